"""The way out of a guarded message: remembers what was asked, and never says 999 twice."""
from typing import Any, Callable, Dict, List, Optional

from bot.guard.memory import Memory

Message = Dict[str, Any]


class Watched:
    """Stands between Rasa and a channel's output for the length of one message."""

    def __init__(
        self, channel: Any, conversation: str, memory: Memory, heard: Callable[[str], None]
    ) -> None:
        self._channel, self._conversation, self._memory = channel, conversation, memory
        self._heard = heard
        self._said_by_guard: List[str] = []
        self._asked = False
        self.answered = False
        self.closed = False

    @property
    def area(self) -> Optional[str]:
        """The area of the conversation, if it is known."""
        return self._memory.of(self._conversation).area

    def __getattr__(self, name: str) -> Any:
        return getattr(self._channel, name)

    async def say(self, text: str, kind: str = "text", **more: Any) -> None:
        """Send a sentence of the guard itself."""
        self._said_by_guard.append(text)
        payload = {"kind": kind, "text": text, **more}
        self._asked = self._asked or bool(payload.get("asked"))
        self._memory.hear(self._conversation, payload)
        message = {"text": text, "payload": payload}
        await self._channel.send_response(self._conversation, message)

    async def send_response(self, recipient_id: str, message: Message) -> None:
        """Pass on what the dialogue says, unless the guard has just said the same."""
        # A turn that was given up must not speak into the next one.
        if self.closed or message.get("text") in self._said_by_guard:
            return
        self.answered = True
        self._heard(message.get("text") or "")
        payload = dict(message.get("payload") or {})
        if self._asked:
            # Our question about danger stays the open one, whatever the dialogue asks besides.
            payload.pop("asked", None)
        self._memory.hear(self._conversation, payload)
        await self._channel.send_response(recipient_id, message)
