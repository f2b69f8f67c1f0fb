"""The pieces of a message that are read: its sentences, and the clauses of long ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, List, Sequence, Tuple

from bot.language.tokens import Sentence, Word

#: A sentence of more words than this is also read clause by clause.
LONG = 12
#: A clause of fewer words says nothing by itself.
SHORT = 4
_JOINS = frozenset({"and", "but", "then", "because", "so", "plus", "also"})


@dataclass(frozen=True)
class Unit:
    """A piece that is read by itself: its words, its place, and the number of its sentence.

    `part_of`: how many words the sentence has of which this is a clause; 0 for a whole sentence.
    """

    words: Tuple[Word, ...]
    start: int
    end: int
    sentence: int
    part_of: int = 0


def units(sentences: Sequence[Sentence]) -> Iterator[Unit]:
    """Every piece that is read by itself."""
    for number, sentence in enumerate(sentences):
        yield Unit(sentence.words, sentence.start, sentence.end, number)
        clauses = _clauses(sentence.words) if len(sentence.words) > LONG else []
        if len(clauses) > 1:
            for words in clauses:
                yield Unit(tuple(words), words[0].start, words[-1].end, number,
                           len(sentence.words))


def _clauses(words: Sequence[Word]) -> List[List[Word]]:
    """The words between commas and joining words; a short clause goes on with the next."""
    found: List[List[Word]] = [[]]
    for word in words:
        breaks = word.norm in _JOINS or not word.is_word
        if breaks and sum(w.is_word for w in found[-1]) >= SHORT:
            found.append([])
        if word.is_word or found[-1]:
            found[-1].append(word)
    if len(found) > 1 and sum(w.is_word for w in found[-1]) < SHORT:
        found[-2].extend(found.pop())
    return [_trimmed(clause) for clause in found if any(w.is_word for w in clause)]


def _trimmed(words: List[Word]) -> List[Word]:
    """Without the marks and joining words at its ends."""
    while words and (not words[-1].is_word or words[-1].norm in _JOINS):
        words.pop()
    while words and (not words[0].is_word or words[0].norm in _JOINS):
        words.pop(0)
    return words
