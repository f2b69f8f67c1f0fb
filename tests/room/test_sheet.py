"""The saved counts: what the room was shown, and no formula."""

from __future__ import annotations

import csv
import io

import pytest

from bot.room.ballot import Question
from bot.room.cases import Case
from bot.room.session import Round
from bot.room.sheet import HEAD, make_sheet
from bot.room.spread import make_spread
from bot.room.words import group_names

BALLOT = (Question("level", "Which level is it?", {"3": "3: Complex", "4": "4: Acute"}),)


def shown(title: str = "A case", both: bool = False) -> Round:
    """A round on which six teachers voted."""
    case = Case(title, "", "Luton", "Tuesday", BALLOT, {"level": ("4",)}, {"level": ("3",)})
    return Round(1, case, both, make_spread([("school", {"level": "3"})] * 6, BALLOT, 5))


def test_a_line_for_each_answer_and_group() -> None:
    rows = list(csv.reader(io.StringIO(make_sheet([shown(both=True)], group_names()))))

    assert tuple(rows[0]) == HEAD and rows[1:] == [
        ["1", "A case", "Luton", "Tuesday", "Which level is it?", "3: Complex", "Everybody", "6", "6", "", "yes",
         "yes"],
        ["1", "A case", "Luton", "Tuesday", "Which level is it?", "4: Acute", "Everybody", "0", "6", "yes", "", "yes"]]


def test_a_round_that_is_not_shown_is_not_saved() -> None:
    hidden = shown()
    hidden.spread = None

    assert len(make_sheet([hidden], group_names()).splitlines()) == 1


@pytest.mark.parametrize("title", ["=1+1", "+44", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_taken_for_a_formula(title: str) -> None:
    row = list(csv.reader(io.StringIO(make_sheet([shown(title)], group_names()))))[1]

    assert row[1] == f"'{title}"
