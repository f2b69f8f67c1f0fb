"""Answers to several questions at once: each belongs to its own question, and a danger among them loses none."""

from __future__ import annotations

from typing import Any

import pytest

from bot.enquiry.answers import answered_in_parts, together
from bot.enquiry.case import Case
from bot.enquiry.reply_steps import Rest
from tests.conversation.hold import Conversation, Hold

WORRY = "her dad hits her with a belt and there are marks on her back"
ANSWERS = "1) not told yet\n2) mum and her two brothers, dad is away for a while\n3) nothing at all\n4) no social worker"


@pytest.fixture
def asked(hold: Hold) -> Conversation:
    """Somebody who was asked several questions."""
    return hold().give({"do": "area", "area": "luton"}).say("no", WORRY).until("questions")


def _facts(talk: Conversation) -> Any:
    return talk.case["facts"]


def test_a_danger_among_the_answers_keeps_them_and_asks_none_of_them_again(asked: Conversation) -> None:
    questions = asked.items
    answers = "\n".join(f"{number}) not sure" for number in range(1, len(questions)))
    asked.say(f"{answers}\n{len(questions)}) hes just come in with a knife and says he will stab her")
    assert asked.open == "after_danger"
    asked.press("Carry on")
    while not asked.answers:
        assert not set(questions) & set(asked.items if asked.open == "questions" else ())
        asked.say("yes") if asked.open in ("confirm", "summary") else asked.wish("skip")

    assert set(questions) <= set(asked.case["asked"])


def test_what_was_picked_stands_whatever_else_the_words_may_mean(asked: Conversation) -> None:
    number = asked.items.index("safe_to_tell") + 1
    asked.say(f"{number}) not safe to tell them, mum knows that I would want to agree it with her first")

    assert _facts(asked)["agreement"] == "unsafe"


@pytest.mark.parametrize("words, parts", [
    ("1) yes\n2) mum", True), ("2: not told yet", True), ("mum\nno", True), ("he is kicking the door in", False)])
def test_a_list_of_answers_is_told_from_something_new(words: str, parts: bool) -> None:
    case = Case(area="luton", open={"kind": "questions", "items": ["siblings", "has_worker"]})

    assert answered_in_parts(case, words) is parts


def test_words_under_one_question_are_heard_together() -> None:
    rest = [Rest("mum", "Who?"), Rest("and gran", "Who?"), Rest("it hurt", "What?")]

    assert together(rest) == [Rest("mum\nand gran", "Who?"), Rest("it hurt", "What?")]


def test_what_the_child_said_makes_nobody_a_child(reader: Any) -> None:
    question = "Has the child said anything about it? Their own words, if so."
    told = {one.fact for one in reader.read("dad hits me", "luton", question).told}

    assert "person" not in told
    assert "person" in {one.fact for one in reader.read("dad hits me", "luton").told}


def test_who_is_at_home_is_no_sign_of_anything(reader: Any) -> None:
    read = reader.read("just him and mum", "peterborough", "Who will be at home with the child tonight?")

    assert not [one for one in read.candidates if one.score >= reader.strong]


def test_what_was_not_matched_is_shown_back_before_level_1(hold: Hold) -> None:
    talk = hold().give({"do": "area", "area": "luton"}).say(
        "no", "year 2 girl. enjoys learning and joins in, has good friends and keeps them, mum and dad are warm and praise her")
    talk.until("today")
    talk.say("end of year summaries, we write one for every child")
    assert talk.open == "confirm" and talk.case["unread"]
    talk.press("It is not a worry")
    while not talk.answers:
        talk.say("yes") if talk.open in ("confirm", "summary") else talk.wish("skip")

    assert talk.answer["level"] == 1


def test_what_may_be_part_of_the_worry_keeps_level_1_away(hold: Hold) -> None:
    talk = hold().give({"do": "area", "area": "luton"}).say(
        "no", "year 2 girl. enjoys learning and joins in, has good friends and keeps them, mum and dad are warm and praise her")
    talk.until("today")
    talk.say("end of year summaries, we write one for every child", "yes")
    while not talk.answers:
        talk.say("yes") if talk.open in ("confirm", "summary") else talk.wish("skip")

    assert talk.answer["level"] is None
