"""A conversation becomes a script, and nothing is expected because the assistant said it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, Dict, Iterator, List

import pytest

from bot.scenarios.holding import hold
from bot.scenarios.loading import read
from bot.scenarios.played import Exchange, Played
from bot.scenarios.recording import make_script, turns_in, turns_of
from tests.scenarios.sound import Scripted, answer, question

AT = dt.datetime(2026, 3, 17, 10, 40)
HELD = Played([Exchange(None, (question("area"),)), Exchange("luton", (question("danger", "No"),)),
               Exchange("No", (question("worry"),), pressed=True),
               Exchange("he said: dad hits me", (answer(level=4),))])
NEEDED = {"one line": "He said that his dad hits him", "have learnt": "What a child says is written down word by word.",
          "Who decides": "a trainer", "Id of the document": "luton", "Id of the section": "statutory",
          "plain words": "What a child says counts."}


def asking(**typed: str) -> Any:
    """Answers by a piece of the question; the assistant's answer is in the question, never taken."""
    answers: Dict[str, str] = {**NEEDED, **typed}
    return lambda asked: next((said for part, said in answers.items() if part in asked), "")


def recorded(folder: Path, **typed: str) -> Dict[str, Any]:
    """What a script holds that was recorded with these answers."""
    file = folder / "recorded.yml"
    file.write_text(make_script(turns_of(HELD), HELD, "luton", AT, asking(**typed)), encoding="utf-8")
    script, wrong = read(file)
    assert not wrong, wrong
    return dict(script.data)


def test_their_words_become_exact_turns(tmp_path: Path) -> None:
    assert recorded(tmp_path)["turns"] == ["luton", {"press": "No"}, "he said: dad hits me"]


def test_nothing_is_expected_that_nobody_typed(tmp_path: Path) -> None:
    data = recorded(tmp_path)

    assert data["expect"] == {"answer": "full"}, "the assistant said level 4, harm yes, share yes"
    assert data["expected_by"]["before_the_run"] is False


def test_what_a_person_typed_is_expected(tmp_path: Path) -> None:
    data = recorded(tmp_path, **{"Level that": "3", "risks": "neglect, missing", "be shared": "yes"})

    assert data["expect"] == {"level": 3, "pathways": ["neglect", "missing"], "consent": {"share": "yes"}}


@pytest.mark.parametrize("saved, turns", [
    ("> luton\n\nIs anyone in danger?\n\n> no", ["luton", "no"]),
    ("BOT: Where?\nYou: luton\nBOT: Danger?\nYou: [No]\nYou: he is 6\nand hungry\nBOT: ok", [
        "luton", {"press": "No"}, "he is 6\nand hungry"]),
    ("nothing of theirs", [])])
def test_a_saved_conversation_is_taken_apart(saved: str, turns: List[Any]) -> None:
    assert turns_in(saved) == turns


def test_a_conversation_can_be_held_and_ends_with_an_empty_line() -> None:
    lines: Iterator[str] = iter(["luton\n", "[No]\n", "\n", "never read"])
    written: List[str] = []
    seat = Scripted([question("area")], [question("danger", "No")], [answer()])
    held = hold(seat, lambda: next(lines), written.append)

    assert turns_of(held) == ["luton", {"press": "No"}] and any("[No]" in one for one in written)
