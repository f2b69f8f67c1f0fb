"""Hears a message outside the form: after a possible danger, and where no rule fits."""

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import desk, slots


class ActionTake(Action):
    """Hands the message to the enquiry, so that nothing that was typed is lost."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_take"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> List[EventType]:
        """The enquiry has heard the message and its new state is kept."""
        turn = desk.heard(tracker)
        desk.say(dispatcher, turn)
        return slots.kept(turn)
