"""Clears the form after an answer, so that the next message opens it again on the same enquiry."""

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import slots


class ActionFinish(Action):
    """Says nothing: the answer has been said when the form closed."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_finish"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> List[EventType]:
        """The reply is empty again; the enquiry stays for what comes after the answer."""
        return slots.cleared()
