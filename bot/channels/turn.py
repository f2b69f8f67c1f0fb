"""One message of a person, from the guard's first word to the last word of the answer."""
import logging
from typing import Any, Awaitable, Callable, Optional

from rasa.core.channels.channel import UserMessage

from bot.channels.kept import Kept
from bot.channels.signing import Signer
from bot.channels.web_output import WebOutput
from bot.channels.web_request import WebRequest
from bot.guard.faults import where
from bot.guard.guard import Guard
from bot.guard.one_message import OneMessage

logger = logging.getLogger(__name__)
Handler = Callable[[UserMessage], Awaitable[Any]]
Sentence = Callable[[str], str]
CHANNEL = "web"


class Turn:
    """Handles one request once; whoever sends the same request again gets the same messages."""

    def __init__(
        self, asked: WebRequest, guard: Guard, signer: Signer, kept: Kept, sentence: Sentence
    ) -> None:
        self.out = WebOutput(asked.conversation, signer)
        self._asked, self._guard, self._kept, self._sentence = asked, guard, kept, sentence
        self._message = UserMessage(
            asked.text, self.out, asked.conversation, input_channel=CHANNEL,
            message_id=asked.id, metadata=dict(asked.metadata),
        )
        self._one = self._looked_at()

    @property
    def calm(self) -> bool:
        """Whether the guard has read it and heard no danger: only then may it be put off."""
        return self._one is not None and self._one.calm

    @property
    def too_long(self) -> bool:
        """Whether it is read for danger only."""
        return self._one is not None and self._one.too_long

    async def run(self, on_new_message: Handler) -> bool:
        """The person is answered and the exchange kept; True if the dialogue has heard it."""
        heard = False
        try:
            heard = await self._guarded(on_new_message)
        except Exception as error:  # the guard itself has failed: this is the last net
            logger.error("the guard failed: %s", where(error))
            await self.out.send_response("", _error(self._sentence("failed")))
        finally:
            self._keep(heard)
            await self.out.finish()
        return heard

    def put_off(self) -> None:
        """Nothing that the guard worked out about the message is remembered."""
        self._guard.look.forget()

    def _looked_at(self) -> Optional[OneMessage]:
        self._remember_what_was_asked()
        try:
            return OneMessage(self._guard, self._message)
        except Exception as error:
            logger.error("the guard failed: %s", where(error))
            return None

    def _remember_what_was_asked(self) -> None:
        """After a restart a bare "yes" is still read with the question that it answers."""
        conversation = self._asked.conversation
        try:
            if not self._guard.memory.knows(conversation):
                self._guard.recall(conversation, self._kept.messages(conversation))
        except Exception as error:  # without it the message is read by itself
            logger.error("the open question is not known: %s", where(error))

    async def _guarded(self, on_new_message: Handler) -> bool:
        if self._one is None:
            raise RuntimeError("no guard")

        async def dialogue(message: UserMessage) -> None:
            if self._asked.late:
                await message.output_channel.say(self._sentence("begun_again"))
            said = await self._kept.half_answer(message.sender_id, self._asked.id)
            for one in said:
                await message.output_channel.send_response(message.sender_id, one)
            if not said:
                await on_new_message(message)

        await self._one.run(dialogue)
        return self._one.heard

    def _keep(self, heard: bool) -> None:
        """A failed turn is kept as it was seen, but its request may come again."""
        if "guard" not in (self._message.metadata or {}):
            return  # the guard did not come as far as blanking names
        text = None if self._asked.opens else self._message.text
        self._kept.add(self._asked.conversation, self._asked.id if heard else None, text, self.out.messages)


def _error(text: str) -> "dict[str, Any]":
    return {"text": text, "payload": {"kind": "error", "text": text}}
