"""How hard a text is: Flesch-Kincaid, with syllables counted by their vowels. Reading age is the grade plus five."""

from __future__ import annotations

import re
from typing import List

VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    """Roughly how many; a silent e at the end counts for nothing."""
    word = word.lower()
    count = len(VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith(("le", "ee")) or re.search(r"[^tdi]ed$", word)
    return max(1, count - (1 if silent and count > 1 else 0))


def sentences(text: str) -> List[List[str]]:
    """The words of each sentence; numbers are left out, because nobody spells them."""
    parts = re.split(r"[.!?:;]+(?:\s|$)|\n", text)
    words = (re.findall(r"[A-Za-z][A-Za-z'’-]*", part) for part in parts)
    return [one for one in words if one]


def reading_age(text: str) -> float:
    """The age at which a text is read with ease."""
    parts = sentences(text)
    words = [word for part in parts for word in part]
    grade = 0.39 * len(words) / len(parts) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return grade + 5
