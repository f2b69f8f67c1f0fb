"""Matrix files as they were read last time, so that a start need not read YAML again.

Each is named after the hash of its text and the reader's release: a changed file is read anew.
What is kept is plain JSON; a file that JSON cannot give back exactly is not kept. Losing all of it
costs two seconds.
"""

from __future__ import annotations

import hashlib
import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any, Callable, Dict

from ruamel.yaml import __version__

FILE = Path(__file__).resolve().parents[3] / ".cache" / "matrices.json"


class Kept:
    """Contents by the hash of their text; `save` writes those that were used."""

    def __init__(self, file: Path) -> None:
        """Read what is there; a file that is missing or broken keeps nothing."""
        self._file = file
        self._used: Dict[str, Any] = {}
        try:
            self._old: Dict[str, Any] = dict(json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            self._old = {}

    def content(self, text: str, read: Callable[[str], Any]) -> Any:
        """What a text says, read only if it was not kept. The caller may change what it gets."""
        key = hashlib.sha256(f"{__version__}\0{text}".encode()).hexdigest()
        packed = self._old.get(key)
        if isinstance(packed, str):
            self._used[key] = packed
            return json.loads(packed)
        content = read(text)
        packed = _packed(content)
        if packed is not None:
            self._used[key] = packed
        return content

    def save(self) -> None:
        """Write what was used, if anything is new. A folder that cannot be written is no error."""
        if self._used.keys() <= self._old.keys():
            return
        part = self._file.with_suffix(f".{os.getpid()}")
        try:
            self._file.parent.mkdir(exist_ok=True)
            part.write_text(json.dumps(self._used), encoding="utf-8")
            part.replace(self._file)
        except OSError:
            return
        self._old = dict(self._used)


def _packed(content: Any) -> Any:
    """The content as JSON, or None if JSON would change it (numbers as keys, dates)."""
    try:
        packed = json.dumps(content)
    except (TypeError, ValueError):
        return None
    return packed if repr(json.loads(packed)) == repr(content) else None


@lru_cache(maxsize=1)
def kept() -> Kept:
    """The one store of this process."""
    return Kept(FILE)
