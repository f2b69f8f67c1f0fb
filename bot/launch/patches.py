"""Slow places of Rasa 3.6.21, mended while our launcher runs.

`tests/launch/test_patches.py` fails if the pinned release changes them.
"""

from functools import lru_cache
import hashlib
import inspect
from typing import Any, Dict, Optional, Type

from jsonschema import Draft7Validator, ValidationError
import rasa
from rasa.core import processor
from rasa.core.actions import forms
from rasa.core.actions.action import RemoteAction
from rasa.core.policies import rule_policy
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from bot.launch import graph

# Fingerprints of the functions that are replaced, as they stand in the pinned release.
REPLACED = {
    "_validate_action_result": "f8cdb4be68123961",
    "_action_call_format": "428795b944f22edb",
    "resolve_by_type": "b5cf570fa7f286c7",
    "run": "45f0f52f574f3aa9",
}
ORIGINALS = (
    RemoteAction._validate_action_result,
    RemoteAction._action_call_format,
    Event.resolve_by_type,
    graph.ORIGINAL_RUN,
)
# Here Rasa copies only what it hands to its log, which is off (`bot/launch/logs.py`).
COPY_FOR_THE_LOG = (processor, forms, rule_policy)
ORIGINAL_RESOLVE = Event.resolve_by_type


class NoCopies:
    """Stands for the module `copy`: every turn copied the whole enquiry several times."""

    @staticmethod
    def deepcopy(value: Any) -> Any:
        """The value itself."""
        return value


def fingerprint(function: Any) -> str:
    """A short hash of a function's source."""
    return hashlib.sha256(inspect.getsource(function).encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def validator() -> Draft7Validator:
    """The schema of an action's answer, prepared once; Rasa takes 20 ms for it at every call."""
    return Draft7Validator(RemoteAction.action_response_format_spec())


def validate(self: RemoteAction, result: Dict[str, Any]) -> bool:
    """The answer of an action has the right shape, or an error says what is wrong."""
    error = None if usual(result) else next(validator().iter_errors(result), None)
    if error:
        raise ValidationError(f"The answer of {self.name()} has the wrong shape: {error.message}")
    return True


def usual(result: Any) -> bool:
    """Whether an answer holds texts, slots and loops only; anything else needs the whole schema."""
    if not isinstance(result, dict) or set(result) != {"events", "responses"}:
        return False
    lists = isinstance(result["events"], list) and isinstance(result["responses"], list)
    return (
        lists
        and all(isinstance(one, dict) for one in result["responses"])
        and all(isinstance(one, dict) and well_known(one) for one in result["events"])
    )


def well_known(event: Dict[str, Any]) -> bool:
    """Whether it is an event that our actions send, with what the schema wants of it."""
    if event.get("event") == "slot":
        return isinstance(event.get("name"), str) and "value" in event
    return event.get("event") == "active_loop"


def call_format(
    self: RemoteAction, tracker: DialogueStateTracker, domain: Domain
) -> Dict[str, Any]:
    """What our actions need: slots and the latest message, neither all events nor the domain."""
    state = tracker.current_state(EventVerbosity.NONE)
    state["events"] = []
    return {
        "next_action": self.name(),
        "sender_id": tracker.sender_id,
        "tracker": state,
        "version": rasa.__version__,
        "domain": {},
    }


@lru_cache(maxsize=256)
def resolve(type_name: str, default: Optional[Type[Event]] = None) -> Optional[Type[Event]]:
    """The class of an event, looked up once per name instead of once per event."""
    return ORIGINAL_RESOLVE(type_name, default)


def apply() -> None:
    """Rasa uses the quick versions in this process from now on."""
    RemoteAction._validate_action_result = validate
    RemoteAction._action_call_format = call_format
    Event.resolve_by_type = staticmethod(resolve)
    DaskGraphRunner.run = graph.run
    for module in COPY_FOR_THE_LOG:
        module.copy = NoCopies
