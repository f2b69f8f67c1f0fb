"""One acknowledged activity, from the guard's first word to the last message that is written down."""
import logging
from typing import Any, Awaitable, Callable, Dict, List, Optional

from rasa.core.channels.channel import UserMessage

from bot.channels.buttons import labels, merged
from bot.channels.signing import Pressed, Signer
from bot.channels.words import load_errors
from bot.guard.faults import where
from bot.guard.guard import Guard
from bot.guard.one_message import guarded
from bot.teams import activity as kinds
from bot.teams.activity import Activity, from_kept
from bot.teams.cards import answered, welcome
from bot.teams.ledger import Heard, Ledger
from bot.teams.output import CHANNEL, TeamsOutput, is_urgent, what_was_said
from bot.teams.pressed import is_from_card, read_pressed
from bot.teams.words import words

logger = logging.getLogger(__name__)
Handler = Callable[[UserMessage], Awaitable[Any]]
START = {"intent": "greet"}


class Turns:
    """Answers activities; its handler is Rasa's with the guard in front and typing behind it."""

    def __init__(self, guard: Guard, signer: Signer, ledger: Ledger, handler: Handler) -> None:
        self._guard, self._signer, self._ledger = guard, signer, ledger
        self._handler, self._errors = guarded(_with_typing(handler), guard), load_errors()

    async def answer(self, heard: Heard, out: TeamsOutput, agent: Any = None) -> None:
        """Whatever happens, the practitioner gets an answer."""
        activity = from_kept(heard.activity)
        try:
            await self._answer(heard, activity, out, agent)
        except Exception as error:  # the guard itself has failed: this is the last net
            logger.error("the guard failed: %s", where(error))
            await self._say(out, self._errors["failed"], "error")
        finally:
            out.finish()
        if "deleted" in out.kinds:
            self._guard.memory.forget(heard.conversation)
            self._ledger.forget(heard.conversation)

    async def _answer(self, heard: Heard, said: Activity, out: TeamsOutput, agent: Any) -> None:
        if not said.personal:
            await self._say(out, words()["personal_only"], "error")
        elif said.kind == kinds.WELCOME:
            token = self._signer.button(heard.conversation, words()["welcome_button"], START)
            out.say_card(welcome(token))
        elif said.kind == kinds.DELETED:
            await self._say(out, words()["deleted"])
        elif await self._said_before(heard, out, agent):
            return
        elif is_from_card(said.value):
            await self._pressed(heard, said, out)
        else:
            await self._typed(heard, said, out)

    async def _typed(self, heard: Heard, said: Activity, out: TeamsOutput) -> None:
        await self._handle(heard, said.text, {}, out)
        if said.kind == kinds.EDITED and "error" not in out.kinds:
            await self._say(out, words()["edited"])

    async def _pressed(self, heard: Heard, said: Activity, out: TeamsOutput) -> None:
        pressed = read_pressed(said.value, heard.conversation, self._signer)
        if pressed is None:
            await self._say(out, self._errors["old_button"], "error")
            return
        if not pressed and not said.text:
            await self._say(out, words()["nothing_ticked"])
            return
        metadata = {"payload": merged(pressed), "typed": bool(said.text)}
        await self._handle(heard, said.text or labels(pressed), metadata, out)
        self._show_choice(heard, said, pressed, out)

    def _show_choice(
        self, heard: Heard, said: Activity, pressed: List[Pressed], out: TeamsOutput
    ) -> None:
        """The card says what was chosen; if it came to nothing, it can be pressed again."""
        card = self._ledger.card(heard.conversation, said.card)
        if card is None or said.card is None or "error" in out.kinds:
            return
        self._ledger.see_once(card_key(heard.conversation, said.card))
        out.update_first(answered(card, labels(pressed), said.value), said.card)
        self._ledger.drop_card(heard.conversation, said.card)

    async def _handle(
        self, heard: Heard, text: str, metadata: Dict[str, Any], out: TeamsOutput
    ) -> None:
        await self._handler(UserMessage(
            text, out, heard.conversation, input_channel=CHANNEL, message_id=heard.key,
            metadata=metadata,
        ))

    async def _said_before(self, heard: Heard, out: TeamsOutput, agent: Any) -> bool:
        """After a stop: an answer that the dialogue gave, and that was not written down any more."""
        said = await _kept_answer(agent, heard)
        if said is None:
            return False
        first = (self._guard.words.call_999, self._guard.words.quiet, self._guard.words.ask_danger)
        for message in said:
            # What is urgent was written down as soon as it was said.
            if message.get("text") not in first and not is_urgent(message.get("payload") or {}):
                await out.send_response(heard.conversation, message)
        return True

    async def _say(self, out: TeamsOutput, sentence: str, kind: str = "text") -> None:
        text = sentence.format(numbers=self._guard.numbers(None))
        await out.send_response("", {"text": text, "payload": {"kind": kind, "text": text}})


def card_key(conversation: str, card: Optional[str]) -> str:
    """By what an answered card is known."""
    return f"card {conversation} {card}"


async def _kept_answer(agent: Any, heard: Heard) -> Optional[List[Dict[str, Any]]]:
    """Only after a restart is there an agent to ask: usually nobody has heard the message yet."""
    if agent is None:
        return None
    return what_was_said(await agent.tracker_store.retrieve(heard.conversation), heard.key)


def _with_typing(handler: Handler) -> Handler:
    async def handle(message: UserMessage) -> None:
        message.output_channel.show_typing()
        await handler(message)

    return handle
