"""Who is typing decides what is said: a child or a parent gets no level and no table."""

from __future__ import annotations

import pytest

from tests.conversation.hold import Hold


@pytest.mark.parametrize("words", ["my dad hits me and my mum does nothing",
                                   "I am 13 and my stepdad touches me"])
def test_a_child_gets_plain_words_childline_and_no_level(hold: Hold, words: str) -> None:
    talk = hold("luton").say("no", words)
    if talk.open == "after_danger":
        talk.press("Carry on")

    said = "\n".join(s.text for s in talk.sent)
    assert talk.case["person"] == "child"
    assert "0800 1111" in said and "999" in said
    assert not talk.answers and "understood" not in {s.payload["kind"] for s in talk.sent}


@pytest.mark.parametrize("words", [
    "I'm his mum and I am worried about what his dad does at weekends",
    "I live next door and hear the children crying every night",
    "I am her grandmother and she is always hungry when she comes"])
def test_a_relative_or_neighbour_gets_the_hub_and_the_helpline(hold: Hold, words: str) -> None:
    talk = hold("luton", "no", words).calmed()

    assert talk.case["person"] in ("parent", "relative", "neighbour")
    assert "0808 800 5000" in talk.text() and "01582 547653" in talk.text()
    assert not talk.answers


def test_a_practitioners_own_child_is_decided_by_somebody_else(hold: Hold) -> None:
    talk = hold("luton", "no", "I am a teacher and this is about my own daughter")

    assert talk.case["person"] == "own_child" and not talk.answers
    assert "another person has to decide" in talk.text()


def test_somebody_afraid_for_themselves_is_told_whom_to_turn_to(hold: Hold, library: object) -> None:
    named = {name for pack in library.packs.values() for g in pack.guidance if g.kind == "info"
             for name in g.names}

    assert {"child", "parent", "relative", "neighbour", "own_child", "self_afraid", "adult"} <= named


def test_an_adult_is_for_adult_safeguarding(hold: Hold) -> None:
    talk = hold("luton", "no", "a 45 year old woman is hit by her husband").calmed()

    assert talk.case["person"] == "adult" and not talk.answers
    assert "adult safeguarding" in talk.text()


def test_an_age_of_eighteen_or_more_is_an_adult_too(hold: Hold) -> None:
    talk = hold("luton", "no", "mum hit him with a belt, there are marks on his back", "yes")
    assert "age" in talk.items

    assert "adult safeguarding" in talk.say("he is 19").text()


@pytest.mark.parametrize("words", [
    "I am a health visitor, mum hit him with a belt",
    "a pupil told me: my dad hits me with a belt",
    "his nan says she is worried because mum hit him with a belt"])
def test_a_practitioner_who_quotes_others_is_no_child_and_no_relative(
        hold: Hold, words: str) -> None:
    talk = hold("luton", "no", words).calmed()

    assert talk.case["person"] is None and talk.open == "confirm"


# ---- staff ----------------------------------------------------------------

STAFF = "my colleague slapped a child in the nursery, I saw it"
AREAS = ["peterborough", "cambridgeshire", "luton", "central_bedfordshire", "bedford_borough"]


@pytest.mark.parametrize("area", AREAS)
def test_an_allegation_gives_both_answers_the_child_and_the_adult(hold: Hold, area: str) -> None:
    talk = hold().give({"do": "area", "area": area}).say("no", STAFF).to_the_answer()
    answer = talk.answer

    assert answer["level"] == 4 and answer["harm"] in ("yes", "possible")
    assert "lado" in answer["pathways"]
    assert any("one working day" in (d["by"] or "") for d in answer["duties"])


@pytest.mark.parametrize("area", AREAS)
def test_only_central_bedfordshire_gives_a_designated_officers_address(
        hold: Hold, library: object, area: str) -> None:
    talk = hold().give({"do": "area", "area": area}).say("no", STAFF).to_the_answer()

    printed = [c for c in talk.answer["contacts"] if c["purpose"] == "lado"]
    assert bool(printed) is (area == "central_bedfordshire")
    assert all(c["kind"] == "email" or not c["ring"] for c in printed)
    assert ("lado@centralbedfordshire.gov.uk" in talk.answer["text"]) is bool(printed)


def test_a_complaint_about_quality_is_no_allegation(hold: Hold) -> None:
    talk = hold("central bedfordshire", "no",
                "the dinners at our nursery are poor and staff are rude to parents")
    talk.to_the_answer()

    assert "lado" not in talk.answer["pathways"] and talk.answer["level"] != 4


@pytest.mark.parametrize("answer", ["no", "yes"])
def test_a_relative_stays_one_after_danger_was_asked_about_again(hold: Hold, answer: str) -> None:
    talk = hold("luton", "no", "I am her grandmother and she is always hungry when she comes").calmed()
    assert talk.case["person"] == "relative" and talk.open == "after"
    talk.steady = False
    talk.say("he said he might hurt himself")
    assert talk.open == "danger"
    talk.say(answer)
    if answer == "yes":
        talk.press("Carry on")
    assert talk.open == "after" and "0808 800 5000" in talk.text()
