"""Finds the danger word that a misspelt word was meant to be."""

from __future__ import annotations

import re
from typing import Dict, Iterable, List, Optional, Set

_TWICE = re.compile(r"(.)\1+")
SHORTEST = 5
LONGEST = 16
REMEMBERED = 20_000


class Spelling:
    """Corrects one slip (a letter lost, added, changed or swapped) towards the known words."""

    def __init__(self, vocabulary: Iterable[str], real_words: Iterable[str]) -> None:
        """Index the vocabulary by what is left of each word when one letter is dropped."""
        self._known: Set[str] = set(vocabulary)
        self._real: Set[str] = set(real_words)
        self._left: Dict[str, List[str]] = {}
        self._memo: Dict[str, Optional[str]] = {}
        for word in sorted(self._known):
            if SHORTEST <= len(word) <= LONGEST and word.isalpha():
                for rest in _drops(word):
                    self._left.setdefault(rest, []).append(word)

    def mend(self, word: str) -> Optional[str]:
        """The known word one slip away, or None."""
        if word in self._memo:
            return self._memo[word]
        meant = self._search(word)
        # Bounded: a long paste of nonsense must not fill the memory.
        if len(self._memo) < REMEMBERED:
            self._memo[word] = meant
        return meant

    def _search(self, word: str) -> Optional[str]:
        once = _TWICE.sub(r"\1", word)
        if once != word and once in self._known and word not in self._real:
            return once
        if word in self._real or not SHORTEST - 1 <= len(word) <= LONGEST + 1:
            return None
        if word + "g" in self._known and word.endswith("in"):
            return word + "g"
        if not word.isalpha():
            return None
        for meant in self._candidates(word):
            if _one_slip(word, meant):
                return meant
        return None

    def _candidates(self, word: str) -> Iterable[str]:
        yield from self._left.get(word, ())
        for rest in _drops(word):
            if rest in self._known and len(rest) >= SHORTEST:
                yield rest
            yield from self._left.get(rest, ())


def _drops(word: str) -> List[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _one_slip(typed: str, meant: str) -> bool:
    """True when one letter lost, added or changed, or two neighbours swapped, explains it."""
    if abs(len(typed) - len(meant)) > 1:
        return False
    if len(typed) != len(meant):
        longer, shorter = sorted((typed, meant), key=len, reverse=True)
        return shorter in _drops(longer)
    wrong = [at for at, (a, b) in enumerate(zip(typed, meant)) if a != b]
    if len(wrong) == 1:
        return True
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    return swapped and typed[wrong[0]] == meant[wrong[1]] and typed[wrong[1]] == meant[wrong[0]]
