"""Cuts a message into what the model can take: the whole, and each sentence."""

from __future__ import annotations

from typing import List, Tuple

from bot.language.tokens import sentences

#: The model takes about so many words at once; a longer message is read in stretches.
STRETCH = 80
#: Stretches share so many words, so that no danger is cut in two.
SHARED = 20


def stretches(text: str) -> List[str]:
    """The whole text, or overlapping stretches of one that is too long for the model."""
    words = text.split()
    if len(words) <= STRETCH:
        return [text]
    step = STRETCH - SHARED
    return [" ".join(words[at : at + STRETCH]) for at in range(0, len(words) - SHARED, step)]


def parts(text: str) -> List[str]:
    """The sentences of a text that has more than one."""
    found: List[Tuple[int, int]] = [(each.start, each.end) for each in sentences(text)]
    return [text[start:end] for start, end in found] if len(found) > 1 else []
