"""What a conversation concludes: level, harm, consent; and what must never move them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conversation.hold import Conversation, Hold

AREAS = ["peterborough", "cambridgeshire", "luton", "central_bedfordshire", "bedford_borough"]
SLOW = "he is 9, EHCP refused and two years behind"
NOTHING = "the printer was out of paper"
GRAVE = [
    "mum hit him with a belt, there are marks on his back",
    "a girl of 9 told me her uncle touches her private parts at night",
    "she is 12 and having sex with her boyfriend",
    "8 week old baby with a bruise on his cheek",
    "dad strangled mum last night and the children saw it",
    "he is 8 and they beat him because they say he is possessed",
    "she is 14 and told me she took an overdose last night",
    "a girl of 13 told me that she was cut when she was little, FGM",
    "she is 16 and her parents are making her marry her cousin",
]


def reached(hold: Hold, area: str, *texts: str) -> Conversation:
    """A conversation in an area, without danger now, brought to its answer."""
    talk = hold().give({"do": "area", "area": area}).say("no", *texts)
    if talk.open == "after_danger":
        talk.press("Carry on")
    return talk.to_the_answer()


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("words", GRAVE)
def test_a_plain_grave_sentence_is_never_in_doubt(hold: Hold, area: str, words: str) -> None:
    talk = hold().give({"do": "area", "area": area}).say("no", words)
    if talk.open == "after_danger":
        talk.press("Carry on")
    if talk.open == "danger":  # what sounds like danger now is asked about once more
        talk.say("no")

    assert talk.open == "confirm" and talk.payload("understood")["certain"], "it is recognised"
    answer = talk.to_the_answer().answer
    assert answer["level"] is not None and answer["level"] >= 3
    assert answer["harm"] in ("yes", "possible") and answer["consent"]["share"] == "yes"


REASSURED = [
    "mum hit him with a belt, there are marks on his back",
    "she is filthy and hungry every day, there is never any food in the house",
    "8 week old baby with a bruise on his cheek",
]


@pytest.mark.parametrize("area", ["peterborough", "luton", "bedford_borough"])
@pytest.mark.parametrize("words", REASSURED)
@pytest.mark.parametrize("comfort", [
    "mum says he fell and she is lovely", "dad denies it and my manager is not worried",
    "the family is really on it and lets me in every week"])
def test_a_reassurance_never_lowers_anything(
        hold: Hold, area: str, words: str, comfort: str) -> None:
    plain = reached(hold, area, words).answer
    soothed = reached(hold, area, f"{words}. {comfort}").answer
    harms = ("no", "possible", "yes")

    assert (soothed["level"] or 0) >= (plain["level"] or 0)
    assert harms.index(soothed["harm"]) >= harms.index(plain["harm"])
    assert set(plain["pathways"]) <= set(soothed["pathways"])


@pytest.mark.parametrize("area", AREAS)
def test_nothing_found_is_never_level_one(hold: Hold, area: str) -> None:
    talk = hold().give({"do": "area", "area": area}).say("no", NOTHING)
    if talk.open == "confirm":
        assert not talk.payload("understood")["certain"]
        talk.say("none of these")
    assert talk.open == "today" and "does not mean that nothing is wrong" in talk.text()

    answer = talk.say("just a feeling").to_the_answer().answer
    assert answer["level"] is None and answer["level_range"] == []
    assert answer["contacts"] and "no level" in answer["text"]


@pytest.mark.parametrize("typed", ["skip", "not sure", NOTHING])
def test_however_the_reason_for_today_is_answered_nothing_found_has_no_level(
        hold: Hold, typed: str) -> None:
    assert reached(hold, "luton", NOTHING, typed).answer["level"] is None


def test_a_worry_that_needs_much_help_but_no_protection_says_so(hold: Hold) -> None:
    talk = reached(hold, "peterborough", "16yo lad, NEET since may, no job no college no training")

    assert (talk.answer["level"], talk.answer["harm"]) == (4, "no")
    assert "not by itself a child protection matter" in talk.answer["text"]
    assert talk.answer["consent"]["share"] != "yes" or talk.answer["consent"]["refer"] != "yes"


EVERYDAY = ("child is registered with a GP and dentist and is up to date with immunisations")


def test_level_one_needs_the_reason_for_today(hold: Hold) -> None:
    talk = hold("peterborough", "no", EVERYDAY, "yes")
    assert talk.open == "today", "something made them ask"

    talk.say("skip")
    assert talk.to_the_answer().answer["level"] is None


def test_level_one_with_the_reason_told_is_no_threshold_and_not_called_safe(hold: Hold) -> None:
    talk = hold("peterborough", "no", EVERYDAY, "yes", "nothing, it is her yearly review")
    answer = talk.to_the_answer().answer

    assert (answer["level"], answer["harm"]) == (1, "no")
    assert "No threshold is met" in answer["text"] and "not the same as safe" in answer["text"]


@pytest.mark.parametrize("more", [
    "our minibus has a flat tyre", "he used to be hit by his dad",
    "his mum denies that she hits him", "he may be hungry at times"])
def test_level_one_never_stands_beside_anything_unread_past_disputed_or_faint(
        hold: Hold, more: str) -> None:
    talk = hold("peterborough", "no", f"{EVERYDAY}. {more}").to_the_answer()

    assert talk.answer["level"] != 1


# ---- what is never saved on ---------------------------------------------------


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("words", GRAVE[:1] + ["she is often hungry and dirty, weeks of it"])
def test_whether_it_is_safe_to_tell_the_family_is_asked_at_level_three_and_four(
        hold: Hold, area: str, words: str) -> None:
    talk = reached(hold, area, words)

    grave = (talk.answer["level"] or 0) >= 3 or talk.answer["harm"] != "no"
    assert ("safe_to_tell" in talk.questions()) is grave


def test_it_is_asked_even_of_one_who_has_no_turn_left(hold: Hold) -> None:
    talk = hold("peterborough", "no")
    for words in ("what is this", "hello", "hm", "erm", "well"):
        talk.say(words)
    talk.say(GRAVE[0]).to_the_answer()

    assert "safe_to_tell" in talk.questions()


@pytest.mark.parametrize("reply, agreement, told", [
    ("not safe to tell them", "unsafe", "no"), ("they know and agree", "agreed", None),
    ("they know and say no", "refused", None), ("not told yet", "not_asked", None)])
def test_what_the_family_knows_is_kept_and_goes_into_the_consent(
        hold: Hold, reply: str, agreement: str, told: Any) -> None:
    talk = hold("luton", "no", GRAVE[0], "yes", reply).to_the_answer()

    assert talk.case["facts"]["agreement"] == agreement
    assert told is None or talk.answer["consent"]["tell_family"] in (told, "ask_hub_first")
    assert talk.answer["consent"]["share"] == "yes", "harm goes before agreement"


def test_a_refusal_is_never_the_end(hold: Hold) -> None:
    talk = hold("luton", "no", SLOW, "yes")
    if talk.open == "questions":
        talk.say("they said no")
    talk.case["facts"]["agreement"] = "refused"
    answer = talk.to_the_answer().answer

    consent = next(b for b in answer["blocks"] if b["id"] == "consent")
    assert any(line.get("question") == "refusal" for line in consent["lines"])


@pytest.mark.parametrize("words", [GRAVE[1], GRAVE[5], GRAVE[7], GRAVE[8]])
def test_in_abuse_of_these_kinds_the_hub_is_asked_before_the_family_hears(
        hold: Hold, words: str) -> None:
    for area in AREAS:
        assert reached(hold, area, words).answer["consent"]["tell_family"] in (
            "ask_hub_first", "no")


def test_a_second_concern_can_raise_and_never_lowers(hold: Hold) -> None:
    talk = hold("luton", "no", "she is often hungry at school", "she has no winter coat either")
    if talk.open == "confirm":
        talk.say("yes")
    before = talk.wish("so_far").last[0].payload
    after = talk.say(GRAVE[0]).to_the_answer().answer

    assert after["level"] == 4 >= (before["level"] or 0)


def test_unread_words_are_shown_back_and_named_in_the_answer(hold: Hold) -> None:
    odd = "our minibus has a flat tyre"
    talk = hold("luton", "no", f"{SLOW}. {odd}")

    assert any(odd in part for part in talk.payload("understood")["unread"])
    assert odd in talk.to_the_answer().answer["text"]


def test_what_is_no_worry_is_not_shown_again(hold: Hold) -> None:
    talk = hold("luton", "no", f"{SLOW}. our minibus has a flat tyre")
    talk.press("It is not a worry")

    assert talk.open == "confirm" and talk.case["unread"] == []
    assert "minibus" not in talk.to_the_answer().answer["text"]


@pytest.mark.parametrize("words", ["", "   ", "\n"])
@pytest.mark.parametrize("steps", [(), ("luton", "no"), ("luton", "no", GRAVE[0])])
def test_silence_gets_a_word_and_changes_nothing(hold: Hold, steps: tuple, words: str) -> None:
    talk = hold(*steps)
    kind = talk.open
    talk.say(words)

    assert talk.text().strip() and talk.open == kind
