"""The sentences of phrases.yml, with named gaps."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Dict

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent


@lru_cache(maxsize=4)
def load_phrases(name: str = "phrases") -> Dict[str, str]:
    """Every sentence of a file by its dotted key, such as `open.intro`."""
    raw = YAML(typ="safe").load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return dict(_flat(raw, ""))


def _flat(raw: Any, start: str) -> Any:
    for key, value in raw.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{start}{key}.")
        else:
            yield f"{start}{key}", str(value).strip()


def phrase(key: str, **gaps: Any) -> str:
    """The sentence with its gaps filled. Raises KeyError for an unknown key or an empty gap."""
    return load_phrases()[key].format(**gaps)
