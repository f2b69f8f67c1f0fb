"""The last step of reading a message: danger, buttons, and no concern lost to a command."""

from __future__ import annotations

import logging
from typing import Any, Dict, List, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.commands import Commands
from bot.guard.judge import judged

logger = logging.getLogger(__name__)

DANGER = "immediate_risk"
DOUBT = "possible_risk"
CONCERN = "inform"
GREETING = "greet"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ImmediateRiskMarker(GraphComponent):
    """Sets the intent that the dialogue goes by; an error in it leaves a message a concern."""

    def __init__(self, commands: Commands) -> None:
        """Takes the settings that tell a command from a concern."""
        self._commands = commands

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ImmediateRiskMarker:
        """Rasa's way of making a component."""
        return cls(Commands.load())

    def process(self, messages: List[Message]) -> List[Message]:
        """Every message has the intent that the dialogue goes by."""
        for message in messages:
            self._mark(message)
        return messages

    def _mark(self, message: Message) -> None:
        try:
            facts = message.get("metadata") or {}
            danger = judged(message.get(TEXT), facts)
            name = self._intent(message, facts, danger)
        except Exception:  # an error here would silence the assistant
            logger.error("A message could not be marked; it is taken as a concern.")
            danger, name = None, CONCERN
        message.set(INTENT, {"name": name, "confidence": 1.0}, add_to_output=True)
        message.set("danger", danger, add_to_output=True)

    def _intent(self, message: Message, facts: Dict[str, Any], danger: Dict[str, Any]) -> str:
        if danger["tier"] == "yes":
            return DANGER
        pressed = facts.get("payload")
        if isinstance(pressed, dict):
            # The enquiry reads buttons itself; only the page's silent "hello" is told apart.
            return GREETING if pressed.get("intent") == GREETING else CONCERN
        guess = self._guess(message)
        settled = self._commands.settled(
            message.get(TEXT) or "", guess.get("name"), float(guess.get("confidence") or 0)
        )
        if danger["tier"] == "no" or settled == "delete":
            return settled
        # In doubt about danger somebody must ask, and the enquiry must hear the message.
        return CONCERN if danger.get("said") else DOUBT

    def _guess(self, message: Message) -> Dict[str, Any]:
        found: Optional[Dict[str, Any]] = message.get(INTENT)
        return found or {}
