"""Small doubles for the guard's neighbours: a channel that collects, a message, a clock, a detector."""

from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional

from bot.guard.audit import Audit
from bot.guard.danger import Danger
from bot.guard.guard import Guard
from bot.guard.mask import load_mask
from bot.guard.words import load_words

WORDS = load_words()


class Collected:
    """A channel's output that keeps what it is given."""

    def __init__(self) -> None:
        self.messages: List[Dict[str, Any]] = []

    async def send_response(self, recipient_id: str, message: Dict[str, Any]) -> None:
        self.messages.append(message)

    def name(self) -> str:
        return "collected"

    @property
    def texts(self) -> List[str]:
        return [message["text"] for message in self.messages]


@dataclass
class Message:
    """What Rasa calls a UserMessage, as far as the guard knows it."""

    text: Optional[str]
    sender_id: str = "conversation-1"
    input_channel: Optional[str] = "test"
    metadata: Optional[Dict[str, Any]] = None
    output_channel: Any = field(default_factory=Collected)


class KnifeDetector:
    """Hears a knife as danger, an argument as possible danger, and an "ambulance" as called."""

    def __init__(self) -> None:
        self.asked: List[Optional[str]] = []

    def scan(self, text: str, asked: Optional[str] = None) -> Danger:
        self.asked.append(asked)
        called = "ambulance" in text
        if "knife" in text.lower():
            return Danger("yes", "cue.knife", "weapon", "child", called)
        if "argument" in text:
            return Danger("possible", "cue.argument", "violence", "child", called)
        return Danger("no")


class BrokenDetector:
    """Fails at every message."""

    def scan(self, text: str, asked: Optional[str] = None) -> Danger:
        raise RuntimeError("no")


def numbers(area: Optional[str]) -> str:
    return f"hub of {area or 'every area'} 01632 960000"


def make_guard(folder: Any, detector: Any = None, hub_numbers: Any = numbers) -> Guard:
    return Guard(WORDS, detector or KnifeDetector(), Audit(folder), load_mask(), hub_numbers)
