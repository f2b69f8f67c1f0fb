"""The only place where actions name slots: what a conversation keeps between two messages."""

from typing import Any, Dict, List, Optional

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet

from bot.enquiry.turn import Turn

FORM = "concern_form"
CASE = "case"
REPLY = "reply"
FORGET = "forget"
REQUESTED = "requested_slot"


def case_of(tracker: Tracker) -> Optional[Dict[str, Any]]:
    """The enquiry so far, or None before the first message and after a deletion."""
    return tracker.get_slot(CASE) or None


def replied(tracker: Tracker) -> bool:
    """Whether the form has taken the latest message as a reply (commands are not replies).

    A reply to an earlier message may still stand there if that message could not be answered.
    """
    reply = tracker.get_slot(REPLY)
    return reply is not None and reply == (tracker.latest_message or {}).get("text")


def kept(turn: Turn) -> List[EventType]:
    """The events that keep an enquiry; after a deletion those that make the store forget it."""
    if not turn.done:
        return [SlotSet(CASE, turn.case), SlotSet(REPLY, None)]
    emptied = [SlotSet(name, None) for name in (CASE, REPLY, REQUESTED)]
    return emptied + [SlotSet(FORGET, True), ActiveLoop(None)]


def answered(turn: Turn) -> List[EventType]:
    """The events after a reply: an empty reply keeps the form open, the answer closes it."""
    closing = turn.case.get("answered") and not turn.done
    return kept(turn) + ([SlotSet(REPLY, "done")] if closing else [])


def cleared() -> List[EventType]:
    """The event that makes room for the next reply."""
    return [SlotSet(REPLY, None)]
