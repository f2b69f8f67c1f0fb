"""What was last asked in each conversation, so that a two-word answer can be read with its question."""
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any, Callable, Dict, Optional

from bot.guard.several import wording


@dataclass
class Remembered:
    """The open question, the area and what the guard has already asked of this conversation.

    `settled`: "is anyone in danger now?" was answered with a plain no, or 999 was said. `again`: the guard has asked
    once more since.
    """

    seen: float
    asked: Optional[str] = None
    area: Optional[str] = None
    told_to_mask: bool = False
    told_less_able: bool = False
    settled: bool = False
    again: bool = False

    @property
    def times(self) -> int:
        """How often danger was settled: 0, 1, or 2 where it was asked about again."""
        return 1 + self.again if self.settled else 0


class Memory:
    """A bounded store in this process only: question wordings of ours and area ids, no user text."""

    def __init__(
        self, size: int = 5000, hours: float = 12, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._size, self._age, self._clock = size, hours * 3600, clock
        self._kept: "OrderedDict[str, Remembered]" = OrderedDict()

    def knows(self, conversation: str) -> bool:
        """Whether anything is remembered; after a restart of the process nothing is."""
        return conversation in self._kept

    def of(self, conversation: str) -> Remembered:
        """What is remembered of a conversation; a fresh entry if nothing is."""
        entry = self._kept.pop(conversation, None) or Remembered(self._clock())
        entry.seen = self._clock()
        self._kept[conversation] = entry
        self._drop_old()
        return entry

    def hear(self, conversation: str, payload: Dict[str, Any]) -> None:
        """Take the open question and the area from a message that we are sending."""
        entry = self.of(conversation)
        if "asked" in payload or payload.get("kind") == "answer":  # after the answer no question is open
            entry.asked = wording(payload)
        if payload.get("id") == "danger":
            # By the dialogue it is asked anew, as for another child.
            entry.settled, entry.again = False, bool(payload.get("again"))
        if payload.get("area"):
            entry.area = payload["area"]

    def forget(self, conversation: str) -> None:
        """Drop a conversation, because its owner deleted it."""
        self._kept.pop(conversation, None)

    def _drop_old(self) -> None:
        oldest_allowed = self._clock() - self._age
        while self._kept:
            first = next(iter(self._kept))
            if len(self._kept) <= self._size and self._kept[first].seen >= oldest_allowed:
                return
            del self._kept[first]
