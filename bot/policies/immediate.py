"""Danger now: 999 is said first, in or out of a form, whatever else could be said."""

from __future__ import annotations

import logging
from typing import Any, Dict, List, Optional, Tuple

from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    BotUttered,
    Event,
    UserUttered,
)
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from bot.guard.judge import judged

logger = logging.getLogger(__name__)

CALL = "utter_call_999"
QUIET = "utter_quiet_options"
ASK = "utter_ask_danger"
AFTER_DANGER = "action_after_danger"
TAKE = "action_take"


def plan(danger: Dict[str, Any]) -> Tuple[str, ...]:
    """The steps that a message with danger in it leads to; none where the rules go on as usual."""
    said, tier = bool(danger.get("said")), danger.get("tier")
    if tier == "yes":
        first = () if said or danger.get("called") else (CALL, QUIET)
        return first + (AFTER_DANGER, ACTION_LISTEN_NAME)
    if tier == "possible" and not said:
        return (ASK, TAKE, ACTION_LISTEN_NAME)
    return ()


def steps_since(events: List[Event]) -> Tuple[Optional[UserUttered], int]:
    """The latest message, and how many actions have been run or refused since."""
    done = 0
    for event in reversed(events):
        if isinstance(event, UserUttered):
            return event, done
        if isinstance(event, (ActionExecuted, ActionExecutionRejected)):
            done += 1
    return None, done


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class ImmediateRiskPolicy(Policy):
    """Follows the plan for danger step by step and is silent otherwise."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Rasa wants a priority; it only breaks a tie between two certain predictions."""
        return {"priority": 100}

    def train(
        self,
        training_trackers: List[TrackerWithCachedStates],
        domain: Domain,
        **kwargs: Any,
    ) -> Resource:
        """There is nothing to learn."""
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: Optional[Dict[str, Any]] = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """The next step of the plan with certainty, or nothing at all."""
        try:
            return self._next(tracker, domain)
        except Exception:  # an error here would silence the assistant; the rules still know 999
            logger.error("The danger policy failed; the rules go on.")
            return self._prediction([0.0] * domain.num_actions)

    def _next(self, tracker: DialogueStateTracker, domain: Domain) -> PolicyPrediction:
        user, done = steps_since(list(tracker.events))
        danger = judged(user.text, user.metadata) if user else {}
        steps = () if forgets(user, danger) else plan(danger)
        said = spoken(danger, domain) if done == 0 else []
        if done >= len(steps):
            return self._prediction([0.0] * domain.num_actions, events=said)
        return self._certain(steps[done], domain, said)

    def _certain(self, step: str, domain: Domain, events: List[Event]) -> PolicyPrediction:
        # Without the flag an open form would win whatever the priority (ensemble.py:184-214).
        probabilities = [0.0] * domain.num_actions
        probabilities[domain.index_for_action(step)] = 1.0
        return self._prediction(probabilities, optional_events=events, is_no_user_prediction=True)


def forgets(user: Optional[UserUttered], danger: Dict[str, Any]) -> bool:
    """Whether the message asks for deletion; only certain danger comes before that."""
    return bool(user) and user.intent_name == "delete" and danger.get("tier") != "yes"


def spoken(danger: Dict[str, Any], domain: Domain) -> List[Event]:
    """What the guard has already said, for the record: logged, not sent a second time."""
    if not danger.get("said"):
        return []
    names = (CALL, QUIET) if danger.get("tier") == "yes" else (ASK,)
    texts = [(name, domain.responses[name][0]["text"]) for name in names]
    return [BotUttered(text=text, metadata={"utter_action": name}) for name, text in texts]
