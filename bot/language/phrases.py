"""Finds phrases in a run of words. A phrase is data: plain words with a few signs.

`a|b` either word, `run*` any word that begins so, `_` any one word, `x?` may be missing,
`...` up to three words between. A word also stands for its other forms ("bruise": bruises).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Dict, FrozenSet, Iterable, Iterator, List, Mapping, Optional, Sequence, Set, Tuple

from bot.language.tokens import Word

GAP = 3
_JOINED = re.compile(r"(?<=[a-z0-9])-(?=[a-z0-9])")
#: Beginnings (`run*`) are found by this many letters.
STEM = 3


@dataclass(frozen=True)
class Step:
    """One place of a phrase: the words that may stand there."""

    words: FrozenSet[str]
    stems: Tuple[str, ...]
    anything: bool = False
    optional: bool = False
    gap: bool = False

    def takes(self, word: Word) -> bool:
        """Whether this word may stand here."""
        if self.anything:
            return word.is_word
        return (word.norm in self.words or word.lemma in self.words
                or bool(self.stems) and word.norm.startswith(self.stems))


@dataclass(frozen=True)
class Hit:
    """A phrase of `name` found at words[first:last]."""

    name: str
    first: int
    last: int


def compile_phrase(phrase: str) -> Tuple[Step, ...]:
    """The steps of a phrase as written in the data."""
    plain = _JOINED.sub(" ", phrase.lower().replace("'s ", " "))
    return tuple(_step(part) for part in plain.split())


@lru_cache(maxsize=None)
def _step(part: str) -> Step:
    if part == "...":
        return Step(frozenset(), (), gap=True)
    optional = part.endswith("?")
    part = part[:-1] if optional else part
    if part == "_":
        return Step(frozenset(), (), anything=True, optional=optional)
    choices = part.split("|")
    stems = tuple(c[:-1] for c in choices if c.endswith("*"))
    return Step(frozenset(c for c in choices if not c.endswith("*")), stems, False, optional)


@dataclass(frozen=True)
class Phrase:
    """A compiled phrase. Without one of `needs` in a text it cannot be there."""

    name: str
    steps: Tuple[Step, ...]
    needs: FrozenSet[str]


class Phrases:
    """All phrases of a lexicon, found together in one pass."""

    def __init__(self, lexicon: Mapping[str, Iterable[str]]) -> None:
        """Compile `name -> phrases`."""
        self._by_word: Dict[str, List[Phrase]] = {}
        self._by_stem: Dict[str, List[Phrase]] = {}
        for name, phrases in lexicon.items():
            for phrase in phrases:
                steps = compile_phrase(phrase)
                self._keep(Phrase(name, steps, _needs(steps)))

    def _keep(self, phrase: Phrase) -> None:
        first = phrase.steps[0]
        if first.anything or first.gap or first.optional:
            raise ValueError(f"a phrase of '{phrase.name}' must begin with a word")
        for word in first.words:
            self._by_word.setdefault(word, []).append(phrase)
        for stem in first.stems:
            if len(stem) < STEM:
                raise ValueError(f"'{stem}*' in '{phrase.name}' is too short")
            self._by_stem.setdefault(stem[:STEM], []).append(phrase)

    def find(self, words: Sequence[Word]) -> List[Hit]:
        """Every phrase found, the longest of each name at each place."""
        there = {word.norm for word in words} | {word.lemma for word in words}
        found: List[Hit] = []
        for at, word in enumerate(words):
            best: Dict[str, int] = {}
            for phrase in self._starting(word, there):
                last = _match(phrase.steps, words, at)
                if last is not None and last > best.get(phrase.name, 0):
                    best[phrase.name] = last
            found.extend(Hit(name, at, last) for name, last in best.items())
        return found

    def _starting(self, word: Word, there: Set[str]) -> Iterator[Phrase]:
        phrases = self._by_word.get(word.norm, [])
        if word.lemma != word.norm:
            phrases = phrases + self._by_word.get(word.lemma, [])
        for phrase in phrases:
            if not phrase.needs or not there.isdisjoint(phrase.needs):
                yield phrase
        for phrase in self._by_stem.get(word.norm[:STEM], ()):
            if phrase.steps[0].takes(word):
                yield phrase


def _needs(steps: Tuple[Step, ...]) -> FrozenSet[str]:
    """The smallest set of words after the first of which one must be in the text."""
    sets = [step.words for step in steps[1:]
            if not (step.optional or step.gap or step.anything or step.stems)]
    return min(sets, key=len, default=frozenset())


def _match(steps: Tuple[Step, ...], words: Sequence[Word], at: int) -> Optional[int]:
    """Where the phrase ends if it begins at `at`; None if it does not."""
    for place, step in enumerate(steps):
        if step.gap:
            rest = steps[place + 1 :]
            ends = (_match(rest, words, at + n) for n in range(GAP + 1))
            return next((end for end in ends if end is not None), None)
        if at < len(words) and step.takes(words[at]):
            at += 1
        elif not step.optional:
            return None
    return at
