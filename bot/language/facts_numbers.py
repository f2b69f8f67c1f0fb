"""The patterns of age.yml, and numbers as people write them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Dict, List, Pattern, Tuple

from bot.language.facts_rules import Whole, part, whole
from bot.language.lexicon import data

_NUMBERS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen twenty").split()
_HALF = re.compile(r"\s*(?:and a half|and half|& a half|1/2)$")


@lru_cache(maxsize=1)
def lists() -> Dict[str, Any]:
    """Word lists that only patterns of ages use."""
    raw = data("facts/age.yml")
    return {key: raw[key] for key in ("notage", "notgroup", "notbaby", "month")}


@lru_cache(maxsize=1)
def patterns() -> List[Tuple[Dict[str, Any], Whole]]:
    """Every way of saying an age, in the order of the data."""
    return [(row, whole(row["like"], lists())) for row in data("facts/age.yml")["patterns"]]


@lru_cache(maxsize=None)
def small(name: str) -> Pattern[str]:
    """One of the small patterns around an age."""
    return part(data("facts/age.yml")[name], lists())


def number(words: str) -> float:
    """The number that some words say; halves count."""
    words = " ".join(words.split())
    whole_part = _HALF.sub("", words)
    half = 0.5 if whole_part != words else 0.0
    if whole_part in _NUMBERS:
        return _NUMBERS.index(whole_part) + half
    return float(whole_part) + half
