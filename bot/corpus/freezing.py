"""The frozen test splits: hashes taken before the first training. Nothing may be taken out."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, Dict, List

from bot.corpus.reading import FOLDER

NAME = "frozen.json"


def frozen(folder: Path = FOLDER) -> Dict[str, Any]:
    """What was frozen: the day, and the sha256 of every test file by its place."""
    found: Dict[str, Any] = json.loads((folder / NAME).read_text(encoding="utf-8"))
    return found


def changed(folder: Path = FOLDER) -> List[str]:
    """Every frozen file that is gone or not the same, in words; nothing if all is well."""
    wrong = []
    for place, wanted in frozen(folder)["sha256"].items():
        path = folder / place
        if not path.is_file():
            wrong.append(f"{place} is gone: a frozen split loses nothing")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
            wrong.append(f"{place} is not the file that was frozen: make a new split instead")
    return wrong
