"""Finds the word that a misspelt word was meant to be: one letter lost, added, changed, swapped."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Container, Dict, Iterable, Iterator, List, Optional, Sequence, Set

from bot.language.tokens import Word, lemma

SHORTEST = 4
LONGEST = 16


class Spelling:
    """Mends words towards those that the matrices and concepts use."""

    def __init__(self, vocabulary: Iterable[str], real: Container[str]) -> None:
        """Index the vocabulary by what is left when one letter is dropped."""
        words = {w for w in vocabulary if w.isalpha()}
        self._short: Set[str] = {w for w in words if len(w) == SHORTEST - 1}
        self._known: Set[str] = {w for w in words if len(w) >= SHORTEST}
        self._real = real
        self._left: Dict[str, List[str]] = {}
        for word in sorted(self._known):
            for rest in _drops(word):
                self._left.setdefault(rest, []).append(word)
        self.mend = lru_cache(maxsize=20_000)(self._mend)

    def words(self, words: Sequence[Word]) -> List[Word]:
        """The same words, misspelt ones replaced; their places stay."""
        return [self._one(word) for word in words]

    def _one(self, word: Word) -> Word:
        meant = self.mend(word.norm)
        return replace(word, norm=meant, lemma=lemma(meant)) if meant else word

    def _mend(self, norm: str) -> Optional[str]:
        if not norm.isalpha() or not SHORTEST <= len(norm) <= LONGEST or norm in self._known:
            return None
        if lemma(norm) != norm or norm in self._real:
            return None
        if norm[-1] == norm[-2] and norm[:-1] in self._short:
            return norm[:-1]
        return next((meant for meant in self._near(norm) if _alike(norm, meant)), None)

    def _near(self, norm: str) -> Iterator[str]:
        yield from self._left.get(norm, ())
        for rest in _drops(norm):
            if rest in self._known and len(rest) > SHORTEST:
                yield rest
        for rest in _drops(norm):
            yield from self._left.get(rest, ())


def _drops(word: str) -> List[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _alike(norm: str, meant: str) -> bool:
    """The same first letter, one slip apart; a changed letter only in longer words."""
    if norm[0] != meant[0]:
        return False
    if len(norm) != len(meant):
        return len(norm) >= SHORTEST and len(meant) > SHORTEST
    apart = [at for at, (a, b) in enumerate(zip(norm, meant)) if a != b]
    if len(apart) == 1:
        return len(norm) > SHORTEST
    return len(apart) == 2 and apart[1] == apart[0] + 1 and (
        norm[apart[0]], norm[apart[1]]) == (meant[apart[1]], meant[apart[0]])
