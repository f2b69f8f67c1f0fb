"""Three slow places of Rasa 3.6.21, mended while our launcher runs.

`tests/launch/test_patches.py` fails if the pinned release changes them.
"""

from functools import lru_cache
import hashlib
import inspect
from typing import Any, Dict, Optional, Type

from jsonschema import Draft7Validator, ValidationError
import rasa
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

# Fingerprints of the functions that are replaced, as they stand in the pinned release.
REPLACED = {
    "_validate_action_result": "f8cdb4be68123961",
    "_action_call_format": "428795b944f22edb",
    "resolve_by_type": "b5cf570fa7f286c7",
}
ORIGINALS = (
    RemoteAction._validate_action_result,
    RemoteAction._action_call_format,
    Event.resolve_by_type,
)
ORIGINAL_RESOLVE = Event.resolve_by_type


def fingerprint(function: Any) -> str:
    """A short hash of a function's source."""
    return hashlib.sha256(inspect.getsource(function).encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def validator() -> Draft7Validator:
    """The schema of an action's answer, prepared once; Rasa takes 20 ms for it at every call."""
    return Draft7Validator(RemoteAction.action_response_format_spec())


def validate(self: RemoteAction, result: Dict[str, Any]) -> bool:
    """The answer of an action has the right shape, or an error says what is wrong."""
    error = next(validator().iter_errors(result), None)
    if error:
        raise ValidationError(f"The answer of {self.name()} has the wrong shape: {error.message}")
    return True


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
