"""One message on its way through the guard: danger first, then the dialogue, and always an answer."""
import asyncio
import logging
import time
from typing import Any, Awaitable, Callable, Dict

from bot.guard.faults import where
from bot.guard.findings import TOO_LONG, Finding
from bot.guard.guard import Guard
from bot.guard.message_text import normalised, without_command
from bot.guard.watched import Watched

logger = logging.getLogger(__name__)
Handler = Callable[[Any], Awaitable[Any]]
LEAST_SECONDS = 0.05


class OneMessage:
    """Holds what is known about a message between its arrival and the last word of the answer."""

    def __init__(self, guard: Guard, message: Any) -> None:
        self.guard, self.words, self.message = guard, guard.words, message
        self.until = time.monotonic() + guard.words.limits.seconds
        self.text = normalised(message.text or "")
        self.facts: Dict[str, Any] = dict(message.metadata or {})
        # A button without typed words carries our own label: nothing to scan, nothing to mask.
        self.pressed = bool(self.facts.get("payload")) and not self.facts.pop("typed", False)
        self.out = Watched(message.output_channel, message.sender_id, guard.memory, self._spoken)
        self.again = False  # whether danger was settled before this message
        self.finding = self._examined()
        # Whether the dialogue has answered it; a message that it failed over may be sent again.
        self.heard = False

    @property
    def calm(self) -> bool:
        """Whether nothing in the message sounds like danger: only then may it be put off."""
        return self.finding.tier == "no"

    @property
    def too_long(self) -> bool:
        """Whether it is read for danger at most, and not worked on."""
        limit = self.words.limits.work_characters
        return self.finding.cue == TOO_LONG or len(self.text) > limit

    async def run(self, on_new_message: Handler) -> None:
        """Danger first; then the dialogue's answer, or ours if it has none."""
        try:
            await self._run(on_new_message)
        finally:
            self.guard.look.forget()

    async def _run(self, on_new_message: Handler) -> None:
        if not self.calm:
            self._record(self.finding.cue, self.finding.tier)
        said = await self._danger_first()
        sentence = self._refusal()
        if sentence:
            await self.out.say(self._with_numbers(sentence))
            return
        self.heard = await self._answered(on_new_message, said)
        if not self.heard:
            await self._answer_for_it()

    def _examined(self) -> Finding:
        known, look = self.guard.memory.of(self.message.sender_id), self.guard.look
        self.again = known.settled
        found = look.at_button(self.facts["payload"]) if self.pressed else look.at(
            self.text, known.asked, known.times)
        known.settled = found.settles(known.settled)
        return found

    async def _danger_first(self) -> bool:
        """Say what danger calls for, before anything else runs; True if the guard spoke."""
        if self.finding.tier == "yes" and not self.finding.called:
            await self.out.say(self.words.call_999, "danger")
            await self.out.say(self.words.quiet, "danger")
            return True
        if self.finding.tier == "possible":
            words = self.words.ask_danger_again if self.again else self.words.ask_danger
            await self.out.say(words, "question", **self.guard.danger_question, again=self.again)
            return True
        return False

    def _refusal(self) -> str:
        """What to say to a message with nothing to work on, or too much of it."""
        if self.finding.cue == TOO_LONG:
            return self.words.too_long
        if self.too_long:
            return self.words.in_parts if self.calm else self.words.in_parts_after_danger
        return "" if without_command(self.text) else self.words.empty

    async def _answered(self, on_new_message: Handler, said: bool) -> bool:
        """Whether the dialogue has answered, without an error and in time."""
        try:
            self._prepare(said)
            await self._tell_of_faults()
            await self._ask_not_to_name()
            left = max(self.until - time.monotonic(), LEAST_SECONDS)
            await asyncio.wait_for(on_new_message(self.message), left)
        except Exception as error:  # whatever broke, the person must not be left without a word
            logger.error("a message was not answered: %s", where(error))
            return False
        finally:
            self.out.closed = True
        # After a possible danger our question is the whole answer: the dialogue may add nothing.
        return self.out.answered or self.finding.tier == "possible"

    def _prepare(self, said: bool) -> None:
        """From here on the message holds no names and no command, and says what was found."""
        text, kinds = without_command(self.text), ()
        if not self.pressed:
            text, kinds = self.guard.mask.apply(text)
        self.facts.update(guard=self.finding.as_metadata(said), masked=list(kinds))
        self.message.text, self.message.metadata = text, self.facts
        self.message.output_channel = self.out

    async def _ask_not_to_name(self) -> None:
        """Once a conversation, and never in front of danger."""
        remembered = self.guard.memory.of(self.message.sender_id)
        if self.facts["masked"] and self.calm and not remembered.told_to_mask:
            remembered.told_to_mask = True
            await self.out.say(self.words.masked)

    async def _tell_of_faults(self) -> None:
        """Once a conversation, and never in front of danger."""
        remembered = self.guard.memory.of(self.message.sender_id)
        if self.calm and not remembered.told_less_able and self.guard.missing():
            remembered.told_less_able = True
            await self.out.say(self._with_numbers(self.words.less_able), "error")

    async def _answer_for_it(self) -> None:
        if self.finding.called:
            await self.out.say(self.words.stay, "danger")
        sentence = self.words.failed if self.calm else self.words.failed_after_danger
        await self.out.say(self._with_numbers(sentence), "error")

    def _with_numbers(self, sentence: str) -> str:
        return sentence.format(numbers=self.guard.numbers(self.out.area)).strip()

    def _spoken(self, text: str) -> None:
        """Record a 999 that the dialogue says by itself, as after a second "not sure"."""
        if text == self.words.call_999:
            self._record("dialogue", "yes")

    def _record(self, cue: Any, tier: str) -> None:
        channel = self.message.input_channel or "unknown"
        self.guard.audit.write(channel, self.message.sender_id, cue, tier)


def guarded(on_new_message: Handler, guard: Guard) -> Handler:
    """The channel's handler with the guard in front of it."""

    async def handle(message: Any) -> None:
        await OneMessage(guard, message).run(on_new_message)

    return handle
