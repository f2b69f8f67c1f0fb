"""What the guard makes of one message before anybody else reads it."""
import logging
from dataclasses import dataclass, fields
from typing import Any, Dict, Optional

from bot.guard.danger import PLAIN_NO
from bot.guard.message_text import is_one_of
from bot.guard.words import Words

logger = logging.getLogger(__name__)
NO_DETECTOR = "no_detector"
TOO_LONG = "too_long"
BUTTON = "reply.button"


@dataclass(frozen=True)
class Finding:
    """The tier of danger in one message, and the cue that showed it."""

    tier: str
    cue: Optional[str] = None
    kind: Optional[str] = None
    about: Optional[str] = None
    called: bool = False
    faint: int = 0

    def settles(self, before: bool) -> bool:
        """Whether danger is settled after this message: by a plain no, or because 999 was said."""
        return self.tier == "yes" or self.tier == "no" and (before or self.cue == PLAIN_NO)

    def as_metadata(self, said: bool) -> Dict[str, Any]:
        """The finding as the dialogue reads it from the message's metadata."""
        return {**vars(self), "said": said}


CALM = Finding("no")
SAFE = Finding("no", PLAIN_NO)


class Look:
    """Reads messages with the detector; without a working one everything is possible danger."""

    def __init__(self, detector: Any, words: Words) -> None:
        self._detector, self._words = detector, words

    def at(self, text: str, asked: Optional[str], settled: int = 0) -> Finding:
        """What is known about danger in this text; never raises.

        `settled`: 1 after a plain no or 999, 2 where it was asked about again: then a faint doubt does not ask.
        """
        if len(text.encode("utf-8", "replace")) > self._words.limits.scan_bytes:
            return Finding("yes", TOO_LONG)
        try:
            found = self._detector.scan(text, asked)
            finding = Finding(**{each.name: getattr(found, each.name) for each in fields(Finding)})
            return Finding("no", called=bool(found.called)) if settled + finding.faint >= 3 else finding
        except Exception as error:  # any fault of the detector means: we do not know
            logger.error("the danger detector failed: %s", type(error).__name__)
            return self._without_detector(text, asked)

    def forget(self) -> None:
        """Nothing that was worked out about any message is kept; failing is no reason to be silent."""
        try:
            self._detector.forget()
        except Exception as error:  # a detector without a memory has nothing to forget
            logger.debug("nothing to forget: %s", type(error).__name__)

    def at_button(self, payload: Dict[str, Any]) -> Finding:
        """A button: only an answer to the danger question says anything about danger."""
        button = self._words.danger_button
        danger = payload.get("do") in button["do"] and payload.get("answer") in button["answers"]
        if danger:
            return Finding("yes", BUTTON, "reply", "child")
        return SAFE if payload.get("do") in button["do"] else CALM

    def _without_detector(self, text: str, asked: Optional[str]) -> Finding:
        if is_one_of(text, self._words.clear_no):
            return CALM
        if asked == self._words.ask_danger and is_one_of(text, self._words.clear_yes):
            return Finding("yes", NO_DETECTOR, "reply", "child")
        return Finding("possible", NO_DETECTOR)
