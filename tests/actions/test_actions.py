"""Each action hands the message over, says the answer and keeps the enquiry."""

from pathlib import Path
from typing import Any, Dict, List

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import desk
from bot.launch.inside import Inside

ACTIONS = Path(__file__).resolve().parents[2] / "actions"
HELPERS = {"__init__", "slots", "desk", "digression"}
EMPTY = {"heard": [], "danger": []}


def tracker(
    text: str = "", *, intent: str = "inform", slots: Any = None, facts: Any = None
) -> Tracker:
    """What Rasa hands to an action."""
    latest = {"text": text, "intent": {"name": intent}, "metadata": facts or {}}
    return Tracker("someone", slots or {}, latest, [], False, None, {}, "action_listen")


async def answer(name: str, heard: Tracker) -> Dict[str, Any]:
    """Texts, payload kinds and slots after running an action."""
    out = CollectingDispatcher()
    events: List[Dict[str, Any]] = Inside()._executor.actions[name](out, heard, {})
    slots = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
    kinds = [message["payload"]["kind"] for message in out.messages]
    return {"texts": [message["text"] for message in out.messages], "kinds": kinds, "slots": slots}


def test_each_file_holds_the_action_that_it_is_named_after() -> None:
    files = {file.stem for file in ACTIONS.glob("*.py")} - HELPERS
    assert files == Inside().names


async def test_a_reply_keeps_the_form_open(stub: Any) -> None:
    heard = tracker("a bruise", slots={"reply": "a bruise", "case": EMPTY})
    got = await answer("validate_concern_form", heard)
    assert got["texts"][0] == "I read this as: a bruise"
    assert got["kinds"] == ["understood", "question"]
    assert got["slots"]["case"]["heard"] == ["a bruise"]
    assert got["slots"]["reply"] is None


async def test_the_answer_closes_the_form(stub: Any) -> None:
    heard = tracker("That is all", slots={"reply": "That is all", "case": EMPTY})
    got = await answer("validate_concern_form", heard)
    assert got["kinds"] == ["answer"]
    assert got["slots"]["reply"] == "done"


async def test_without_a_reply_nothing_is_heard(stub: Any) -> None:
    """Rasa runs the validation after every digression as well."""
    heard = tracker("why?", intent="why_ask", slots={"case": EMPTY})
    got = await answer("validate_concern_form", heard)
    assert got == {"texts": [], "kinds": [], "slots": {}}


async def test_a_greeting_gets_the_whole_opening(stub: Any) -> None:
    heard = tracker("hello", intent="greet", slots={"reply": "hello"})
    got = await answer("validate_concern_form", heard)
    assert got["texts"] == ["I help you compare a worry.", "What are you worried about?"]


async def test_a_first_message_with_content_is_heard_and_no_question_asked_twice(stub: Any) -> None:
    got = await answer("validate_concern_form", tracker("a bruise", slots={"reply": "a bruise"}))
    assert got["kinds"] == ["text", "understood", "question"]
    assert got["slots"]["case"]["heard"] == ["a bruise"]


@pytest.mark.parametrize("wish", ["go_back", "skip", "why_ask", "ask_question", "after_call"])
async def test_a_digression_keeps_the_enquiry(stub: Any, wish: str) -> None:
    got = await answer(f"action_{wish}", tracker("...", intent=wish, slots={"case": EMPTY}))
    assert got["texts"] == [f"You want: {wish}."]
    assert got["slots"]["case"]["last_wish"] == wish


async def test_a_deletion_empties_every_slot_and_asks_the_store_to_forget(stub: Any) -> None:
    heard = tracker("delete this", intent="delete", slots={"case": EMPTY})
    got = await answer("action_delete", heard)
    assert got["kinds"] == ["deleted"]
    assert got["slots"] == {"case": None, "reply": None, "requested_slot": None, "forget": True}


async def test_after_danger_the_facts_are_kept_and_the_opening_is_left_out(stub: Any) -> None:
    heard = tracker("he is 6, he has a knife", intent="immediate_risk")
    got = await answer("action_after_danger", heard)
    assert got["kinds"] == ["danger"]
    assert got["slots"]["case"]["danger"] == ["he is 6, he has a knife"]


def test_a_button_and_the_guards_finding_reach_the_enquiry() -> None:
    facts = {"payload": {"do": "area"}, "guard": {"tier": "possible"}}
    heard = desk.incoming(tracker("Luton", facts=facts))
    assert (heard.text, heard.payload) == ("Luton", {"do": "area"})
    assert heard.danger == {"tier": "possible"}
