"""What all commands and questions on the way have in common."""

from abc import ABC, abstractmethod
from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import desk, slots


class Digression(Action, ABC):
    """Answers a wish of the practitioner without losing the open question."""

    @property
    @abstractmethod
    def wish(self) -> str:
        """The intent that this action answers."""

    def name(self) -> str:
        """The action's name in the domain, made from the wish."""
        return f"action_{self.wish}"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> List[EventType]:
        """The enquiry has answered the wish and its new state is kept."""
        turn = desk.digressed(tracker, wish=self.wish)
        desk.say(dispatcher, turn)
        return slots.kept(turn)
