"""Pieces that only say who is typing or about whom, such as "form tutor y8": they hold no worry."""

from __future__ import annotations

from functools import lru_cache

from bot.language.facts_role import lists, raw
from bot.language.facts_rules import Whole, whole
from bot.language.plaintext import readable

#: A longer piece says more than that.
LONGEST = 60


@lru_cache(maxsize=1)
def _only_who() -> Whole:
    data = raw()
    words = {**lists(), "who_words": data["who_words"]}
    return whole(data["only_who"], words)


def introduces(piece: str) -> bool:
    """Whether a piece of a message is nothing but an introduction."""
    piece = readable(piece).strip()
    return bool(piece) and len(piece) <= LONGEST and _only_who().fullmatch(piece) is not None
