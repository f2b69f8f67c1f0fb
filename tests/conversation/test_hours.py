"""Whom to ring at this hour, and a borrowed table, which leads with the call."""

from __future__ import annotations

import datetime as dt
from typing import Any, Dict, List

import pytest

from tests.conversation.hold import Conversation, Hold

BELT = "mum hit him with a belt, there are marks on his back, he is 7"
TUESDAY_NOON = dt.datetime(2026, 3, 17, 12, 0)
NIGHT = dt.datetime(2026, 3, 18, 23, 30)
SATURDAY = dt.datetime(2026, 3, 21, 11, 0)
FRIDAY_LATE = dt.datetime(2026, 3, 20, 16, 20)
FRIDAY_EARLIER = dt.datetime(2026, 3, 20, 16, 10)
EASTER_MONDAY = dt.datetime(2026, 4, 6, 11, 0)
EDT = ("0300 300 8123", "0300 330 8123")


def answered(hold: Hold, area: str, at: dt.datetime) -> Conversation:
    """A grave concern at an hour."""
    return hold(at=at).give({"do": "area", "area": area}).say("no", BELT).to_the_answer()


def numbers(talk: Conversation) -> List[str]:
    """Values to ring, in order."""
    return [c["value"] for c in talk.answer["contacts"] if c["kind"] == "phone"]


def contact(talk: Conversation, value: str) -> Dict[str, Any]:
    """The first contact with this number."""
    return next(c for c in talk.answer["contacts"] if c["value"] == value)


def test_in_office_hours_the_front_door_comes_first_and_says_until_when(hold: Hold) -> None:
    talk = answered(hold, "peterborough", TUESDAY_NOON)

    assert numbers(talk)[0] == "01733 864170"
    assert contact(talk, "01733 864170")["open"] is True
    assert "17:00" in talk.answer["text"] and "01733 234724" in talk.answer["text"]


@pytest.mark.parametrize("at", [NIGHT, SATURDAY, EASTER_MONDAY])
def test_out_of_hours_the_duty_team_leads_and_the_office_says_when_it_opens(
        hold: Hold, at: dt.datetime) -> None:
    talk = answered(hold, "peterborough", at)

    assert numbers(talk)[0] == "01733 234724"
    assert contact(talk, "01733 864170")["open"] is False
    assert "opens" in contact(talk, "01733 864170")["state"]


def test_after_a_bank_holiday_monday_the_office_opens_on_tuesday(hold: Hold) -> None:
    talk = answered(hold, "luton", EASTER_MONDAY)

    assert "Tuesday" in contact(talk, "01582 547653")["state"]


def test_on_a_friday_at_twenty_past_four_luton_is_closed(hold: Hold) -> None:
    late, earlier = (answered(hold, "luton", at) for at in (FRIDAY_LATE, FRIDAY_EARLIER))

    assert contact(late, "01582 547653")["open"] is False
    assert "Monday" in contact(late, "01582 547653")["state"]
    assert numbers(late)[:2] == list(EDT)
    assert contact(earlier, "01582 547653")["open"] is True
    assert numbers(earlier)[0] == "01582 547653"


@pytest.mark.parametrize("area", ["luton", "central_bedfordshire", "bedford_borough"])
def test_both_duty_numbers_stand_together_the_likelier_first_then_999(
        hold: Hold, area: str) -> None:
    talk = answered(hold, area, NIGHT)
    text = talk.answer["text"]

    at = numbers(talk).index(EDT[0])
    assert at == (area == "bedford_borough"), "only a door without hours comes before"
    assert numbers(talk)[at:at + 2] == list(EDT)
    assert text.index(EDT[0]) < text.index(EDT[1]) < text.index("call 999")
    assert "may be a misprint" in text and "must be confirmed before use" in text


def test_bedford_borough_says_that_no_hours_are_printed(hold: Hold) -> None:
    talk = answered(hold, "bedford_borough", TUESDAY_NOON)

    assert contact(talk, "01234 718 700")["open"] is None
    assert "no hours are printed" in talk.answer["text"].lower()
    assert numbers(talk)[1:3] == list(EDT)


@pytest.mark.parametrize("area", ["cambridgeshire", "central_bedfordshire", "bedford_borough"])
def test_a_borrowed_table_leads_with_the_call_and_says_would_be(
        hold: Hold, library: Any, area: str) -> None:
    talk = answered(hold, area, TUESDAY_NOON)
    own = library.area(area)
    level = talk.answer["blocks"][0]

    assert talk.answer["borrowed"] and level["id"] == "level"
    assert level["lines"][0]["text"].startswith("Ring first:")
    assert numbers(talk)[0] in level["lines"][0]["text"]
    assert own.table.pack.title in level["lines"][1]["text"]
    assert "would put this at" in level["lines"][1]["text"]
    assert "about level 4" in level["lines"][1]["text"]


@pytest.mark.parametrize("area", ["cambridgeshire", "central_bedfordshire", "bedford_borough"])
def test_the_reasons_of_a_borrowed_table_name_the_lender(
        hold: Hold, library: Any, area: str) -> None:
    talk = answered(hold, area, TUESDAY_NOON)
    lender = library.area(area).table.documents[0].title
    why = next(b for b in talk.answer["blocks"] if b["id"] == "why")

    assert lender in {line["cite"]["document"] for line in why["lines"]}


@pytest.mark.parametrize("area", ["peterborough", "luton"])
def test_an_own_table_is_not_called_borrowed(hold: Hold, area: str) -> None:
    talk = answered(hold, area, TUESDAY_NOON)

    assert not talk.answer["borrowed"] and "would put" not in talk.answer["text"]


def test_numbers_are_called_unconfirmed_until_the_operator_confirms_them(hold: Hold) -> None:
    assert "not confirmed by the council" in answered(
        hold, "cambridgeshire", TUESDAY_NOON).answer["text"]


@pytest.mark.parametrize("area, value", [("peterborough", "01733 864180")])
def test_where_it_is_unsure_the_consultation_line_comes_first(
        hold: Hold, area: str, value: str) -> None:
    talk = hold().give({"do": "area", "area": area}).say(
        "no", "the printer was out of paper").to_the_answer()

    assert talk.answer["level"] is None and numbers(talk)[0] == value


def test_a_disabled_child_in_central_bedfordshire_has_a_line_of_their_own(hold: Hold) -> None:
    talk = hold("central bedfordshire", "no",
                "6 year old boy, wheelchair user, needs adaptations at home").to_the_answer(
                    "national.trigger.disability.disabled")

    assert "0300 300 8314" in numbers(talk)
