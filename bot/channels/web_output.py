"""What the dialogue says, made into the messages of the web channel."""
import asyncio
from typing import Any, Dict, List, Optional

from rasa.core.channels.channel import OutputChannel

from bot.channels.buttons import signed
from bot.channels.signing import Signer

Message = Dict[str, Any]


class WebOutput(OutputChannel):
    """Collects messages, each once: its text together with its structured form."""

    def __init__(self, conversation: str, signer: Signer) -> None:
        self.messages: List[Message] = []
        self.arriving: "asyncio.Queue[Optional[Message]]" = asyncio.Queue()
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
        if not made["text"]:
            return
        self.messages.append(made)
        self.arriving.put_nowait(made)

    def finish(self) -> None:
        """No more messages will come."""
        self.arriving.put_nowait(None)
