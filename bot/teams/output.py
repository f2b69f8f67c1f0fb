"""What the dialogue says in Teams: written down at once if it is urgent, with the whole turn if not."""
from typing import Any, Callable, Dict, List, Optional

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
    wholly or not at all. 999 and the question about danger are never held.
    """

    def __init__(
        self, heard: Heard, signer: Signer, ledger: Ledger, wake: Callable[[str], None],
        dots: Callable[[str, Message], None],
    ) -> None:
        self._heard, self._signer, self._ledger, self._wake = heard, signer, ledger, wake
        self._dots, self._to = dots, heard.activity["to"]
        self._held: List[Message] = []
        self._urgent = 0
        self.kinds: List[str] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name for Rasa."""
        return CHANNEL

    async def send_response(self, recipient_id: str, message: Message) -> None:
        """Write one message down; what Rasa adds for other channels is left out."""
        text, payload = message.get("text") or "", message.get("payload") or {"kind": "text"}
        if not text:
            return
        self.kinds.append(str(payload.get("kind")))
        urgent = is_urgent(payload)
        payload = signed(payload, self._heard.conversation, self._signer)
        content = messages.with_card(self._to, card_of(text, payload), urgent, is_question(payload))
        if urgent:
            self._say_now(content)
        else:
            self._held.append(content)

    def say_card(self, card: Message) -> None:
        """A card of the channel itself."""
        self._held.append(messages.with_card(self._to, card))

    def update_first(self, card: Message, activity: str) -> None:
        """The card that was pressed shows what was chosen, before anything is said to it."""
        self._held.insert(0, messages.update(self._to, card, activity))

    def show_typing(self) -> None:
        """The three dots; called behind the guard only."""
        self._dots(self._heard.conversation, messages.typing(self._to))

    def finish(self) -> None:
        """The turn is answered: what was held is written down and sent."""
        self._ledger.answer(self._heard.id, self._heard.conversation, self._held)
        self._wake(self._heard.conversation)

    def _say_now(self, content: Message) -> None:
        self._urgent += 1
        self._ledger.say_now(self._heard.id, self._urgent, self._heard.conversation, content)
        self._wake(self._heard.conversation)


def is_urgent(payload: Dict[str, Any]) -> bool:
    """Whether a message waits for nothing: 999 and what belongs to it, and the question about danger."""
    return payload.get("kind") == "danger" or payload.get("id") == "danger"


def what_was_said(tracker: Any, message_id: str) -> Optional[List[Message]]:
    """What the dialogue has already answered to a message, or None if it has not heard it."""
    events = list(getattr(tracker, "events", ()))
    asked = [n for n, event in enumerate(events) if getattr(event, "message_id", None) == message_id]
    if not asked:
        return None
    said: List[Message] = []
    for event in events[asked[-1] + 1:]:
        if event.type_name == "user":
            break
        if event.type_name == "bot":
            said.append(event.message())
    return said
