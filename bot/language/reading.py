"""What a reading of a message holds. This is the interface; what stands behind it may change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Tuple


@dataclass(frozen=True)
class Candidate:
    """A statement, trigger or strength that the words may mean.

    `because` is the exact piece `text[start:end]`.
    `kind`: statement, trigger or factor.
    `status`: stated, suspected, disputed, past, linked or absent.
    """

    id: str
    score: float
    status: str
    because: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Told:
    """A fact that was said, and the words that said it."""

    fact: str
    value: Any
    because: str


@dataclass(frozen=True)
class Reading:
    """Everything found in one message; candidates best first, and the sentences left over."""

    candidates: Tuple[Candidate, ...] = ()
    told: Tuple[Told, ...] = ()
    unread: Tuple[str, ...] = ()
    sentences: Tuple[str, ...] = ()
