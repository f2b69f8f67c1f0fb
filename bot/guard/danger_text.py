"""Turns whatever was typed or pasted into short runs of plain words."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Callable, Dict, List, Mapping, Tuple

Words = Tuple[str, ...]

# Only real tag names: "<he has a knife>" is somebody's words, not markup.
_TAG = re.compile(
    r"</?(?P<inline>b|i|u|em|strong|span|font|mark|small|a)?"
    r"(?(inline)|(?:p|br|div|h[1-6]|li|ul|ol|table|tbody|thead|tr|td|th|html|body|head|img|hr|"
    r"blockquote|pre|style|script|title|meta|section|article|o:p))(?:[\s/][^<>]*)?>",
    re.IGNORECASE,
)
_INVISIBLE = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "`": "'", "\u00b4": "'"})
_REPEATS = re.compile(r"([a-z])\1{2,}")
_PIECE = re.compile(
    r"[^\W\d_][^\W_]*(?:'[^\W_]+)*|\d+[.:]\d+|[^\W_]+|\.(?!\.)(?<!\.\.)|[!?;]|\n\s*\n"
)
_NUMBER = re.compile(r"(\d+)([a-z]+)$")
_SHORT = {"ll": "will", "re": "are", "ve": "have"}
_STOPS = frozenset(".!?;")
LONGEST = 60
OVERLAP = 20
# Stands at the end of a run that a question mark ends.
ASKS = "qmark"


def fold(text: str) -> str:
    """Small letters without accents, invisible marks, curly quotes or stretched letters."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_QUOTES))
        text = _INVISIBLE.sub("", text)
    return _REPEATS.sub(r"\1\1", text.lower().replace("`", "'"))


class Reader:
    """Splits text into runs of words, with shorthand and emoji written out."""

    def __init__(self, shorthand: Mapping[str, str], emoji: Mapping[str, str]) -> None:
        """Keep the shorthand and emoji that the cue folder gives."""
        self._short: Dict[str, Words] = {k: tuple(v.split()) for k, v in shorthand.items()}
        self._emoji = dict(emoji)

    def words(self, piece: str) -> Words:
        """The plain words that one typed word stands for."""
        if piece in self._short:
            return self._short[piece]
        if piece[0].isdigit() and piece[-1].isalpha():
            digits = _NUMBER.match(piece)
            return digits.groups() if digits else (piece,)
        if "'" not in piece:
            return (piece,)
        joined = piece.replace("'", "")
        head, _, tail = piece.rpartition("'")
        if tail in _SHORT:
            return self.words(head) + (_SHORT[tail],)
        return self._short.get(joined, (joined,))

    def plain(self, text: str) -> str:
        """The text with markup taken out and emoji turned into words."""
        if not text.isascii():
            for sign, word in self._emoji.items():
                text = text.replace(sign, f" {word} ")
        if "<" in text:
            text = _TAG.sub(_mark, text)
        return fold(html.unescape(text) if "&" in text else text)

    def runs(self, text: str, mend: Callable[[Words], Words] = tuple) -> List[Words]:
        """The whole text as runs, none longer than LONGEST words; "?" stays as a word."""
        found: List[Words] = []
        words: List[str] = []
        memo: Dict[str, Words] = {}
        for piece in _PIECE.findall(self.plain(text)):
            if piece in _STOPS or piece[0] == "\n":
                found.extend(_cut([*words, ASKS] if piece == "?" and words else words))
                words = []
                continue
            plain = memo.get(piece)
            if plain is None:
                plain = memo[piece] = mend(self.words(piece))
            words += plain
        found.extend(_cut(words))
        return found


def _mark(tag: re.Match[str]) -> str:
    """What a tag is read as: nothing inside a word, a space in a row, else a new line."""
    if tag.group("inline"):
        return ""
    return " " if tag.group().lower().lstrip("</").startswith(("td", "th")) else " \n"


def _cut(words: List[str]) -> List[Words]:
    """Split a run that never stops; the pieces overlap so that no cue is cut in two."""
    if len(words) <= LONGEST:
        return [tuple(words)] if words else []
    step = LONGEST - OVERLAP
    starts = range(0, len(words) - OVERLAP, step)
    return [tuple(words[at : at + LONGEST]) for at in starts]
