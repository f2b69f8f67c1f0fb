"""Reading a message: no concern is ever lost to a command, and commands are understood."""

from pathlib import Path
from typing import Any, Dict, List

import pytest
from ruamel.yaml import YAML

from bot.guard import judge as danger
from bot.components.commands import Commands, plain
from bot.components.marker import ImmediateRiskMarker
from tests.doubles import Scanner

HEARD = {"inform", "affirm", "deny", "not_sure", "greet"}
HELD_OUT = Path(__file__).with_name("held_out.yml")
DATA: Dict[str, Any] = YAML(typ="safe", pure=True).load(HELD_OUT.read_text(encoding="utf-8"))
NLU = Path(__file__).resolve().parents[1] / "data" / "nlu"


@pytest.fixture(autouse=True)
def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """A detector that knows one word, so that these tests are about commands."""
    monkeypatch.setattr(danger, "detector", Scanner)


async def read(agent: Any, text: str) -> str:
    """The intent that the dialogue goes by."""
    return str((await agent.parse_message(text))["intent"]["name"])


@pytest.mark.parametrize("text", DATA["concerns"])
async def test_a_concern_is_never_a_command(loaded: Any, text: str) -> None:
    assert await read(loaded, text) in HEARD


WISHES = [(wish, text) for wish, texts in DATA["wishes"].items() for text in texts]


@pytest.mark.parametrize("intent, text", WISHES)
async def test_a_wish_is_understood(loaded: Any, intent: str, text: str) -> None:
    assert await read(loaded, text) == intent


def test_every_command_of_the_training_data_may_stand() -> None:
    commands = Commands.load()
    lost: List[str] = []
    for file in sorted(NLU.glob("*.yml")):
        for entry in YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))["nlu"]:
            wish = entry["intent"]
            for text in (line[2:] for line in entry["examples"].splitlines() if line):
                said = set(plain(text).split())
                unknown = said - commands.words.get(wish, said)
                lost += [f"{wish}: {word} ({text})" for word in sorted(unknown)]
    assert not lost, f"add these words to bot/components/commands.yml: {lost}"


@pytest.mark.parametrize("wish", ["delete", "start_again", "another_child"])
def test_what_loses_something_needs_its_very_words(wish: str) -> None:
    """However sure the classifier is."""
    commands = Commands.load()
    assert commands.settled("mum wants to delete it all and start again", wish, 1.0) == "inform"
    for phrase in commands.phrases[wish]:
        assert commands.settled(f"{phrase.title()}, please!", "inform", 1.0) == wish


def test_a_long_message_is_a_concern() -> None:
    text = "go back " * 7
    assert Commands.load().settled(text, "go_back", 1.0) == "inform"


@pytest.mark.parametrize("text, intent, settled", [
    ("1) they know and agree\n3) nothing", "ask_question", "inform"), ("they know and agree", "ask_question", "inform"),
    ("1) skip\n2) skip", "skip", "inform"), ("2. back to school", "go_back", "inform"),
    ("what is section 47", "ask_question", "ask_question"), ("section 47?", "ask_question", "ask_question"),
    ("skip", "skip", "skip")])
def test_an_answer_to_our_question_is_no_question_of_theirs(text: str, intent: str, settled: str) -> None:
    assert Commands.load().settled(text, intent, 1.0) == settled


class Note(dict):
    """A message as the pipeline passes it on."""

    def set(self, name: str, value: Any, add_to_output: bool = False) -> None:
        """Keeps one of its parts."""
        self[name] = value


def marked(text: str, **facts: Any) -> str:
    """The intent after the last step of the pipeline."""
    note = Note(text=text, metadata=facts, intent={"name": "why_ask", "confidence": 0.9})
    ImmediateRiskMarker(Commands.load()).process([note])
    return str(note["intent"]["name"])


def test_a_button_decides_over_its_label() -> None:
    assert marked("why do you ask", payload={"do": "intent", "intent": "go_back"}) == "inform"
    assert marked("hello", payload={"intent": "greet"}) == "greet"
    assert marked("Change something", payload={"do": "confirm"}) == "inform"


def test_danger_decides_over_everything() -> None:
    assert marked("he has a knife") == "immediate_risk"
    guard = {"tier": "yes", "said": True}
    assert marked("Yes", payload={"intent": "greet"}, guard=guard) == "immediate_risk"


def test_possible_danger_is_heard_and_asked_about_once() -> None:
    assert marked("maybe danger") == "possible_risk"
    assert marked("maybe danger", guard={"tier": "possible", "said": True}) == "inform"
    assert marked("delete this", guard={"tier": "possible", "said": True}) == "delete"


def test_a_broken_detector_asks_and_does_not_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(danger, "detector", lambda: RuntimeError("gone"))
    assert marked("she is hungry") == "possible_risk"


def test_a_broken_marker_leaves_a_concern() -> None:
    note = Note(text="why do you ask", metadata=3, intent={"name": "why_ask", "confidence": 0.9})
    ImmediateRiskMarker(Commands.load()).process([note])
    assert note["intent"]["name"] == "inform"
