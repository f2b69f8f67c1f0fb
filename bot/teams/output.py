"""What the dialogue says in Teams: written down at once if it is urgent, with the whole turn if not."""
from typing import Any, Callable, Dict, List

from rasa.core.channels.channel import OutputChannel

from bot.channels.buttons import signed
from bot.channels.signing import Signer
from bot.teams import messages
from bot.teams.cards import card_of, is_question
from bot.teams.ledger import Heard, Ledger

Message = Dict[str, Any]
CHANNEL = "teams"


class TeamsOutput(OutputChannel):
    """The answers to one message of a practitioner.

    Ordinary answers are held until the turn has ended, so that after a stop the turn is answered
    wholly or not at all. 999 is never held, nor is the question about danger when it comes first.
    """

    def __init__(
        self, heard: Heard, signer: Signer, ledger: Ledger, wake: Callable[[str], None],
        dots: Callable[[str, Message], None],
    ) -> None:
        self._heard, self._signer, self._ledger, self._wake = heard, signer, ledger, wake
        self._dots, self._to = dots, heard.activity["to"]
        self._held: List[Message] = []
        self._urgent = 0
        self.messages: List[Message] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name for Rasa."""
        return CHANNEL

    async def send_response(self, recipient_id: str, message: Message) -> None:
        """Write one message down; what Rasa adds for other channels is left out."""
        text, payload = message.get("text") or "", message.get("payload") or {"kind": "text"}
        if not text:
            return
        urgent = is_urgent(payload, first=not self._held)
        payload = signed(payload, self._heard.conversation, self._signer)
        self.messages.append({"text": text, **payload})
        content = messages.with_card(self._to, card_of(text, payload), urgent, is_question(payload))
        if urgent:
            self._say_now(content)
        else:
            self._held.append(content)

    async def say(self, text: str, kind: str = "text") -> None:
        """A sentence of the channel itself."""
        await self.send_response("", {"text": text, "payload": {"kind": kind, "text": text}})

    def say_card(self, card: Message) -> None:
        """A card of the channel itself."""
        self._held.append(messages.with_card(self._to, card))

    def update_first(self, card: Message, activity: str) -> None:
        """The card that was pressed shows what was chosen, before anything is said to it."""
        self._held.insert(0, messages.update(self._to, card, activity))

    def has(self, kind: str) -> bool:
        """Whether a message of this kind was said."""
        return any(message.get("kind") == kind for message in self.messages)

    def show_typing(self) -> None:
        """The three dots; called behind the guard only."""
        self._dots(self._heard.conversation, messages.typing(self._to))

    async def finish(self) -> None:
        """The dialogue has said all it has to say; the turn is not answered before `settle`."""

    def settle(self) -> None:
        """The turn is answered: what was held is written down and sent."""
        self._ledger.answer(self._heard.id, self._heard.conversation, self._held)
        self._wake(self._heard.conversation)

    def _say_now(self, content: Message) -> None:
        self._urgent += 1
        self._ledger.say_now(self._heard.id, self._urgent, self._heard.conversation, content)
        self._wake(self._heard.conversation)


def is_urgent(payload: Dict[str, Any], first: bool) -> bool:
    """Whether a message waits for nothing: 999 and what belongs to it, and the guard's question.

    When the dialogue asks the same question in its own time, it stays behind what leads up to it.
    """
    return payload.get("kind") == "danger" or (first and payload.get("id") == "danger")
