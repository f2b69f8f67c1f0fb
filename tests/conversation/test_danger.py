"""999 comes first, whenever and however it is said, and nothing that was typed is lost."""

from __future__ import annotations

import pytest

from bot.guard.words import load_words
from bot.wording.phrases import phrase
from tests.conversation.hold import Conversation, Hold

BELT = "mum hit him with a belt, there are marks on his back"
NOW = "6, hang on his dads just come in shouting and hes got hold of him"
UNCLEAR = "what do you mean by that"


def calls(talk: Conversation) -> int:
    """How often our latest messages order a call."""
    return sum(said.text == "Call 999 now." for said in talk.last)


def test_the_sentences_after_999_are_the_guards_own() -> None:
    assert phrase("danger.quiet") == load_words().quiet
    assert phrase("danger.call") == load_words().call_999
    assert phrase("danger.ask") == load_words().ask_danger


@pytest.mark.parametrize("typed", ["yes", "not sure", "I don't know", "maybe", "Y"])
def test_yes_and_not_sure_are_danger(hold: Hold, typed: str) -> None:
    talk = hold("luton", typed)

    assert talk.last[0].text == "Call 999 now." and calls(talk) == 1
    assert talk.open == "after_danger" and talk.case["danger"] == "yes"


@pytest.mark.parametrize("label", ["Yes", "Not sure"])
def test_the_buttons_say_the_same(hold: Hold, label: str) -> None:
    talk = hold("luton").press(label)

    assert talk.last[0].text == "Call 999 now." and talk.case["danger"] == "yes"


@pytest.mark.parametrize("typed", ["no", "nobody", "no, he is safe at school", "nope"])
def test_a_clear_no_closes_the_question(hold: Hold, typed: str) -> None:
    talk = hold("luton", typed)

    assert talk.case["danger"] == "no" and talk.open in ("worry", "confirm")


def test_an_unclear_answer_is_asked_once_more_and_then_taken_as_yes(hold: Hold) -> None:
    talk = hold("luton", UNCLEAR)
    assert talk.open == "danger" and calls(talk) == 0

    talk.say("who is asking")
    assert talk.last[0].text == "Call 999 now." and "whisper" in talk.last[1].text
    assert talk.case["danger"] == "yes"


def test_danger_in_the_middle_keeps_the_answer_to_the_question(hold: Hold) -> None:
    talk = hold("luton", "no", f"{BELT}", "yes")
    assert "age" in talk.items
    talk.say(NOW)

    assert [s.text for s in talk.last[:1]] == ["Call 999 now."] and calls(talk) == 1
    assert 72 <= talk.case["facts"]["age_months"] < 84
    talk.press("Carry on")
    assert talk.open in ("confirm", "questions") and "age" not in talk.items


def test_danger_beside_an_answer_to_another_question_keeps_that_answer(hold: Hold) -> None:
    talk = hold("luton", "no", BELT, "yes")
    talk.say("they know and agree. he has just come in and he is hitting him now")

    assert calls(talk) == 1 and talk.case["facts"]["agreement"] == "agreed"
    assert "safe_to_tell" not in talk.press("Carry on").items


def test_a_first_message_with_danger_in_it_from_elsewhere_says_so_afterwards(hold: Hold) -> None:
    talk = hold("a boy of 14 says that he wants to die, the family lives in Birmingham")
    talk.calmed()

    assert "not covered" in talk.text() and not talk.answers


def test_the_order_is_999_then_quiet_ways_then_the_hub_then_the_offer(hold: Hold) -> None:
    talk = hold("luton", "no", NOW)

    assert talk.kinds == ["danger"] * 3
    assert "whisper" in talk.last[1].text and "01582 547653" in talk.last[2].text
    assert "within 24 hours" in talk.last[2].text
    assert [b["label"] for b in talk.buttons()] == [
        "999 is called", "Carry on", "It is over, they are safe"]
    assert not any("silent" in s.text and "stay silent" in s.text.lower() for s in talk.last)


def test_danger_before_the_area_is_known_gives_every_hub(hold: Hold, library: object) -> None:
    talk = hold("he has got a knife and he is coming up the stairs")

    assert talk.last[0].text == "Call 999 now."
    for area in library.areas():
        assert area.pack.title in talk.last[2].text


def test_danger_to_a_child_is_level_four_with_harm_whatever_else_matched(hold: Hold) -> None:
    talk = hold("peterborough", "yes").press("Carry on")
    assert talk.open == "worry", "what happened is asked before anything else"

    talk.say("she is often late for school").to_the_answer()
    answer = talk.answer
    assert (answer["level"], answer["harm"], answer["how"]) == (4, "yes", "danger")
    assert answer["consent"]["share"] == "yes"


@pytest.mark.parametrize("button, word", [
    ("999 is called", "999"), ("Carry on", ""), ("It is over, they are safe", "hub")])
def test_they_can_go_on_in_every_way(hold: Hold, button: str, word: str) -> None:
    talk = hold("luton", "no", NOW).press(button)

    assert word in talk.text() and talk.open in ("confirm", "questions", "worry")


def test_free_text_after_999_is_read_too(hold: Hold) -> None:
    talk = hold("luton", "no", NOW, "the police are on the way, he has bruises on his arms")

    assert talk.case["texts"][-1].startswith("the police") or talk.open == "after_danger"
    assert talk.text().strip()


@pytest.mark.parametrize("typed", ["I have already called 999", "the police are here now"])
def test_no_second_order_where_999_is_called(hold: Hold, typed: str) -> None:
    talk = hold("luton", "no", typed)

    assert calls(talk) == 0


#: A possible danger by the rules and the model alike.
FOUND = "there was a knife in his bag"


def wavering(hold: Hold) -> Conversation:
    """Somebody who does not say no by themselves where danger is asked about once more."""
    talk = hold()
    talk.steady = False
    return talk


def test_a_possible_cue_asks_first_and_the_message_is_kept(hold: Hold) -> None:
    talk = wavering(hold).say("luton", "no", FOUND)

    assert talk.last[0].payload["id"] == "danger" and len(talk.last) == 1
    assert talk.case["danger"] == "possible" and talk.found
    talk.say("no")
    assert talk.open == "confirm" and talk.case["danger"] == "no"


def test_a_possible_cue_answered_unclearly_is_asked_once_more_then_yes(hold: Hold) -> None:
    talk = wavering(hold).say("luton", "no", FOUND, UNCLEAR)
    assert talk.open == "danger" and calls(talk) == 0

    assert calls(talk.say("who is asking")) == 1


def test_a_no_closes_the_question_but_not_the_detector(hold: Hold) -> None:
    talk = hold("luton", "no", BELT, "yes").say("he is coming up the stairs with a knife")

    assert calls(talk) == 1 and talk.case["danger"] == "yes"


def test_danger_after_the_answer_is_heard(hold: Hold) -> None:
    talk = hold("luton", "no", BELT).to_the_answer().say(NOW)

    assert calls(talk) == 1
    assert talk.press("Carry on").to_the_answer().answer["level"] == 4


def test_danger_is_asked_exactly_once_in_a_calm_conversation(hold: Hold) -> None:
    talk = hold("peterborough", "no", "he often comes to school without a coat").to_the_answer()

    assert talk.questions().count("danger") == 1


def test_after_a_grave_worry_it_is_asked_once_more_and_says_why(hold: Hold) -> None:
    talk = wavering(hold).say("peterborough", "no", BELT)

    assert talk.text() == talk.words.ask_danger_again
    assert talk.to_the_answer().questions().count("danger") == 2


@pytest.mark.parametrize("first", ["luton", "", "zzyzx", BELT])
def test_nothing_is_scored_before_danger_was_asked(hold: Hold, first: str) -> None:
    talk = hold(*([first] if first else []))

    assert not talk.answers and "understood" not in {s.payload["kind"] for s in talk.sent}


def test_asking_about_999_is_no_emergency(hold: Hold) -> None:
    assert calls(hold("luton", "no", "when should I call 999?")) == 0


def test_the_answer_to_why_today_counts_although_danger_is_asked_about_first(hold: Hold) -> None:
    talk = wavering(hold).say("luton", "no", "she loves books and joining in and she has lots of friends", "yes")
    assert talk.open == "today"
    talk.say(FOUND)
    assert talk.open == "danger"
    talk.to_the_answer()

    assert talk.questions().count("today") == 1 and talk.case["facts"]["told_why"]


def test_questions_are_not_put_again_after_danger_was_asked_about_in_between(hold: Hold) -> None:
    talk = wavering(hold).say("luton", "no", BELT).calmed().until("questions")
    asked = talk.items
    talk.say("1) not told yet\n2) he said he might hurt himself")
    assert talk.open == "danger"
    talk.say("no").to_the_answer()

    assert all(talk.questions().count(one) == 1 for one in asked)


def test_a_worry_after_the_answer_is_answered_although_danger_is_asked_about_first(hold: Hold) -> None:
    talk = wavering(hold).say("luton", "no", "he often comes to school without a coat").to_the_answer()
    talk.say(BELT)
    assert talk.open == "danger"
    talk.say("no").to_the_answer()

    assert len(talk.answers) == 2 and talk.answer["level"] == 4
