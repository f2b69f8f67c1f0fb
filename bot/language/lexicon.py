"""Reads the data of the language room: settings, concepts, statuses and plain rules."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, FrozenSet, List

from ruamel.yaml import YAML

HERE = Path(__file__).resolve().parent


@lru_cache(maxsize=None)
def data(name: str) -> Any:
    """The content of one data file of this folder."""
    return YAML(typ="safe").load((HERE / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def concepts() -> Dict[str, List[str]]:
    """Every concept with its phrases. Phrases stand in one text, with commas between."""
    found: Dict[str, List[str]] = {}
    for path in sorted((HERE / "concepts").glob("*.yml")):
        for name, phrases in data(f"concepts/{path.name}").items():
            if name in found:
                raise ValueError(f"{path}: the concept '{name}' stands twice; merge the two")
            found[name] = [part.strip() for part in phrases.split(",") if part.strip()]
    return found


@lru_cache(maxsize=1)
def quiet() -> FrozenSet[str]:
    """Concepts that only keep plain rules from reading too much; no text is compared by them."""
    return frozenset(data("concepts/beside.yml"))
