"""What was expected beside what was got: every field of `expect` can hold and can fail."""

from __future__ import annotations

from typing import Any, Dict, List

import pytest

from bot.scenarios.judge import Judge
from bot.scenarios.played import Exchange, Played
from bot.scenarios.schema import schema
from tests.scenarios.sound import CALL, Mind, answer, question

LINE = {"id": "luton.contact.mash", "value": "01582 547653", "kind": "phone", "ring": True, "open": True}
SHUT = {**LINE, "id": "luton.contact.day", "value": "01582 1", "open": False}
CHANGE = {"id": "change", "lines": [{"text": "Level 4 if he is alone.", "cite": {"level": 4}}]}
GIVEN = answer(level=3, level_range=[2, 3], firm=False, harm="possible", indicators=["luton.health.4.1"],
               pathways=["neglect"], duties=[{"id": "a.duty"}], contacts=[SHUT, LINE], blocks=[CHANGE])
PAIRS = [
    ("level", 3, 4), ("level", "2-3", "1-2"), ("could_be", [2], [4]), ("firm", False, True),
    ("borrowed", False, True), ("harm", "possible", "yes"), ("harm", ["no", "possible"], ["no"]),
    ("indicators", ["luton.health.4.1"], ["luton.health.4.2"]), ("not_indicators", ["x"], ["luton.health.4.1"]),
    ("indicators", [["x", "luton.health.4.1"]], [["x", "y"]]), ("topics", ["health"], ["learning"]),
    ("pathways", ["neglect"], ["fgm"]), ("not_pathways", ["fgm"], ["neglect"]), ("duties", ["a.duty"], ["b.duty"]),
    ("not_duties", ["b.duty"], ["a.duty"]), ("consent", {"share": ["yes", "ask_hub"]}, {"share": "with_agreement"}),
    ("contacts", ["01582 547653"], ["01234 1"]), ("contacts", ["luton.contact.mash"], ["luton.contact.x"]),
    ("not_contacts", ["01234 1"], ["01582 547653"]), ("first_contact", "01582 547653", "01582 1"),
    ("call_999", "never", "first"), ("answer", "full", "none"), ("turns_at_most", 1, 0),
    ("asked", ["area"], ["today"]), ("not_asked", ["today"], ["area"]),
    ("tipping_points", ["level 4"], ["level 2"]), ("tipping_points", ["alone"], ["siblings"]),
]


def fields(expect: Dict[str, Any], *exchanges: Exchange, clock: bool = True) -> List[str]:
    """Names of what differs."""
    told = exchanges or (Exchange(None, (question("area"),)), Exchange("Luton", (GIVEN,)))
    return [one.field for one in Judge(Played(list(told)), Mind(), clock).differences(expect)]


@pytest.mark.parametrize("field, holds, fails", PAIRS, ids=[f"{f}-{h}" for f, h, _ in PAIRS])
def test_an_expectation_holds_or_fails(field: str, holds: Any, fails: Any) -> None:
    assert fields({field: holds}) == []
    assert len(fields({field: fails})) == 1


def test_every_field_of_the_format_is_tried_above() -> None:
    known = set(schema()["definitions"]["expect"]["properties"]) - {"in", "call_999_after"}

    assert known == {field for field, _, _ in PAIRS}


@pytest.mark.parametrize("replies, wanted, differs", [
    ((CALL, GIVEN), {"call_999": "first"}, []),
    ((question("danger"), CALL), {"call_999": "first"}, ["call_999"]),
    ((CALL,), {"call_999": "never"}, ["call_999"]),
    ((CALL,), {"call_999": "first", "call_999_after": "hold of him"}, []),
    ((CALL,), {"call_999": "first", "call_999_after": "something else"}, ["call_999"]),
    ((question("danger"),), {"call_999": "first"}, ["call_999"])])
def test_999_is_first_or_never(replies: Any, wanted: Dict[str, Any], differs: List[str]) -> None:
    assert fields(wanted, Exchange(None, ()), Exchange("he has got hold of him", tuple(replies))) == differs


def test_the_hour_is_not_looked_at_where_the_clock_is_the_servers() -> None:
    assert fields({"first_contact": "nobody"}, clock=False) == []


def test_without_an_answer_every_expected_decision_differs() -> None:
    nothing = Exchange(None, (question("area"),))

    assert fields({"level": 3, "harm": "yes", "answer": "full"}, nothing) == ["level", "harm", "answer"]
    assert fields({"level": "none"}, nothing) == []
