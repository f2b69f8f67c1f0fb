"""Reads the patterns of facts: regular expressions in the data, with names for word lists."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import Any, Dict, FrozenSet, Iterator, Mapping, Match, Optional, Pattern, Tuple

from bot.language.facts_first import first_signs
from bot.language.lexicon import data

_NAME = re.compile(r"(?<!P)<([a-z_]+|N|M)>")
#: One to three spaces: bounded, so that no text can make a search slow.
_SPACE = r"(?:\s{1,3})"
_MAYBE = r"(?:[\s\-]{0,2})"
_DEPTH = 6
Lists = Tuple[Tuple[str, str], ...]


class Whole:
    """A pattern of whole words that knows which signs it can begin with."""

    def __init__(self, pattern: str) -> None:
        """Compile the pattern."""
        self.pattern: Pattern[str] = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")

    @cached_property
    def signs(self) -> Optional[FrozenSet[str]]:
        """Every sign that a match can begin with; None if it may be any."""
        return first_signs(self.pattern.pattern)

    def search(self, text: str) -> Optional[Match[str]]:
        """The first match."""
        return self.pattern.search(text)

    def fullmatch(self, text: str) -> Optional[Match[str]]:
        """The match of a whole text."""
        return self.pattern.fullmatch(text)


@lru_cache(maxsize=1)
def _words() -> Dict[str, str]:
    return dict(data("facts/words.yml"))


def expand(pattern: str, more: Mapping[str, str]) -> str:
    """The pattern with word lists put in and its spaces made tolerant."""
    lists = {**_words(), **more}
    for _ in range(_DEPTH):
        pattern = _NAME.sub(lambda found: f"(?:{lists[found.group(1)]})", pattern)
    return "".join(_signs(pattern))


def _signs(pattern: str) -> Iterator[str]:
    """Spaces and ~ outside of square brackets become their patterns."""
    inside, escaped = False, False
    for sign in pattern:
        if not escaped and sign in "[]":
            inside = sign == "["
        plain = not inside and not escaped
        yield _SPACE if plain and sign == " " else _MAYBE if plain and sign == "~" else sign
        escaped = sign == "\\" and not escaped


@lru_cache(maxsize=None)
def _whole(pattern: str, more: Lists) -> Whole:
    return Whole(expand(pattern, dict(more)))


@lru_cache(maxsize=None)
def _part(pattern: str, more: Lists) -> Pattern[str]:
    return re.compile(expand(pattern, dict(more)))


def whole(pattern: str, more: Optional[Mapping[str, Any]] = None) -> Whole:
    """The pattern, compiled once; it begins and ends with whole words."""
    return _whole(pattern, tuple((more or {}).items()))


def part(pattern: str, more: Optional[Mapping[str, Any]] = None) -> Pattern[str]:
    """The pattern as it stands, for what comes right before or after something."""
    return _part(pattern, tuple((more or {}).items()))
