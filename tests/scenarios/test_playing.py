"""How a script is played: facts whenever asked, exact turns, branches, and what fails a script by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Tuple

import pytest

from bot.scenarios.judge import Judge
from bot.scenarios.loading import read
from bot.scenarios.play import Play
from bot.scenarios.stage import _noticed
from tests.scenarios.sound import CALL, SOUND, Mind, Scripted, answer, items, question

AREA, DANGER = [question("area")], [question("danger", "Yes", "Not sure", "No")]
WORRY = [question("worry")]
CARRY_ON = {"kind": "danger", "text": "Ring the hub.", "choices": [{"label": "999 is called"}, {"label": "Carry on"}]}


def played(folder: Path, text: str, *replies: Any) -> Tuple[Play, Scripted]:
    """The only part of a script, played against these replies."""
    file = folder / "case.yml"
    file.write_text(text, encoding="utf-8")
    script, wrong = read(file)
    assert not wrong, wrong
    seat = Scripted(*replies)
    play = Play(next(script.parts()), seat, Mind())
    play.run()
    return play, seat


def test_where_danger_and_worry_are_said_before_anything_else(tmp_path: Path) -> None:
    _, seat = played(tmp_path, SOUND, AREA, DANGER, WORRY, [answer()])

    assert seat.heard == ["Luton", "no", "a bruise on his cheek, ten weeks old"]


def test_a_story_may_come_first(tmp_path: Path) -> None:
    text = SOUND.replace("facts:", "begins_with: story\nfacts:")
    _, seat = played(tmp_path, text, AREA, DANGER, AREA, [answer()])

    assert seat.heard == ["a bruise on his cheek, ten weeks old", "no", "Luton"]


@pytest.mark.parametrize("order", [("age", "mobile"), ("mobile", "age")])
def test_facts_are_given_whenever_they_are_asked_for(tmp_path: Path, order: Tuple[str, str]) -> None:
    text = SOUND.replace("  age: ten weeks", "  age: ten weeks\n  mobile: not yet")
    _, seat = played(tmp_path, text, AREA, DANGER, WORRY, [items(*order)], [answer()])

    said = {"age": "ten weeks", "mobile": "not yet"}
    assert seat.heard[-1] == "\n".join(f"{n}) {said[key]}" for n, key in enumerate(order, 1))


def test_what_has_no_fact_is_skipped_and_noted(tmp_path: Path) -> None:
    play, seat = played(tmp_path, SOUND, AREA, DANGER, WORRY, [items("siblings", "tried")], [answer()])

    assert seat.heard[-1] == "skip" and {"siblings", "tried"} <= set(play.played.unanswered)


def test_a_fact_asked_for_twice_fails(tmp_path: Path) -> None:
    play, _ = played(tmp_path, SOUND, AREA, DANGER, WORRY, [items("age")], [items("age")], [answer()])

    assert [one.field for one in _noticed(play)] == ["asked_twice"]


@pytest.mark.parametrize("fact, fails", [
    ("ten weeks", []), ("{say: ten weeks, must_be_asked: true}", ["must_be_asked"])])
def test_a_fact_nobody_asks_for_fails_only_if_it_must_be_asked(tmp_path: Path, fact: str, fails: list) -> None:
    play, _ = played(tmp_path, SOUND.replace("age: ten weeks", f"age: {fact}"), AREA, DANGER, WORRY, [answer()])

    assert [one.field for one in _noticed(play)] == fails


def test_a_branch_is_taken_only_if_one_question_comes_before_the_other(tmp_path: Path) -> None:
    branch = ("branches:\n- when: {asked: who_home, before: child_said}\n"
              "  facts: {who_home: the uncle}\nexpect:\n")
    text = SOUND.replace("expect:\n", branch)
    _, early = played(tmp_path, text, AREA, DANGER, WORRY, [items("who_home")], [answer()])
    _, late = played(tmp_path, text, AREA, DANGER, WORRY, [items("child_said")], [items("who_home")], [answer()])

    assert early.heard[-1] == "the uncle" and late.heard[-1] == "skip"


def test_exact_turns_come_in_order_and_are_looked_at_between(tmp_path: Path) -> None:
    turns = ('turns:\n- "{area}"\n- press: "No"\n- expect: {call_999: never}\n- he has got hold of him\n'
             "- expect: {call_999: first}\nexpect:\n")
    play, seat = played(tmp_path, SOUND.replace("expect:\n", turns), AREA, DANGER, WORRY, [CALL, CARRY_ON], [answer()])

    assert seat.heard == ["Luton", "[No]", "he has got hold of him", "[Carry on]"] and not play.differs


def test_999_that_is_not_first_is_seen_between_turns(tmp_path: Path) -> None:
    turns = "turns:\n- Luton\n- expect: {call_999: first}\nends: turns\nexpect:\n"
    play, _ = played(tmp_path, SOUND.replace("expect:\n", turns), AREA, [question("danger"), CALL])

    assert [one.got for one in play.differs] == ["said later"]


def test_going_in_circles_ends_and_fails(tmp_path: Path) -> None:
    play, _ = played(tmp_path, SOUND, *([DANGER] * 40))

    assert play.played.stuck and "stuck" in [one.field for one in _noticed(play)]


def test_a_conversation_that_ends_without_a_question_has_no_answer(tmp_path: Path) -> None:
    play, _ = played(tmp_path, SOUND, AREA, DANGER, WORRY, [{"kind": "text", "text": "Childline is 0800 1111."}])

    assert not Judge(play.played, Mind()).differences({"answer": "none"})
