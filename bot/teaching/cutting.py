"""Cuts a text into sentences and clauses, much as the assistant does when it reads (bot/language/units.py)."""

from __future__ import annotations

import re
from typing import List

#: As in bot/language/units.py: sentences of more words are also read by clauses, of so many words at least.
LONG, SHORT = 12, 4
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_CLAUSE = re.compile(r"\s*[,;]\s*|\s+(?:and|but|then|because|so|plus|also)\s+")


def pieces(text: str) -> List[str]:
    """The sentences of a text and the clauses of its long sentences; not the text itself."""
    found: List[str] = []
    for sentence in filter(None, map(str.strip, _SENTENCE.split(text))):
        found.append(sentence)
        if len(sentence.split()) > LONG:
            found += _clauses(sentence)
    return [piece for piece in dict.fromkeys(found) if piece != text.strip()]


def _clauses(sentence: str) -> List[str]:
    """A clause that is too short goes on with the next."""
    found = [""]
    for clause in _CLAUSE.split(sentence):
        if len(found[-1].split()) >= SHORT:
            found.append("")
        found[-1] = f"{found[-1]} {clause}".strip()
    return found if len(found) > 1 else []
