"""Goes on after 999 was said: the hub's number for this hour, and the offer to carry on."""

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import desk, slots


class ActionAfterDanger(Action):
    """Comes after the static 999 message and may fail without harm: 999 has been said by then."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_after_danger"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> List[EventType]:
        """The enquiry keeps the facts of the message and says whom to ring next."""
        turn = desk.endangered(tracker)
        desk.say(dispatcher, turn)
        return slots.kept(turn)
