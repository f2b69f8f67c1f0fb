"""The seven moments of how it should feel: decisions and order, not wording."""

from __future__ import annotations

import datetime as dt
from typing import List

import pytest

from tests.conversation.hold import Conversation, Hold

NEGLECT = ("y3 girl, third week running in the same clothes, always starving at breakfast club, "
           "smells. mum used to be lovely at the gate but hasnt been seen since half term, "
           "nan drops off")
BRUISE = ("10 week old, health visitor here, small round bruise on her cheek. Mum says the toddler "
          "did it with a toy and she's lovely, really on it, lets me in every week. luton")
FRIDAY = dt.datetime(2026, 3, 20, 16, 25)


def order(talk: Conversation) -> List[str]:
    """Ids of the answer's blocks."""
    return [block["id"] for block in talk.answer["blocks"]]


def test_one_typical_concern(hold: Hold) -> None:
    talk = hold("p'boro")
    assert talk.open == "danger"
    talk.say("no", NEGLECT)
    assert talk.open == "confirm"
    assert any("smells" in word for row in talk.payload("understood")["found"]
               for word in row["because"])
    talk.say("yes")
    picks = [item for item in talk.payload("questions")["items"] if item["pick"]]
    assert picks, "the row is to be picked, because its cells stand at different levels"
    talk.say("b").to_the_answer()

    answer = talk.answer
    assert answer["level"] in (3, 4) and answer["harm"] in ("possible", "yes")
    assert "neglect" in answer["pathways"] and answer["consent"]["share"] == "yes"
    assert "01733 864170" in answer["text"] and "01733 864180" in answer["text"]
    assert order(talk) == ["level", "harm", "why", "now", "ring", "consent", "duties", "change",
                           "limits"]
    assert talk.turns <= 8


def test_two_everything_at_once_with_a_reassuring_mother_on_a_friday(hold: Hold) -> None:
    talk = hold(BRUISE, at=FRIDAY)
    assert talk.open == "danger" and talk.case["area"] == "luton"
    talk.say("no").to_the_answer()

    answer = talk.answer
    assert (answer["level"], answer["harm"]) == (4, "yes")
    assert answer["pathways"][0] == "bruising_non_mobile"
    assert order(talk)[0] == "ring", "the call comes before the explanation"
    values = [c["value"] for c in answer["contacts"]]
    assert values[:2] == ["0300 300 8123", "0300 330 8123"] and "Monday" in answer["text"]
    assert talk.turns <= 4


def test_three_danger_in_the_middle_of_something_else(hold: Hold) -> None:
    talk = hold("luton", "no", "mum hit him with a belt", "yes")
    talk.say("6, hang on his dads just come in shouting and hes got hold of him")

    assert talk.last[0].text == "Call 999 now."
    assert "whisper" in talk.last[1].text and "silent call alone" in talk.last[1].text
    assert 72 <= talk.case["facts"]["age_months"] < 84


def test_four_a_borrowed_table(hold: Hold) -> None:
    talk = hold("bedford", "no", "he is 8 and cares for his mum who is ill, he does the cooking")
    talk.to_the_answer("national.trigger.young_carer.caring")

    level = talk.answer["blocks"][0]
    assert talk.answer["borrowed"] and order(talk)[0] == "level"
    assert "01234 718 700" in level["lines"][0]["text"]
    assert "no hours are printed" in talk.answer["text"].lower()
    assert "decides for itself" in talk.answer["text"]


def test_five_nothing_found(hold: Hold) -> None:
    talk = hold("luton", "no", "the printer was out of paper")

    assert talk.open == "today" and not talk.answers
    assert [b["label"] for b in talk.buttons()] == ["Topics", "Talk to someone"]


def test_six_about_a_colleague(hold: Hold) -> None:
    talk = hold("central bedfordshire", "no", "my colleague slapped a child in the nursery")
    talk.to_the_answer()
    answer = talk.answer

    assert answer["level"] == 4 and "lado" in answer["pathways"]
    assert "lado@centralbedfordshire.gov.uk" in answer["text"]
    assert "0300 300 8585" in answer["text"]
    assert any((d["by"] or "").startswith("within one working day") for d in answer["duties"])
    wrong = [c for c in answer["contacts"] if c["purpose"] == "lado" and c["kind"] == "phone"]
    assert not any(c["ring"] for c in wrong)


def test_seven_a_question_on_the_way(hold: Hold) -> None:
    talk = hold("luton", "no", "mum hit him with a belt", "yes")
    items = talk.items
    talk.wish("ask_question", "what if they say no")

    assert talk.open == "questions" and talk.items == items
    assert talk.last[-1].payload["kind"] == "questions"
    assert "A no does not end it" in talk.text() and "Luton" in talk.text()


# ---- length, turns, and asking once ----------------------------------------------

LONGEST = 6_100
TYPICAL = [
    ("peterborough", "he is 7, comes in hungry and dirty every day, nobody answers the phone"),
    ("luton", "mum hit him with a belt, there are marks on his back"),
    ("cambridgeshire", "15 year old girl gets into cars with older men and comes back with money"),
    ("central_bedfordshire", "he is 7 and told me daddy hits mummy at home and he hides"),
    ("bedford_borough", "she is 14 and cuts her arms, she says she does not want to live"),
]


@pytest.mark.parametrize("area, words", TYPICAL)
def test_a_typical_concern_has_its_answer_in_eight_turns_with_nothing_asked_twice(
        hold: Hold, area: str, words: str) -> None:
    talk = hold().give({"do": "area", "area": area}).say("no", words)
    if talk.open == "after_danger":
        talk.press("Carry on")
    replies = {"confirm": "yes", "summary": "yes", "today": "he looked tired", "danger": "no",
               "questions": "not told yet; mum is at home tonight; no; not sure"}
    while not talk.answers:
        talk.say(replies[talk.open])

    assert talk.turns <= 8
    asked = [one for one in talk.questions() if one not in ("confirm", "questions")]
    # Danger may be asked about once more, when the worry itself sounds like it.
    assert asked.count("danger") <= 2
    assert len([one for one in asked if one != "danger"]) == len(set(asked) - {"danger"}), asked


@pytest.mark.parametrize("words", [
    BRUISE,
    "Teacher in Dunstable, boy of 9, mum hit him with a belt last night and there are marks on his "
    "back, he lives with mum and two sisters, we have not told them, no social worker",
    "peterborough, girl of 14 gets into cars with older men and comes back with money and vapes, "
    "mum knows and agrees that I ask for help, no siblings, no social worker"])
def test_one_who_tells_everything_at_once_has_the_answer_in_four_turns(
        hold: Hold, words: str) -> None:
    talk = hold(words)
    replies = {"danger": "no", "confirm": "yes", "summary": "yes", "questions": "skip"}
    while not talk.answers:
        talk.say(replies[talk.open])

    assert talk.turns <= 4


def test_what_was_said_is_not_asked(hold: Hold) -> None:
    talk = hold("Teacher in Dunstable, boy of 9, mum hit him with a belt last night and there are "
                "marks on his back, we have not told the family, he has two sisters at home, "
                "no social worker").to_the_answer()

    assert not {"age", "siblings", "has_worker", "role"} & set(talk.questions())


@pytest.mark.parametrize("area, words", TYPICAL)
def test_an_answer_stays_short_and_says_the_level_before_anything_else(
        hold: Hold, area: str, words: str) -> None:
    talk = hold().give({"do": "area", "area": area}).say("no", words)
    if talk.open == "after_danger":
        talk.press("Carry on")
    answer = talk.to_the_answer().answer

    assert len(answer["text"]) <= LONGEST
    assert answer["blocks"][0]["id"] in ("level", "ring")
    for needed in ("judgement decides", "Do not examine", "safeguarding lead", "supervisor"):
        assert needed in answer["text"]


def test_lines_left_out_of_the_text_are_in_the_payload(hold: Hold) -> None:
    answer = hold("luton", "no", "mum hit him with a belt").to_the_answer().answer
    lines = [line for block in answer["blocks"] for line in block["lines"]]

    assert any(not line["brief"] for line in lines)
    assert len(answer["text"]) < sum(len(line["text"]) for line in lines) * 1.2


def test_the_copied_summary_has_everything_and_leaves_the_childs_details_blank(hold: Hold) -> None:
    talk = hold("luton", "no", "mum hit him with a belt, he is 7").to_the_answer()
    talk.press("Copy a summary")
    said = talk.payload("copy")["text"]

    for part in ("17 March 2026, 10:40", "Child: ____", "Level", "Significant harm", "belt", "01582 547653",
                 "Consent", "decided not to refer"):
        assert part in said


def test_the_opening_says_what_it_is_and_is_not_and_who_answers_for_it(hold: Hold) -> None:
    for operator, words in ((None, "training and testing"), ("Example Trust", "Example Trust")):
        talk = hold(operator=operator)
        said = talk.text()
        assert said.index("999") < said.index("not made") and words in said
        assert "names" in said and "not a referral" in said
