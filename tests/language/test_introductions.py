"""Who is typing, and about whom, is no worry."""

from __future__ import annotations

import pytest

from bot.language.introductions import introduces
from tests.language.helping import reader


@pytest.mark.parametrize("piece", [
    "form tutor y8.", "year 2 girl.", "attendance officer.", "practice nurse here.", "Teaching assistant",
    "preschool room leader.", "TA in a primary school", "I'm a class teacher", "2 year old boy", "station staff."])
def test_an_introduction_is_known(piece: str) -> None:
    assert introduces(piece)


@pytest.mark.parametrize("piece", [
    "", "it is the headteacher", "14 pregnant", "girl 13 raped", "a child hit", "boy on his own", "nobody",
    "teacher hit a boy", "the police were here", "school nurse, she has a bruise", "year 2 girl " * 9])
def test_anything_more_is_read(piece: str) -> None:
    assert not introduces(piece)


@pytest.mark.parametrize("area", ["peterborough", "luton"])
@pytest.mark.parametrize("piece", ["form tutor y8.", "teaching assistant.", "practice nurse here.", "year 2 girl."])
def test_nothing_is_found_in_an_introduction_and_nothing_left_over(piece: str, area: str) -> None:
    reading = reader().read(piece, area)

    assert not reading.candidates and not reading.unread
