"""One acknowledged activity, from the guard's first word to the last message that is written down."""
import logging
from typing import Any, Awaitable, Callable, Dict, List, Optional

from rasa.core.channels.channel import UserMessage

from bot.channels.buttons import labels, merged
from bot.channels.kept import Kept, Message
from bot.channels.signing import Pressed, Signer
from bot.channels.turn import Turn
from bot.channels.web_request import WebRequest
from bot.channels.words import Sentences
from bot.guard.faults import where
from bot.guard.guard import Guard
from bot.teams import activity as kinds
from bot.teams.activity import Activity, from_kept
from bot.teams.cards import answered, welcome
from bot.teams.ledger import Heard, Ledger
from bot.teams.output import TeamsOutput
from bot.teams.pressed import is_from_card, read_pressed
from bot.teams.words import words

logger = logging.getLogger(__name__)
Handler = Callable[[UserMessage], Awaitable[Any]]
START = {"intent": "greet"}
# Stands in the transcript where somebody has typed or pressed something.
THEIRS = "..."


class KeptInTeams(Kept):
    """What the store keeps of a chat: our side only, because Teams itself shows what was typed."""

    def add(
        self, conversation: str, request: Optional[str], text: Optional[str], said: List[Message]
    ) -> None:
        """The exchange counts as answered, and after a restart the open question is known."""
        super().add(conversation, request, text and THEIRS, said)


class Turns:
    """Answers activities; what was said goes the same way as on the web, with typing behind the guard."""

    def __init__(self, guard: Guard, signer: Signer, ledger: Ledger, handler: Handler) -> None:
        self._guard, self._signer, self._ledger = guard, signer, ledger
        self._handler, self._sentence = _with_typing(handler), Sentences(guard)

    async def answer(self, heard: Heard, out: TeamsOutput, agent: Any = None) -> None:
        """Whatever happens, the practitioner gets an answer; if we are stopped, after the next start."""
        try:
            await self._answer(heard, from_kept(heard.activity), out, KeptInTeams(agent))
        except Exception as error:  # this is the last net
            logger.error("an activity was not answered: %s", where(error))
            await out.say(self._sentence("failed"), "error")
        out.settle()
        if out.has("deleted"):
            self._guard.memory.forget(heard.conversation)
            self._ledger.forget(heard.conversation)

    async def _answer(self, heard: Heard, said: Activity, out: TeamsOutput, kept: Kept) -> None:
        if not said.personal:
            await out.say(self._own("personal_only"), "error")
        elif said.kind == kinds.WELCOME:
            token = self._signer.button(heard.conversation, words()["welcome_button"], START)
            out.say_card(welcome(token))
        elif said.kind == kinds.DELETED:
            await out.say(self._own("deleted"))
        elif is_from_card(said.value):
            await self._pressed(heard, said, out, kept)
        else:
            await self._typed(heard, said, out, kept)

    async def _typed(self, heard: Heard, said: Activity, out: TeamsOutput, kept: Kept) -> None:
        done = await self._turn(heard, said.text, {}, out, kept)
        if done and said.kind == kinds.EDITED:
            await out.say(self._own("edited"))

    async def _pressed(self, heard: Heard, said: Activity, out: TeamsOutput, kept: Kept) -> None:
        pressed = read_pressed(said.value, heard.conversation, self._signer)
        if pressed is None:
            await out.say(self._sentence("old_button"), "error")
            return
        if not pressed and not said.text:
            await out.say(self._own("nothing_ticked"))
            return
        metadata = {"payload": merged(pressed), "typed": bool(said.text)}
        if await self._turn(heard, said.text or labels(pressed), metadata, out, kept):
            self._show_choice(heard, said, pressed, out)

    async def _turn(
        self, heard: Heard, text: str, metadata: Dict[str, Any], out: TeamsOutput, kept: Kept
    ) -> bool:
        """Whether the dialogue has heard it; what it answered before a stop is only sent again."""
        known = kept.answer(heard.conversation, heard.key)
        if known is None:
            asked = WebRequest(heard.conversation, text, metadata, heard.key)
            return await Turn(asked, self._guard, out, kept, self._sentence).run(self._handler)
        for message in known:
            await out.send_response(heard.conversation, {"text": message["text"], "payload": message})
        return True

    def _show_choice(
        self, heard: Heard, said: Activity, pressed: List[Pressed], out: TeamsOutput
    ) -> None:
        """The card says what was chosen, once the dialogue has heard it; until then it can be pressed."""
        card = self._ledger.card(heard.conversation, said.card)
        if card is None or said.card is None:
            return
        self._ledger.see_once(card_key(heard.conversation, said.card))
        out.update_first(answered(card, labels(pressed), said.value), said.card)
        self._ledger.drop_card(heard.conversation, said.card)

    def _own(self, name: str) -> str:
        return str(words()[name]).format(numbers=self._guard.numbers(None))


def card_key(conversation: str, card: Optional[str]) -> str:
    """By what an answered card is known."""
    return f"card {conversation} {card}"


def _with_typing(handler: Handler) -> Handler:
    async def handle(message: UserMessage) -> None:
        message.output_channel.show_typing()
        await handler(message)

    return handle
