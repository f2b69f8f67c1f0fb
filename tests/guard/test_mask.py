"""What would identify someone is blanked; what the advice needs is left as it was typed."""

import time
from datetime import date

import pytest

from bot.guard.mask import load_mask

TODAY = date(2025, 11, 20)


def masked(text: str) -> str:
    return load_mask().apply(text, TODAY).text


@pytest.mark.parametrize("typed, kept", [
    ("Oliver Smith hit his sister Emma", "[name] hit his sister [name]"),
    ("olivia has no coat", "[name] has no coat"),
    ("Emma's mum Sarah O'Neill rang", "[name] mum [name] rang"),
    ("Mrs Featherstonehaugh is her teacher", "Mrs [name] is her teacher"),
    ("a boy called Zebedee", "a boy called [name]"),
    ("her boyfriend Deano Marr moved in", "her boyfriend [name] moved in"),
    ("worried about Grace and Faith", "worried about [name] and [name]"),
    ("Jordan's mum left", "[name] mum left"),
    ("dob 12/3/2015", "dob [date of birth] (aged 10)"),
    ("born 5th June 2025", "born [date of birth] (aged 24 weeks)"),
    ("date of birth: 2024-07-01", "date of birth: [date of birth] (aged 16 months)"),
    ("year 4, 12.03.17, no coat", "year 4, [date of birth] (aged 8), no coat"),
    ("lives at 14 High Street", "lives at [address]"),
    ("at flat 3, 12 Mill Rd now", "at [address] now"),
    ("PE1 1AA", "PE1 [address]"),
    ("ring 07700 900123 or 01632 960000", "ring [phone] or [phone]"),
    ("NHS 485 777 3456", "NHS [NHS number]"),
    ("upn A123456789012", "upn [pupil number]"),
    ("write to a.b@example.org.uk", "write to [email]"),
    ("NI QQ123456C or AB 12 34 56 C", "NI QQ123456C or [number]"),
])
def test_what_identifies_is_blanked(typed: str, kept: str) -> None:
    assert masked(typed) == kept


@pytest.mark.parametrize("typed", [
    "Mum hit him with a belt, there are marks on his back",
    "Mark on his arm, he will hit her, grace period, May half term",
    "taken to Jordan in May",
    "He lives in Leighton Buzzard, Central Bedfordshire, near Houghton Regis",
    "Child Protection Plan, Bedford Borough",
    "two children aged 3 and 4 on Green Lane",
    "Year 4 girl, 3rd day in a row, y4 3rd time",
    "bruise seen 3 April 2025",
    "hit with a belt on 12/03/2024",
    "she is from Sierra Leone and speaks Polish",
    "10 week old, small round bruise on her cheek. luton",
    "15/10 worried, 6/12 old, 24/7 shouting",
    "Really Worried Belt Marks On Arm He Has",
])
def test_what_the_advice_needs_is_left(typed: str) -> None:
    assert masked(typed) == typed


def test_the_kinds_are_named_once() -> None:
    assert load_mask().apply("Emma and Oliver, 07700 900123", TODAY).kinds == ("phone", "name")


def test_masking_again_changes_nothing() -> None:
    once = masked("Oliver Smith, dob 12/3/2015, 14 High Street, PE1 1AA, 07700 900123")
    assert masked(once) == once


@pytest.mark.parametrize("piece", ["Oliver Smith 1234 ", "a1 ", "1 a ", "a@", "0 ", "a", "1/", "12 may ", "A ", "Ab "])
def test_the_longest_message_that_is_worked_on_is_masked_quickly(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    started = time.process_time()
    masked(text)
    assert time.process_time() - started < 1.0
