"""The conversation in a terminal: the same guard and dialogue, lines of text instead of a page."""
import secrets
from typing import Any, Awaitable, Callable, Dict, List, Optional

from rasa.core.channels.channel import OutputChannel, UserMessage

from bot.guard.guard import Guard
from bot.guard.one_message import guarded

Handler = Callable[[UserMessage], Awaitable[Any]]
Read = Callable[[], Awaitable[Optional[str]]]
Write = Callable[[str], Any]

CHANNEL = "terminal"
LEAVING = ("quit", "exit", "bye")
WELCOME = 'Type your message and press Enter. "quit" leaves and deletes the conversation.'


class TerminalOutput(OutputChannel):
    """Writes each message once, as text, with the answers that a button would offer."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self.choices: List[Dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name for Rasa."""
        return CHANNEL

    async def send_response(self, recipient_id: str, message: Dict[str, Any]) -> None:
        """Write one message; its structured form is used for the labels only."""
        text, payload = message.get("text") or "", message.get("payload") or {}
        choices = payload.get("choices") or []
        labels = " ".join(f"[{one['label']}]" for one in choices)
        self.choices = choices or self.choices
        if text:
            self._write(f"\n{text}" if not labels or labels in text else f"\n{text}\n{labels}")


class Terminal:
    """Reads lines and has them answered until the practitioner leaves."""

    def __init__(self, guard: Guard, on_new_message: Handler, read: Read, write: Write) -> None:
        self._handler, self._read, self._write = guarded(on_new_message, guard), read, write
        self._out = TerminalOutput(write)
        self.conversation = f"terminal-{secrets.token_urlsafe(16)}"

    async def run(self) -> None:
        """Open the conversation, then answer each line; returns when there are no more."""
        self._write(WELCOME)
        await self._send("hello", {"intent": "greet"})
        while True:
            line = await self._read()
            if line is None or line.strip().lower() in LEAVING:
                return
            await self._send(line, self._value_of(line))

    async def _send(self, text: str, payload: Optional[Dict[str, Any]]) -> None:
        metadata = {"payload": payload} if payload else {}
        self._out.choices, out = [], self._out
        await self._handler(
            UserMessage(text, out, self.conversation, input_channel=CHANNEL, metadata=metadata)
        )

    def _value_of(self, line: str) -> Optional[Dict[str, Any]]:
        """The value of the button whose label was typed word for word."""
        typed = line.strip().strip("[]").lower()
        return next((c["payload"] for c in self._out.choices if c["label"].lower() == typed), None)
