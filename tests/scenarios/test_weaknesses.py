"""Known weaknesses: waved through where the script says so, seen when they are gone, never where somebody is in danger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import List

import pytest

from bot.scenarios.judge import Difference
from bot.scenarios.loading import read
from bot.scenarios.told import last_line
from bot.scenarios.weakness import applying, sorted_out
from tests.scenarios.sound import SOUND
from tests.scenarios.test_reports import GOOD

LEVEL, SHARE = Difference("level", "3", "4"), Difference("consent.share", "yes", "no")
MARK = {"why": "Its reading of belts is faint.", "of": ["level"]}


@pytest.mark.parametrize("differs, of, fails, waved", [
    ([LEVEL], ["level"], [], ["level"]),
    ([LEVEL, SHARE], ["level"], ["consent.share"], ["level"]),
    ([SHARE], ["consent"], [], ["consent.share"]),
    ([], ["level"], ["known_weaknesses"], []),
    ([SHARE], ["level"], ["consent.share", "known_weaknesses"], [])])
def test_only_what_is_marked_is_waved_through(
        differs: List[Difference], of: List[str], fails: List[str], waved: List[str]) -> None:
    found = sorted_out(differs, [{**MARK, "of": of}])

    assert [[one.field for one in some] for some in found] == [fails, waved]


@pytest.mark.parametrize("field, expected, got, careless", [
    ("level", "4", "3", True), ("level", "3-4", "2", True), ("level", "2", "none", True), ("level", "2-3", "4", False),
    ("level", "none", "2", False), ("level", "1", "none", False),
    ("harm", "yes", "possible", True), ("harm", "no, possible", "yes", False),
    ("call_999", "999 first", "never said", True), ("call_999", "999 is never said", 'said after "hm"', False),
    ("consent.tell_family", "ask_hub_first", "yes", True), ("consent.tell_family", "ask_hub_first", "no", False)])
def test_what_does_less_for_the_child_fails_with_a_mark_too(field: str, expected: str, got: str, careless: bool) -> None:
    differs = Difference(field, expected, got)
    fails, waved = sorted_out([differs], [{**MARK, "of": [field.partition(".")[0]]}])

    assert (differs in fails, differs in waved) == (careless, not careless)


def test_without_a_mark_everything_fails() -> None:
    assert sorted_out([LEVEL], []) == ([LEVEL], [])


@pytest.mark.parametrize("mark, applies", [
    ({}, True), ({"variants": ["calm"]}, True), ({"variants": ["loud"]}, False), ({"areas": ["luton"]}, True),
    ({"areas": ["peterborough"]}, False), ({"variants": ["calm"], "areas": ["peterborough"]}, False)])
def test_a_mark_speaks_of_some_variants_and_areas(mark: dict, applies: bool) -> None:
    assert bool(applying([{**MARK, **mark}], "calm", "luton")) is applies


def test_the_last_line_counts_them() -> None:
    weak = replace(GOOD, waved=(LEVEL,), weaknesses=(MARK["why"],))

    assert weak.passed and "all as expected, 1 with a known weakness" in last_line([GOOD, weak], 2)


@pytest.mark.parametrize("kinds, expected, of, wrong", [
    ("immediate_risk", "first", "call_999", '"call_999" is never waved through'),
    ("immediate_risk", "first", "level", None),
    ("immediate_risk", "first", "duties", None),
    ("immediate_risk", "never", "call_999", None),
    ("ordinary", "first", "level", None)])
def test_safety_is_not_waved_through_where_somebody_is_in_danger(
        tmp_path: Path, kinds: str, expected: str, of: str, wrong: str) -> None:
    file = tmp_path / "case.yml"
    file.write_text(SOUND.replace("[ordinary]", f"[{kinds}]").replace("call_999: never", f"call_999: {expected}")
                    + f"known_weaknesses:\n- why: Something that is not read well yet.\n  of: [{of}]\n", encoding="utf-8")
    said = "\n".join(read(file)[1])

    assert (wrong in said) if wrong else not said


def test_a_mark_for_a_variant_that_is_not_there_is_named(tmp_path: Path) -> None:
    file = tmp_path / "case.yml"
    file.write_text(SOUND + "known_weaknesses:\n- why: Something that is not read well yet.\n  of: [level]\n"
                    "  variants: [as writen]\n", encoding="utf-8")

    assert 'did you mean "as written"?' in "\n".join(read(file)[1])
