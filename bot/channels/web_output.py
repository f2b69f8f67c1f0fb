"""What the dialogue says, made into the messages of the web channel."""
import asyncio
from typing import Any, AsyncIterator, Dict, List

from rasa.core.channels.channel import OutputChannel

from bot.channels.buttons import signed
from bot.channels.signing import Signer

Message = Dict[str, Any]


class WebOutput(OutputChannel):
    """Collects messages, each once: its text together with its structured form."""

    def __init__(self, conversation: str, signer: Signer) -> None:
        self.messages: List[Message] = []
        self._news, self._ended = asyncio.Condition(), False
        self._conversation, self._signer = conversation, signer

    @classmethod
    def name(cls) -> str:
        """The channel's name for Rasa."""
        return "web"

    async def send_response(self, recipient_id: str, message: Message) -> None:
        """Keep one message; what Rasa adds for other channels is left out."""
        payload = message.get("payload") or {"kind": "text"}
        payload = signed(payload, self._conversation, self._signer)
        made = {"text": message.get("text") or "", **payload}
        if made["text"]:
            self.messages.append(made)
            await self._tell()

    async def finish(self) -> None:
        """No more messages will come."""
        self._ended = True
        await self._tell()

    async def as_they_come(self) -> AsyncIterator[Message]:
        """Every message from the first to the last, however many listen."""
        told = 0
        while True:
            async with self._news:
                await self._news.wait_for(lambda: self._ended or told < len(self.messages))
            if told == len(self.messages):
                return
            yield self.messages[told]
            told += 1

    async def _tell(self) -> None:
        async with self._news:
            self._news.notify_all()
