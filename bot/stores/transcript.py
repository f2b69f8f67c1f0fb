"""What was said in a conversation, so that a page can go on after a reload or a restart."""

import json
from typing import Any, Dict, List, Optional

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.stores.table import Table

Message = Dict[str, Any]
#: How many exchanges of one conversation are kept where the operator sets nothing else.
MOST = 100


class Transcript:
    """Exchanges in the order in which they stood on the screen, names masked."""

    def __init__(self, table: Table, most: int = MOST) -> None:
        """Uses the table of a store; deletion there deletes here. Keeps the latest `most` exchanges."""
        self._table, self._most = table, most

    def add(
        self, sender_id: str, request: Optional[str], text: Optional[str], said: List[Message]
    ) -> None:
        """The exchange is kept, unless its conversation is gone; one id is kept once.

        The oldest goes where there are too many: it is not shown again, and its id would count anew.
        """
        content = json.dumps({"text": text, "said": said}, ensure_ascii=False)
        self._table.add_exchange(sender_id, request, content, self._most)

    def answer(self, sender_id: str, request: str) -> Optional[List[Message]]:
        """What was answered to a request that has been handled already."""
        exchange = self._table.exchange(sender_id, request)
        return json.loads(exchange)["said"] if exchange else None

    def messages(self, sender_id: str) -> List[Message]:
        """What stood on the screen, theirs and ours; first a "cut" where the beginning is gone."""
        cut = self._table.first_exchange(sender_id) > 1
        found: List[Message] = [{"kind": "cut", "text": ""}] if cut else []
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
