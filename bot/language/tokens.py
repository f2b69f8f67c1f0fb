"""Sentences and words of a message, with their places: spaCy's blank English, nothing more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Dict, Iterator, List, Tuple

from spacy.lang.en import English
from spacy.lookups import Table, load_lookups
from spacy.tokens import Span, Token

from bot.language.plaintext import readable

#: A run without a full stop is cut here, so that one paste is not one sentence.
LONGEST = 60
_LINE = re.compile(r"[^\n\r;\u2022|]+")
_REPEATS = re.compile(r"([a-z])\1{2,}")
_NO_WORD = frozenset({"'s", "s", "-"})
_LETTERS_APART = re.compile(r"[a-z]{3,}/[a-z]{3,}")
_SHORT = {"nt": "not", "n't": "not", "ca": "can", "wo": "will", "'ve": "have", "'re": "are",
          "'m": "am", "'ll": "will", "'d": "would", "dont": "not", "cant": "not"}


@dataclass(frozen=True)
class Word:
    """One word or mark: as read, its lemma, and where it stands."""

    norm: str
    lemma: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.norm[0].isalnum()


@dataclass(frozen=True)
class Sentence:
    """One sentence: its words and marks, and where it stands."""

    words: Tuple[Word, ...]
    start: int
    end: int


@lru_cache(maxsize=1)
def _pipeline() -> English:
    nlp = English()
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "\u2026"]})
    return nlp


@lru_cache(maxsize=1)
def _lemmas() -> Table:
    return load_lookups("en", ["lemma_lookup"]).get_table("lemma_lookup")


@lru_cache(maxsize=50_000)
def lemma(norm: str) -> str:
    """The dictionary form of a word in small letters; the word itself where none is known."""
    return _lemmas().get(norm, norm)


@lru_cache(maxsize=1)
def dictionary() -> Dict[str, None]:
    """English words that are no misspellings: every lemma that the look-up list knows."""
    return dict.fromkeys(_lemmas().values())


def sentences(text: str) -> List[Sentence]:
    """The sentences of a text, in order, with places in the text as it came."""
    plain = readable(text)
    found: List[Sentence] = []
    for line in _LINE.finditer(plain):
        for span in _pipeline()(line.group()).sents:
            found.extend(_cut(list(_words(span, line.start()))))
    return found


def _cut(words: List[Word]) -> Iterator[Sentence]:
    for at in range(0, len(words), LONGEST):
        part = words[at : at + LONGEST]
        if any(word.is_word for word in part):
            yield Sentence(tuple(part), part[0].start, part[-1].end)


def _words(span: Span, offset: int) -> Iterator[Word]:
    """Words and marks; not the "s" of "mum's" or "hes", nor the stroke of "step-dad"."""
    for token in span:
        if token.is_space or token.text in _NO_WORD and _touches(token):
            continue
        yield from _split(token, offset)


def _touches(token: Token) -> bool:
    """Whether a token stands right behind the one before, with no space between."""
    return token.i > 0 and not token.nbor(-1).whitespace_


def _split(token: Token, offset: int) -> Iterator[Word]:
    """One word, or two where a stroke joins them ("him/her")."""
    start = token.idx + offset
    if not _LETTERS_APART.fullmatch(token.text):
        yield _word(token.text, start)
        return
    for piece in re.finditer(r"[a-z]+", token.text):
        yield _word(piece.group(), start + piece.start())


def _word(text: str, start: int) -> Word:
    norm = _SHORT.get(text) or _REPEATS.sub(r"\1\1", text)
    return Word(norm, lemma(norm), start, start + len(text))
