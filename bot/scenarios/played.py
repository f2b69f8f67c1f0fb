"""What happened when a script was played."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional, Tuple

Message = Dict[str, Any]


@dataclass(frozen=True)
class Exchange:
    """Something of theirs, and all that came back. `said` is None for the opening."""

    said: Optional[str]
    replies: Tuple[Message, ...]
    pressed: bool = False

    @property
    def calls_999(self) -> bool:
        """Whether 999 is told here: the guard's or the dialogue's message of that kind."""
        return any(is_call(one) for one in self.replies)

    @property
    def begins_with_999(self) -> bool:
        """Whether nothing stands before it."""
        return bool(self.replies) and is_call(self.replies[0])

    @property
    def asked(self) -> List[str]:
        """Ids of the questions that this reply puts."""
        return [key for one in self.replies for key in _ids(one)]


@dataclass
class Played:
    """A whole conversation, and what the runner noticed on the way."""

    exchanges: List[Exchange] = field(default_factory=list)
    given: List[str] = field(default_factory=list)
    twice: List[str] = field(default_factory=list)
    unanswered: List[str] = field(default_factory=list)
    branches: List[int] = field(default_factory=list)
    stuck: Optional[str] = None

    @property
    def answers(self) -> List[Message]:
        """All full answers, in order."""
        return [m for e in self.exchanges for m in e.replies if m.get("kind") == "answer" and not m.get("early")]

    @property
    def asked(self) -> List[str]:
        """Ids of all questions that were put, in order."""
        return [key for e in self.exchanges for key in e.asked]

    @property
    def turns(self) -> int:
        """Messages of theirs before the first answer; all of them where there is none."""
        for number, one in enumerate(self.exchanges):
            if any(m.get("kind") == "answer" for m in one.replies):
                return number
        return len(self.exchanges) - 1


def is_call(message: Message) -> bool:
    """Whether a message is the one that says to call 999, not what follows it.

    Both travel as `danger`; only what follows offers buttons to go on.
    """
    return (message.get("kind") == "danger" and not message.get("choices")
            and "999" in message.get("text", ""))


def _ids(message: Message) -> List[str]:
    if message.get("kind") == "questions":
        return [item["id"] for item in message["items"]]
    return [message["id"]] if message.get("id") else []
