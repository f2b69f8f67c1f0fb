"""What was misread is put right; what was said is never lost."""

from __future__ import annotations

import pytest

from tests.conversation.hold import Conversation, Hold

HUNGRY = "a girl aged 8, she comes to school hungry and filthy every day for weeks"
BELT = "her dad hits her with a belt"


@pytest.fixture
def confirming(hold: Hold) -> Conversation:
    """A conversation in which several findings wait to be confirmed."""
    return hold("luton", "no", f"{HUNGRY}. {BELT}")


def test_an_age_is_corrected_in_passing_and_no_finding_is_lost(confirming: Conversation) -> None:
    before = set(confirming.found)
    confirming.say("no she is 6 not 8")

    assert 72 <= confirming.case["facts"]["age_months"] < 84
    assert set(confirming.found) >= before and confirming.open == "confirm"


def test_numbers_inside_a_sentence_take_nothing_out(confirming: Conversation) -> None:
    before = set(confirming.found)
    confirming.say("she has 2 brothers at home")

    assert set(confirming.found) >= before


@pytest.mark.parametrize("typed", ["not 2", "no, 2 is wrong", "2 isn't right", "remove 2"])
def test_the_number_of_a_line_takes_it_out(confirming: Conversation, typed: str) -> None:
    second = confirming.payload("understood")["found"][1]["id"]
    confirming.say(typed)

    assert second not in confirming.found
    assert confirming.open == "confirm" and len(confirming.found) >= 1


@pytest.mark.parametrize("typed", ["2", "number 2", "2 is right"])
def test_a_bare_number_takes_nothing_out(confirming: Conversation, typed: str) -> None:
    """Somebody may mean that the line is right: a disclosure must not vanish for it."""
    before = set(confirming.found)
    confirming.say(typed)

    assert set(confirming.found) >= before


def test_a_bare_number_takes_out_once_it_was_asked_which_is_wrong(
        confirming: Conversation) -> None:
    second = confirming.payload("understood")["found"][1]["id"]
    confirming.say("no").say("2")

    assert second not in confirming.found


def test_a_bare_no_asks_which_and_none_takes_all_out(confirming: Conversation) -> None:
    before = set(confirming.found)
    confirming.say("no")
    assert set(confirming.found) == before and confirming.open == "confirm"

    shown = {row["id"] for row in confirming.payload("understood")["found"]}
    confirming.say("none of these")
    assert not shown & set(confirming.found)


def test_the_change_list_shows_every_part_and_takes_one_out(confirming: Conversation) -> None:
    confirming.say("yes").wish("change_answer")
    asked = confirming.payload("question")
    kinds = [c["payload"]["do"] for c in asked["choices"]]
    assert kinds.count("remove") == len(confirming.found) and "forget" in kinds

    first = asked["choices"][0]["payload"]["id"]
    confirming.give(asked["choices"][0]["payload"])
    assert first not in confirming.found and confirming.open == "questions"


def test_a_fact_is_taken_out_of_the_change_list_and_asked_again(confirming: Conversation) -> None:
    confirming.say("yes").wish("change_answer")
    age = next(c for c in confirming.buttons() if c["payload"].get("fact") == "age_months")
    confirming.give(age["payload"])

    assert "age_months" not in confirming.case["facts"]
    assert confirming.found


def test_a_change_may_simply_be_typed(confirming: Conversation) -> None:
    confirming.say("yes").wish("change_answer")
    confirming.say("she is 6, and she lives in Dunstable")

    assert confirming.case["area"] == "central_bedfordshire"
    assert 72 <= confirming.case["facts"]["age_months"] < 84


def test_no_to_the_summary_shows_what_can_be_changed(confirming: Conversation) -> None:
    confirming.say("yes", "not told yet")
    confirming.until("summary").say("no")

    assert confirming.open == "change" and list(confirming.buttons())
    assert confirming.wish("skip").case["answered"]


def test_yes_with_more_agrees_and_is_read(confirming: Conversation) -> None:
    before = [row["id"] for row in confirming.payload("understood")["found"]]
    confirming.say("yes, and her mum has started drinking heavily every night")

    assert all(confirming.found[key]["confirmed"] for key in before)
    assert len(confirming.case["texts"]) == 2


def test_there_is_more_waits_for_it(confirming: Conversation) -> None:
    confirming.press("There is more")
    assert confirming.open == "more" and "questions" not in confirming.kinds

    confirming.say("her brother of 4 is hungry too")
    assert confirming.open == "confirm" and len(confirming.case["texts"]) == 2


def test_another_cell_of_a_row_replaces_the_first(hold: Hold) -> None:
    talk = hold("peterborough", "no", "she has bruises now and then and smells, always hungry", "yes")
    pick = next((i for i in talk.payload("questions")["items"] if i["pick"]), None)
    assert pick, "a row with several levels is asked about"
    rows = len(talk.found)
    talk.give(pick["choices"][0]["payload"])

    assert len(talk.found) == rows
    assert any(f["picked"] for f in talk.found.values())


def test_not_sure_of_what_was_read_keeps_it_as_possible(hold: Hold) -> None:
    talk = hold("luton", "no", BELT, "not sure").to_the_answer()

    assert (talk.answer["level"], talk.answer["harm"]) == (4, "possible")
    assert not talk.answer["firm"]


def test_the_only_uncertain_finding_is_meant_by_a_yes(hold: Hold) -> None:
    talk = hold("luton", "no", "he is quiet and sad in class lately")
    if talk.open == "confirm" and not talk.payload("understood")["certain"]:
        talk.say("1")
        assert [f for f in talk.found.values() if f["confirmed"]]


def test_a_concern_told_after_the_answer_is_read_and_answered(hold: Hold) -> None:
    talk = hold("luton", "no", "she is often hungry at school and has no coat").to_the_answer()
    first = talk.answer["level"] or 0
    talk.say(BELT).to_the_answer()

    assert len(talk.answers) == 2
    assert talk.answer["level"] == 4 > first
    assert talk.answer["harm"] == "yes"


def test_small_talk_after_the_answer_does_not_repeat_it(hold: Hold) -> None:
    talk = hold("luton", "no", BELT).to_the_answer()
    talk.say("thank you")

    assert len(talk.answers) == 1 and talk.text()


def test_the_rest_can_be_answered_after_the_answer(hold: Hold) -> None:
    talk = hold("luton", "no", BELT).to_the_answer()
    talk.press("Answer what is left")
    assert talk.open == "questions"

    talk.give({"do": "answers", "answers": {"safe_to_tell": 1}})
    assert talk.case["facts"]["agreement"] == "refused"
    assert talk.to_the_answer().answers


@pytest.mark.parametrize("said", [
    "she hit her head on the table, we saw it happen, small bump",
    "he is missing his mum but settling in", "he cut his finger on the craft scissors in class"])
def test_what_the_model_hears_in_an_everyday_sentence_is_taken_out_with_one_no(
        hold: Hold, said: str) -> None:
    talk = hold("peterborough", "no", said).calmed()
    assert talk.open == "confirm" and not talk.case["confirmed"]

    talk.say("none of these")
    assert not [one for one in talk.case["found"] if one["confirmed"]]
