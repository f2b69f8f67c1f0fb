"""What goes in and out of the conversation: one message of theirs, some of ours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, Optional, Tuple


@dataclass(frozen=True)
class Incoming:
    """A message. `payload` is the value of a button or list that our server made.

    `danger` is what the guard found: tier, cue, kind, about, called, and whether it has `said` so.
    """

    text: str = ""
    payload: Optional[Dict[str, Any]] = None
    danger: Optional[Dict[str, Any]] = None


@dataclass(frozen=True)
class Say:
    """One message of ours: plain text, and the same in structured form."""

    text: str
    payload: Dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Turn:
    """The case after a message, and what to say. `done` when the conversation was deleted."""

    case: Dict[str, Any]
    says: Tuple[Say, ...]
    done: bool = False

