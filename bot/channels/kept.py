"""What the store keeps of conversations on the web; a store that fails or cannot is survived here."""
import logging
from typing import Any, Dict, List, Optional

from bot.guard.faults import where

logger = logging.getLogger(__name__)
Message = Dict[str, Any]


class Kept:
    """Answers that were given already, and the conversation as it stood on the screen."""

    def __init__(self, agent: Any) -> None:
        store = getattr(agent, "tracker_store", None)
        # Plain `rasa run` wraps the store, and the wrapper knows nothing of this.
        self._store = getattr(store, "_tracker_store", store)

    def answer(self, conversation: str, request: Optional[str]) -> Optional[List[Message]]:
        """What was answered to this request, if it was handled and is still kept."""
        if request is None:
            return None
        try:
            found: Optional[List[Message]] = self._store.answer(conversation, request)
            return found
        except Exception as error:  # handled twice is better than not at all
            logger.error("kept answers cannot be read: %s", where(error))
            return None

    async def half_answer(self, conversation: str, request: Optional[str]) -> List[Message]:
        """What the dialogue has said to a request before the process was stopped half-way."""
        if request is None:
            return []
        try:
            found: List[Message] = await self._store.half_answer(conversation, request)
            return found
        except Exception as error:
            logger.error("kept conversations cannot be read: %s", where(error))
            return []

    def add(
        self, conversation: str, request: Optional[str], text: Optional[str], said: List[Message]
    ) -> None:
        """The exchange can be read again, also by another process of this assistant."""
        try:
            self._store.add_exchange(conversation, request, text, said)
        except Exception as error:  # it has been answered; only a reload will not show it
            logger.error("an exchange was not kept: %s", where(error))

    def messages(self, conversation: str) -> List[Message]:
        """The conversation as it stood on the screen; raises if the store cannot be read."""
        found: List[Message] = self._store.messages(conversation)
        return found

    def check(self) -> List[str]:
        """What keeps the store from working, in words; nothing if it works."""
        try:
            self._store.check()
            return []
        except Exception as error:
            return [f"conversations cannot be kept ({type(error).__name__})"]
