"""Around every channel: looks for danger first, says 999 itself, and answers if nobody else does."""
import logging
from typing import Any, Callable, Dict, Iterable, List, Optional

from bot.guard.audit import Audit
from bot.guard.findings import Look
from bot.guard.mask import Mask, load_mask
from bot.guard.memory import Memory
from bot.guard.words import Words, load_words

logger = logging.getLogger(__name__)
Numbers = Callable[[Optional[str]], str]


class Guard:
    """One guard a process; channels differ, what it says does not."""

    def __init__(
        self, words: Words, detector: Any, audit: Audit, mask: Mask, numbers: Optional[Numbers]
    ) -> None:
        limits = words.limits
        self.words, self.audit, self.mask = words, audit, mask
        self.memory = Memory(limits.conversations, limits.remember_hours)
        self.look, self._numbers = Look(detector, words), numbers

    @classmethod
    def load(cls, hub_numbers: Optional[Numbers] = None) -> "Guard":
        """The guard of this installation; a broken detector is survived, and everything asked."""
        return cls(load_words(), load_detector(), Audit(), load_mask(), hub_numbers)

    @property
    def danger_question(self) -> Dict[str, Any]:
        """The structured form of our question about danger, with its buttons."""
        choices = [
            {"label": one["label"], "payload": {"do": "danger", "answer": one["value"]}}
            for one in self.words.ask_danger_choices
        ]
        asked = self.words.ask_danger
        return {"id": "danger", "asked": asked, "choices": choices, "multiple": False}

    def numbers(self, area: Optional[str]) -> str:
        """Whom to ring now, in one sentence; falls back on words if nothing knows the numbers."""
        try:
            known = self._numbers(area).strip(" .") if self._numbers else ""
            return self.words.numbers.format(numbers=known) if known else self.words.no_numbers
        except Exception as error:  # the sentence around it must still be said
            logger.error("the hub's numbers are not to be had: %s", type(error).__name__)
            return self.words.no_numbers

    def recall(self, conversation: str, messages: Iterable[Dict[str, Any]]) -> None:
        """After a restart the open question and the area are known again, from what was on the screen."""
        danger_open = False
        for message in messages:
            asks = message.get("asked") == self.words.ask_danger
            danger_open = asks or (danger_open and message.get("kind") != "user")
            # Our question about danger stays the open one, whatever the dialogue asked besides.
            told = {"area": message.get("area")} if danger_open and not asks else message
            self.memory.hear(conversation, told)

    def self_test(self) -> List[str]:
        """What is wrong with the guard, in words; nothing if it works."""
        said = self.words.self_test
        missed = [text for text in said["danger"] if self._tier(text) != "yes"]
        alarms = [text for text in said["calm"] if self._tier(text) != "no"]
        wrong = [f"not heard as danger: {text}" for text in missed]
        return wrong + [f"heard as danger: {text}" for text in alarms]

    def missing(self) -> List[str]:
        """Parts that the guard can do without, but not as well, in words; nothing if all are there."""
        try:
            from bot.guard.ear import fault

            found = fault()
        except Exception as error:  # a library that cannot be loaded must not silence the guard
            found = f"the language model cannot be looked at ({type(error).__name__})"
        return [found] if found else []

    def _tier(self, text: str) -> str:
        return self.look.at(text, None).tier


def load_detector() -> Any:
    """The danger detector, or None if it cannot be had."""
    try:
        from bot.guard.detector import Detector

        return Detector.load()
    except Exception as error:  # no detector means that everything may be danger, not silence
        logger.error("the danger detector cannot be loaded: %s", type(error).__name__)
        return None
