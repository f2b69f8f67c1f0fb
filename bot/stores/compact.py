"""A conversation without its past: the state it reached and its last few messages.

The enquiry lives in one slot, so older messages are not needed to go on. Keeping them would store
what people typed for longer than needed, and slows every turn.
"""

from typing import Any, Dict, Iterable, List

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

# Parts of a reading that nothing uses again.
UNUSED = ("intent_ranking", "text_tokens")


def compacted(
    tracker: DialogueStateTracker, *, slots: List[Slot], messages: int
) -> List[Dict[str, Any]]:
    """The events that stand for the conversation, as JSON objects."""
    events = list(tracker.events)
    users = [place for place, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(users) > messages:
        cut = users[-messages]
        events = state_at(tracker.sender_id, events[:cut], slots) + events[cut:]
    quiet = {slot.name for slot in slots if not slot.influence_conversation}
    return [lean(event) for event in without_old_values(events, quiet)]


def state_at(sender_id: str, events: List[Event], slots: List[Slot]) -> List[Event]:
    """Events that lead straight to the state that the given ones lead to."""
    past = DialogueStateTracker.from_events(sender_id, events, slots)
    state: List[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    if past.active_loop:
        state.append(ActiveLoop(past.active_loop.name))
    values = past.current_slot_values().items()
    state += [SlotSet(name, value) for name, value in values if value is not None]
    return state + [ActionExecuted(ACTION_LISTEN_NAME)]


def without_old_values(events: Iterable[Event], quiet: Iterable[str]) -> List[Event]:
    """The events without values of slots that a later event overwrites."""
    kept: List[Event] = []
    seen = set()
    for event in reversed(list(events)):
        if isinstance(event, SlotSet) and event.key in quiet:
            if event.key in seen:
                continue
            seen.add(event.key)
        kept.append(event)
    return kept[::-1]


def lean(event: Event) -> Dict[str, Any]:
    """The event as a JSON object, without the parts that nothing uses again."""
    data = event.as_dict()
    if "parse_data" in data:
        kept = {name: value for name, value in data["parse_data"].items() if name not in UNUSED}
        data["parse_data"] = kept
    return data
