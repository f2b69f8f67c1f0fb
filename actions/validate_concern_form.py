"""Hears every answer typed while the form is open."""

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import desk, slots


class ValidateConcernForm(Action):
    """Hands the reply to the enquiry, which alone decides what is asked next.

    A plain action and no `FormValidationAction`: that one needs the domain and all events of the
    conversation at every call, this one only the slots and the latest message.
    """

    def name(self) -> str:
        """The action's name in the domain."""
        return f"validate_{slots.FORM}"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> List[EventType]:
        """The enquiry has heard the reply, if any; the form stays open until it has answered."""
        if not slots.replied(tracker):
            return []
        turn = desk.heard(tracker)
        desk.say(dispatcher, turn)
        return slots.answered(turn)
