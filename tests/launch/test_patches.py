"""The functions that we replace are still those of the pinned release, and ours do the same."""

from typing import Any

from jsonschema import ValidationError
import pytest
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event, UserUttered

from bot.launch import patches


@pytest.mark.parametrize("function", patches.ORIGINALS, ids=lambda one: one.__name__)
def test_rasa_has_not_changed_what_we_replace(function: Any) -> None:
    """If this fails, read the new source and decide again whether the patch is right."""
    assert patches.fingerprint(function) == patches.REPLACED[function.__name__]


@pytest.mark.parametrize(
    "answer, right",
    [
        ({"events": [], "responses": [{"text": "hello"}]}, True),
        ({"events": [{"event": "slot", "name": "case", "value": 1}], "responses": []}, True),
        ({"events": [{"name": "no kind of event"}], "responses": []}, False),
        ({"events": {}, "responses": []}, False),
        ({"events": [], "responses": ["text"]}, False),
    ],
)
def test_the_quick_validator_agrees_with_rasas(answer: Any, right: bool) -> None:
    action = RemoteAction("action_x", None)
    for check in (patches.ORIGINALS[0], patches.validate):
        if right:
            assert check(action, answer)
        else:
            with pytest.raises(ValidationError):
                check(action, answer)


def test_events_are_found_by_name_as_before() -> None:
    assert patches.resolve("user") is UserUttered
    assert patches.resolve("no such event", Event) is Event
    with pytest.raises(ValueError):
        patches.resolve("no such event")
