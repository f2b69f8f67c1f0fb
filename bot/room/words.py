"""The sentences of `words.yml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Dict

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("words.yml")
PROFESSIONS = Path(__file__).with_name("professions.yml")
MINUTE = 60


@lru_cache(maxsize=2)
def read(file: Path) -> Dict[str, str]:
    """A file of sentences by their names."""
    return {key: str(one) for key, one in YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8")).items()}


def say(name: str, /, **more: Any) -> str:
    """One sentence, filled in."""
    return read(FILE)[name].format(**more)


def professions() -> Dict[str, str]:
    """What people may say they are."""
    return read(PROFESSIONS)


def group_names() -> Dict[str, str]:
    """The names of all groups that a spread can have."""
    return {**professions(), "everybody": say("group_everybody"), "rest": say("group_rest")}


def minutes(seconds: int) -> str:
    """A wait as it is said."""
    number = max(1, -(-seconds // MINUTE))
    return "a minute" if number == 1 else f"{number} minutes"
