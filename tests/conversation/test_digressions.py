"""Whatever somebody asks on the way, the open question comes back and nothing is lost."""

from __future__ import annotations

from typing import Any, Dict

import pytest

from bot.enquiry.turn import Incoming
from bot.wording.phrases import phrase
from tests.conversation.hold import Conversation, Hold

#: Nothing in any table is like this.
NOTHING = "the printer was out of paper"
BELT = "mum hit him with a belt, there are marks on his back, he is 7"
#: Every question that can be open, and the messages that lead there.
OPEN = {
    "area": (), "danger": ("luton",), "worry": ("luton", "no"),
    "confirm": ("luton", "no", BELT), "questions": ("luton", "no", BELT, "yes"),
    "summary": ("luton", "no", BELT, "yes", "not told yet", "skip"),
    "today": ("luton", "no", NOTHING),
    "topics": ("luton", "no"), "topic": ("luton", "no"), "change": ("luton", "no", BELT),
    "more": ("luton", "no", BELT), "after_danger": ("luton", "yes"),
    "after": ("luton", "no", BELT),
}
ALL = sorted(OPEN)
ASIDE = ["why_ask", "so_far", "talk_to_someone", "copy_summary", "wrong_here", "after_call"]


def reach(hold: Hold, kind: str) -> Conversation:
    """A conversation in which this question is open."""
    talk = hold(*OPEN[kind])
    if kind in ("topics", "topic"):
        talk.wish("topics")
    if kind == "topic":
        talk.say("1")
    if kind == "change":
        talk.wish("change_answer")
    if kind == "more":
        talk.press("There is more")
    if kind == "after":
        talk.to_the_answer()
    assert talk.open == kind, f"{talk.open}: {talk.text()}"
    return talk


def known(case: Dict[str, Any]) -> Dict[str, Any]:
    """What must not be lost."""
    return {key: case[key] for key in ("area", "texts", "found", "facts", "danger", "open")}


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("wish", ASIDE)
def test_an_aside_is_answered_and_leaves_the_open_question_as_it_was(
        hold: Hold, kind: str, wish: str) -> None:
    talk = reach(hold, kind)
    before = known(talk.case)
    talk.wish(wish)

    assert talk.text().strip()
    after = known(talk.case)
    assert {**after, "open": None} == {**before, "open": None}
    assert talk.open == kind


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("words, named", [
    ("what is section 47?", "section 47"), ("what if they say no", ""),
    ("does the moon affect behaviour?", "")])
def test_a_question_of_their_own_is_answered_and_mine_comes_back(
        hold: Hold, kind: str, words: str, named: str) -> None:
    talk = reach(hold, kind)
    talk.wish("ask_question", words)

    assert talk.open == kind and len(talk.text()) > 40
    if kind in ("danger", "worry", "confirm", "questions", "summary", "today"):
        assert talk.last[-1].payload.get("asked"), "the question is put again"


@pytest.mark.parametrize("kind", ALL)
def test_skip_always_gets_an_answer_and_never_gets_stuck(hold: Hold, kind: str) -> None:
    talk = reach(hold, kind)
    before = (kind, talk.items)
    talk.wish("skip")

    assert talk.text().strip()
    stays = ("area", "danger", "worry", "after")
    assert ((talk.open, talk.items) == before) is (kind in stays)


@pytest.mark.parametrize("kind", ALL)
def test_not_sure_is_an_answer_everywhere(hold: Hold, kind: str) -> None:
    talk = reach(hold, kind).say("not sure")

    assert talk.text().strip()
    if kind == "danger":
        assert talk.last[0].text == "Call 999 now."


@pytest.mark.parametrize("kind", [k for k in ALL if k != "area"])
def test_go_back_returns_one_step(hold: Hold, kind: str) -> None:
    talk = reach(hold, kind)
    undo = len(talk.case["undo"])
    talk.wish("go_back")

    assert talk.text().strip() and len(talk.case["undo"]) == undo - 1
    assert talk.case["texts"] == [] or talk.case["texts"][0] in OPEN[kind]


def test_going_back_takes_back_an_answer_and_asks_again(hold: Hold) -> None:
    talk = hold("luton", "no", BELT, "yes")
    talk.say("they know and agree").wish("go_back")

    assert "agreement" not in talk.case["facts"] and "safe_to_tell" in talk.items


def test_at_the_very_beginning_there_is_nothing_to_go_back_to(hold: Hold) -> None:
    talk = hold().wish("go_back")

    assert talk.open == "area" and talk.last[-1].payload["id"] == "area"


@pytest.mark.parametrize("kind", ALL)
def test_start_again_forgets_and_opens_anew(hold: Hold, kind: str) -> None:
    talk = reach(hold, kind).wish("start_again")

    assert talk.open == "area" and "999" in talk.text()
    assert not any(talk.case[key] for key in ("area", "texts", "found", "facts", "undo"))


@pytest.mark.parametrize("kind", ALL)
def test_delete_works_at_every_point_and_leaves_nothing(hold: Hold, kind: str) -> None:
    talk = reach(hold, kind)
    turn = talk.talk.digress(talk.case, "delete", Incoming(""))

    assert turn.done and BELT not in str(turn.case)
    assert not any(turn.case[key] for key in ("area", "texts", "found", "facts", "undo"))


@pytest.mark.parametrize("kind", ALL)
def test_another_child_begins_its_own_case_and_danger_is_asked_again(
        hold: Hold, kind: str) -> None:
    talk = reach(hold, kind)
    area = talk.case["area"]
    talk.wish("another_child")

    assert talk.case["children"] == 2 and talk.case["area"] == area
    assert not talk.case["found"] and not talk.case["texts"]
    assert talk.open == ("danger" if area else "area")


def test_the_second_childs_answer_says_which_child_and_has_nothing_of_the_first(
        hold: Hold) -> None:
    talk = hold("luton", "no", BELT).to_the_answer().press("Another child")
    talk.say("no", "her brother of 15 has been missing school for weeks").to_the_answer()

    assert len(talk.answers) == 2
    assert "belt" not in talk.answer["text"] and "Child 2" in talk.answer["text"]
    assert talk.questions().count("danger") >= 2 and talk.questions().count("area") == 1


@pytest.mark.parametrize("kind", ALL)
def test_topics_can_be_looked_through_once_the_area_is_known(hold: Hold, kind: str) -> None:
    talk = reach(hold, kind).wish("topics")

    assert talk.open == ("area" if kind == "area" else "topics")


def test_a_description_picked_from_the_topics_counts_without_being_asked_again(
        hold: Hold, library: Any) -> None:
    talk = hold("luton", "no").wish("topics")
    talk.say("1")
    picked = next(b for b in talk.buttons() if b["payload"].get("id"))
    talk.give(picked["payload"])

    found = talk.found[picked["payload"]["id"]]
    assert found["confirmed"] and found["picked"] and talk.open == "questions"


def test_something_typed_instead_of_a_topic_is_a_concern(hold: Hold) -> None:
    talk = hold("luton", "no").wish("topics").say(BELT)

    assert talk.open == "confirm" and talk.case["texts"] == [BELT]


def test_what_do_you_think_so_far_is_an_early_answer_and_no_final_one(hold: Hold) -> None:
    talk = hold("luton", "no", BELT).wish("so_far")

    early = next(s.payload for s in talk.last if s.payload["kind"] == "answer")
    assert early["early"] and early["level"] == 4
    assert not talk.case["answered"] and talk.open == "confirm"


def test_what_if_they_say_no_is_answered_from_the_areas_own_document(hold: Hold) -> None:
    talk = hold("luton", "no", "he is 9 and cannot sit still, he needs help at school")
    talk.wish("ask_question", "what if they say no")

    assert "Luton" in talk.text() and "A no does not end it" in talk.text()


@pytest.mark.parametrize("words, begins", [
    ("can I share this without consent?", "Share this?"), ("do I need consent", "Share this?"),
    ("do i have to tell the parents", "Tell the family first?"), ("should I tell mum first", "Tell the family first?"),
    ("can he give his own consent", "The young person's own say:"),
    ("what is gillick competence", "Fraser competence"), ("what happens if mum refuses", "Refer without"),
])
def test_a_question_about_consent_is_answered_by_the_areas_own_rules(hold: Hold, words: str, begins: str) -> None:
    talk = hold("luton", "no", "he is 9 and cannot sit still, he needs help at school")
    talk.wish("ask_question", words)

    assert talk.text().startswith(begins) and "(Luton, Effective Support" in talk.text()


def test_before_the_area_is_known_consent_is_a_question_for_the_hub(hold: Hold) -> None:
    talk = hold()
    talk.wish("ask_question", "can I share this without consent?")

    assert phrase("question.unknown") in talk.text()


def test_every_wish_on_the_way_is_offered_where_nothing_was_found(hold: Hold) -> None:
    talk = reach(hold, "today")

    assert [b["payload"]["intent"] for b in talk.buttons()] == ["topics", "talk_to_someone"]
