"""What was said in a conversation, so that a page can go on after a reload or a restart."""

import json
from typing import Any, Dict, List, Optional

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.stores.table import Table

Message = Dict[str, Any]


class Transcript:
    """Exchanges in the order in which they stood on the screen, names masked."""

    def __init__(self, table: Table) -> None:
        """Uses the table of a store; deletion there deletes here."""
        self._table = table

    def add(
        self, sender_id: str, request: Optional[str], text: Optional[str], said: List[Message]
    ) -> None:
        """The exchange is kept, unless its conversation is gone; one id is kept once."""
        content = json.dumps({"text": text, "said": said}, ensure_ascii=False)
        self._table.add_exchange(sender_id, request, content)

    def answer(self, sender_id: str, request: str) -> Optional[List[Message]]:
        """What was answered to a request that has been handled already."""
        exchange = self._table.exchange(sender_id, request)
        return json.loads(exchange)["said"] if exchange else None

    def messages(self, sender_id: str) -> List[Message]:
        """Everything as it stood on the screen, theirs and ours."""
        found: List[Message] = []
        for exchange in map(json.loads, self._table.exchanges(sender_id)):
            typed = [{"kind": "user", "text": exchange["text"]}] if exchange["text"] else []
            found += typed + exchange["said"]
        return found


def answered_with(tracker: DialogueStateTracker, request: str) -> List[Message]:
    """What the dialogue has said to a message, as it went to the channel; nothing if it is unknown."""
    said: List[Message] = []
    found = False
    for event in tracker.events:
        if isinstance(event, UserUttered):
            found = event.message_id == request
            said = [] if found else said
        elif found and isinstance(event, BotUttered):
            said.append(event.message())
    return said
