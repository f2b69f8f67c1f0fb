"""What two pieces of text are compared by: words, pairs, letter groups and concepts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Dict, FrozenSet, Iterator, Sequence

from bot.language.negation import Negation
from bot.language.phrases import Hit, Phrases
from bot.language.tokens import Word

#: One counter of features for each space.
Features = Dict[str, Counter]
SPACES = ("word", "pair", "letters", "concept", "met")
_EMPTY = frozenset(
    "a an the is are was were be been being am to of and or in on at it this that there these those "
    "i we you he she they his her him them their my our your its me us as for with from by do does did "
    "have has had will would so just then than if but about who which what when s t very really get got "
    "says said say told also all some any into up out over".split())
SIZES = (3, 4)
#: So many concepts of one sentence are paired with each other.
MET = 14
#: The concept of phrases that only sound like a worry.
HARMLESS = "harmless"
#: A denied word is another word: "no marks" must not meet "marks".
DENIED = "!"


@dataclass(frozen=True)
class Look:
    """Some words with the concepts found in them, and which of the words are denied."""

    words: Sequence[Word]
    hits: Sequence[Hit]
    denied: Sequence[bool]

    def without_denial(self) -> "Look":
        """The same, read as if no word were denied."""
        return replace(self, denied=[False] * len(self.words))


class Featurer:
    """Turns words into features, with the concepts and negations of the data."""

    def __init__(self, concepts: Phrases, negation: Negation,
                 quiet: FrozenSet[str] = frozenset()) -> None:
        """Keep what recognises concepts and denials. Texts are not compared by `quiet` ones."""
        self._concepts = concepts
        self._quiet = quiet
        self._negation = negation

    def look(self, words: Sequence[Word]) -> Look:
        """The concepts in some words, but not in phrases that only sound like a worry."""
        hits = self._concepts.find(words)
        dropped = {at for hit in hits if hit.name == HARMLESS
                   for at in range(hit.first, hit.last)}
        if dropped:
            words = [word for at, word in enumerate(words) if at not in dropped]
            hits = self._concepts.find(words)
        return Look(words, hits, self._negation.scope(words))

    def features(self, look: Look) -> Features:
        """All features of some words. A denied word or concept is another one."""
        terms = list(_terms(look.words, look.denied))
        found = sorted({(DENIED if look.denied[hit.first] else "") + hit.name
                        for hit in look.hits if hit.name not in self._quiet})
        return {
            "word": Counter(terms),
            "pair": Counter(f"{a} {b}" for a, b in zip(terms, terms[1:])),
            "letters": Counter(gram for term in terms for gram in _grams(term)),
            "concept": Counter(found),
            "met": Counter(f"{a}+{b}" for a, b in combinations(found[:MET], 2)),
        }


def _terms(words: Sequence[Word], denied: Sequence[bool]) -> Iterator[str]:
    for word, no in zip(words, denied):
        if word.is_word and word.norm not in _EMPTY:
            yield (DENIED if no else "") + word.lemma


def _grams(term: str) -> Iterator[str]:
    mark, word = (DENIED, term[1:]) if term.startswith(DENIED) else ("", term)
    padded = f"^{word}$"
    for size in SIZES:
        for at in range(len(padded) - size + 1):
            yield mark + padded[at : at + size]
