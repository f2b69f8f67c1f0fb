"""Names agree: intents, actions, responses, forms and the sentences that must never fail."""

from pathlib import Path
import re
from typing import Any, Dict, Iterator, Set

import pytest
from ruamel.yaml import YAML

from actions import slots
from bot.launch.inside import Inside
from bot.policies import immediate
from bot.stores import keeper

ROOT = Path(__file__).resolve().parents[1]
DANGER_INTENTS = {"immediate_risk", "possible_risk"}
SAFETY = {
    "utter_call_999": "call_999",
    "utter_quiet_options": "quiet",
    "utter_ask_danger": "ask_danger",
}


def read(path: str) -> Any:
    """A YAML file of the project."""
    return YAML(typ="safe", pure=True).load((ROOT / path).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def domain() -> Dict[str, Any]:
    """The domain as written."""
    return read("domain.yml")


def rules() -> Iterator[Dict[str, Any]]:
    """Every rule of the training data."""
    for file in sorted((ROOT / "data" / "stories").glob("*.yml")):
        yield from read(str(file.relative_to(ROOT)))["rules"]


def named(key: str) -> Set[str]:
    """Every intent or action that the rules name."""
    return {step[key] for rule in rules() for step in rule["steps"] if key in step}


def test_every_form_ignores_every_command_and_danger(domain: Dict[str, Any]) -> None:
    """Otherwise a command, or "he has a knife", would be stored as the answer to a question."""
    first = [
        (rule["steps"][0].get("intent"), rule["steps"][1].get("action")) for rule in rules()
    ]
    commands = {intent for intent, action in first if intent and action == f"action_{intent}"}
    assert len(commands) == 14
    for name, form in domain["forms"].items():
        missing = (commands | DANGER_INTENTS) - set(form["ignored_intents"])
        assert not missing, f"domain.yml: form {name} must ignore {sorted(missing)}"


def test_every_action_exists_and_is_in_the_domain(domain: Dict[str, Any]) -> None:
    assert set(domain["actions"]) == Inside().names


def test_every_rule_names_what_exists(domain: Dict[str, Any]) -> None:
    known = set(domain["actions"]) | set(domain["responses"]) | set(domain["forms"])
    assert named("action") <= known
    assert named("intent") <= set(domain["intents"])


def test_every_intent_leads_somewhere(domain: Dict[str, Any]) -> None:
    assert set(domain["intents"]) == named("intent")


def test_every_intent_has_enough_different_examples(domain: Dict[str, Any]) -> None:
    examples: Dict[str, Set[str]] = {}
    for file in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for entry in read(str(file.relative_to(ROOT)))["nlu"]:
            said = {line[2:].strip().lower() for line in entry["examples"].splitlines() if line}
            examples.setdefault(entry["intent"], set()).update(said)
    assert set(examples) == set(domain["intents"])
    for intent, said in examples.items():
        assert len(said) >= 25, f"data/nlu: {intent} has only {len(said)} examples"


def test_no_slot_is_mapped_by_an_action(domain: Dict[str, Any]) -> None:
    """Such actions run at every message, and what they say is lost (rasa 3.6.21)."""
    for name, slot in domain["slots"].items():
        kinds = {mapping["type"] for mapping in slot["mappings"]}
        assert kinds <= {"from_text"}, f"domain.yml: slot {name}"
        assert slot["influence_conversation"] is False
    assert "action_validate_slot_mappings" not in domain["actions"]
    assert "action_session_start" not in domain["actions"]


def test_the_safety_sentences_are_static_and_the_guards(domain: Dict[str, Any]) -> None:
    words = read("bot/guard/words.yml")
    assert set(domain["responses"]) == set(SAFETY)
    for response, word in SAFETY.items():
        variants = domain["responses"][response]
        assert variants == [{"text": words[word]}], f"domain.yml: {response} is not {word}"
        assert not re.search(r"[{}]|\n\s*\n", variants[0]["text"])


def test_the_policy_names_what_exists(domain: Dict[str, Any]) -> None:
    assert {immediate.CALL, immediate.QUIET, immediate.ASK} == set(domain["responses"])
    assert {immediate.AFTER_DANGER, immediate.TAKE} <= set(domain["actions"])


def test_slots_are_named_in_one_place_only(domain: Dict[str, Any]) -> None:
    assert {slots.CASE, slots.REPLY, slots.FORGET} == set(domain["slots"])
    assert keeper.FORGET == slots.FORGET and keeper.ANSWERED in domain["actions"]
    assert {slots.FORM} == set(domain["forms"])
    for file in (ROOT / "actions").glob("*.py"):
        text = file.read_text(encoding="utf-8")
        if file.name != "slots.py":
            assert "SlotSet" not in text and "get_slot" not in text, file.name


def test_sessions_never_end_by_a_pause(domain: Dict[str, Any]) -> None:
    """Retention ends a conversation; a practitioner may be called away for an hour."""
    assert domain["session_config"]["session_expiration_time"] == 0
