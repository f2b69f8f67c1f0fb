"""Where actions and the enquiry meet: a tracker becomes a message, a turn becomes messages."""

from functools import lru_cache
from importlib import import_module
import os
from typing import Any, Dict, Optional

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import slots
from bot.enquiry.turn import Incoming, Turn

# `module:function` that makes the dialogue core; tests of the shell put a stub here.
MAKER = "BOT_TALK"
DEFAULT_MAKER = "bot.launch.talk:make_talk"


@lru_cache(maxsize=1)
def talk() -> Any:
    """The one dialogue core of this process, made at its first use."""
    module, _, function = os.environ.get(MAKER, DEFAULT_MAKER).partition(":")
    return getattr(import_module(module), function)()


def incoming(tracker: Tracker) -> Incoming:
    """The latest message with the button value and the danger that the guard found in it."""
    latest: Dict[str, Any] = tracker.latest_message or {}
    facts = latest.get("metadata") or {}
    return Incoming(
        text=latest.get("text") or "",
        payload=facts.get("payload"),
        danger=facts.get("guard") or latest.get("danger"),
    )


def intent(tracker: Tracker) -> Optional[str]:
    """The name of the intent of the latest message."""
    return ((tracker.latest_message or {}).get("intent") or {}).get("name")


def after_opening(opened: Turn, turn: Turn) -> Turn:
    """A first message that says something: the opening without its question, then the answer."""
    says = tuple(say for say in opened.says if say.payload.get("kind") != "question")
    return Turn(case=turn.case, says=says + turn.says, done=turn.done)


def heard(tracker: Tracker) -> Turn:
    """What the enquiry answers to the latest message, opening it first where there is none."""
    case = slots.case_of(tracker)
    if case is not None:
        return talk().take(case, incoming(tracker))
    opened = talk().open()
    if intent(tracker) == "greet":
        return opened
    return after_opening(opened, talk().take(opened.case, incoming(tracker)))


def digressed(tracker: Tracker, *, wish: str) -> Turn:
    """What the enquiry answers to a command or a question on the way."""
    case = slots.case_of(tracker)
    if case is not None:
        return talk().digress(case, wish, incoming(tracker))
    opened = talk().open()
    return after_opening(opened, talk().digress(opened.case, wish, incoming(tracker)))


def endangered(tracker: Tracker) -> Turn:
    """What follows the 999 message: numbers and the way on, never the opening."""
    case = slots.case_of(tracker) or talk().open().case
    return talk().danger(case, incoming(tracker))


def say(dispatcher: CollectingDispatcher, turn: Turn) -> None:
    """Every message leaves once, as text; its structured form travels beside it as metadata."""
    for one in turn.says:
        # A channel that remembers something itself has to know that it must forget.
        payload = {**one.payload, "kind": "deleted"} if turn.done else one.payload
        dispatcher.utter_message(text=one.text, payload=payload)
