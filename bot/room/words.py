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
    return _many(max(1, -(-seconds // MINUTE)), "minute")


def life(seconds: float) -> str:
    """A longer time as it is said, in hours and minutes."""
    hours, rest = divmod(max(1, round(seconds / MINUTE)), 60)
    parts = [_many(hours, "hour")] * bool(hours) + [_many(rest, "minute")] * bool(rest)
    return " and ".join(parts)


def _many(number: int, name: str) -> str:
    if number == 1:
        return f"an {name}" if name == "hour" else f"a {name}"
    return f"{number} {name}s"
