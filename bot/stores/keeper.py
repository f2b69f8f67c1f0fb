"""The tracker store: keeps a conversation as long as the operator allows, and deletes it."""

import json
import time
from typing import Any, Callable, Dict, Iterable, List, Optional

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.stores.compact import compacted
from bot.stores.table import Table
from bot.stores.transcript import Transcript, answered_with

HOUR = 3600.0
# The slot that asks for deletion; `actions/slots.py` sets it.
FORGET = "forget"
LONGEST = 72
# With 0 hours an enquiry that never reached its answer may wait this long for its next message.
UNFINISHED = 1.0
# Seconds between two deletions of old conversations.
SWEEP_EVERY = 600.0
# How many messages of the practitioner stay readable as they were typed.
MESSAGES = 3
# The action that runs when the form has given its answer.
ANSWERED = "action_finish"
Message = Dict[str, Any]


class Keeper(TrackerStore):
    """Keeps each conversation in one row; errors are raised, so nobody silently starts again."""

    def __init__(
        self,
        domain: Optional[Domain] = None,
        host: Optional[str] = None,
        event_broker: Optional[EventBroker] = None,
        db: str = "var/conversations.db",
        keep_hours: float = 12,
        clock: Callable[[], float] = time.time,
        **kwargs: Any,
    ) -> None:
        """Opens the file that `endpoints.yml` names, with the retention that it sets."""
        if isinstance(keep_hours, bool) or not 0 <= float(keep_hours) <= LONGEST:
            raise ValueError(f"endpoints.yml: keep_hours is {keep_hours}, not 0 to {LONGEST}.")
        self.keep_hours = float(keep_hours)
        self._clock = clock
        self._table = Table(str(db))
        self._transcript = Transcript(self._table)
        self._swept = clock()
        super().__init__(domain, event_broker, **kwargs)

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """The conversation as it was left, or None if there is none or its time is over."""
        found = self._table.read(sender_id)
        if not found or found[1] < self._oldest():
            return None
        return DialogueStateTracker.from_dict(sender_id, json.loads(found[0]), self.domain.slots)

    def add_exchange(
        self, sender_id: str, request: Optional[str], text: Optional[str], said: List[Message]
    ) -> None:
        """What was just said stays readable as long as the conversation is kept."""
        self._transcript.add(sender_id, request, text, said)

    def messages(self, sender_id: str) -> List[Message]:
        """The conversation as it stood on the screen; nothing after its time."""
        return self._transcript.messages(sender_id) if self._in_time(sender_id) else []

    def answer(self, sender_id: str, request: str) -> Optional[List[Message]]:
        """What was answered to a request, if it has been answered."""
        return self._transcript.answer(sender_id, request) if self._in_time(sender_id) else None

    async def half_answer(self, sender_id: str, request: str) -> List[Message]:
        """What the dialogue said to a request whose answer did not get as far as the transcript."""
        found = self._table.read(sender_id)
        # Looked for in the plain text first: taking a conversation apart costs more than all the rest.
        if not found or json.dumps(request) not in found[0]:
            return []
        tracker = await self.retrieve(sender_id)
        return answered_with(tracker, request) if tracker else []

    def check(self) -> None:
        """The store can be read and written; raises if not."""
        self._table.check()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """The conversation is kept, or gone if that was asked for or nothing may be kept."""
        await self.stream_events(tracker)
        self._sweep_if_due()
        finished = answered(list(tracker.events))
        if tracker.get_slot(FORGET) or (finished and self.keep_hours == 0):
            self._table.delete(tracker.sender_id)
            return
        kept = compacted(tracker, slots=self.domain.slots, messages=MESSAGES)
        events = json.dumps(kept)
        self._table.write(
            tracker.sender_id, touched=self._clock(), finished=finished, events=events
        )

    async def delete(self, sender_id: str) -> bool:
        """Nothing of the conversation is left; True if there was one."""
        return self._table.delete(sender_id)

    async def keys(self) -> Iterable[str]:
        """The ids of the conversations that are kept."""
        return self._table.sender_ids()

    def sweep(self) -> int:
        """Conversations whose time is over are gone; their number."""
        return self._table.delete_before(self._oldest())

    def _sweep_if_due(self) -> None:
        # Under plain `rasa run` nothing else sweeps.
        if self._clock() - self._swept >= SWEEP_EVERY:
            self._swept = self._clock()
            self.sweep()

    def close(self) -> None:
        """The file is closed."""
        self._table.close()

    def _in_time(self, sender_id: str) -> bool:
        touched = self._table.touched(sender_id)
        return touched is not None and touched >= self._oldest()

    def _oldest(self) -> float:
        return self._clock() - (self.keep_hours or UNFINISHED) * HOUR


def answered(events: List[Event]) -> bool:
    """Whether the latest message has led to the answer."""
    for event in reversed(events):
        if isinstance(event, UserUttered):
            return False
        if isinstance(event, ActionExecuted) and event.action_name == ANSWERED:
            return True
    return False
