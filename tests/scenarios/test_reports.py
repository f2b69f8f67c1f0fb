"""Reports: text, JUnit XML, the page with its pictures, and what moved between two runs."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from bot.scenarios import pictures
from bot.scenarios.compare import compared
from bot.scenarios.judge import Difference
from bot.scenarios.junit import junit
from bot.scenarios.results import Result, read, write
from bot.scenarios.told import differences_text, last_line, transcript_text

LEVEL = Difference("level", "4", "3", "Rule changed: luton.health.4.11 stands at level 3 in the table.")
SAID = ({"who": "we", "text": "What are you worried about?", "kind": "question", "choices": ["Skip"], "items": []},
        {"who": "they", "text": "a <b>bruise</b> & more", "pressed": False})
GOT = {"level": 4, "harm": "yes", "pathways": ["neglect"], "contacts": ["01582 547653"], "consent": {"share": "yes"},
       "call_999": False}
GOOD = Result("luton/bruise", "as written", "luton", "A bruise", "scenarios/luton/bruise.yml", "2026-03-17 10:40",
              expected={"level": 4}, got=GOT, transcript=SAID, seconds=1.5)
BAD = replace(GOOD, variant="calm", differences=(LEVEL,), got={**GOT, "level": 3})
BROKEN = replace(GOOD, variant="broken", error="There is no button \"No\" here.", got={}, transcript=())


def test_a_failure_is_told_with_its_likely_reason() -> None:
    said = differences_text(BAD)

    assert "luton/bruise · calm · luton" in said and "expected 4; got 3" in said and "Rule changed" in said


def test_a_transcript_reads_like_a_conversation() -> None:
    assert transcript_text(GOOD) == "BOT  What are you worried about?\n     [Skip]\n\nYOU  a <b>bruise</b> & more"


@pytest.mark.parametrize("results, words", [([GOOD], "all as expected"), ([GOOD, BAD, BROKEN], "2 not as expected")])
def test_the_last_line_counts(results: Any, words: str) -> None:
    assert words in last_line(results, 3.2)


def test_junit_has_a_case_a_playing_and_holds_any_text() -> None:
    strange = replace(BAD, transcript=({"who": "they", "text": "a\x00b\x1b", "pressed": False},))
    suite = ElementTree.fromstring(junit([GOOD, strange, BROKEN]).split("\n", 1)[1])

    assert suite.attrib["tests"] == "3" and suite.attrib["failures"] == "1" and suite.attrib["errors"] == "1"
    assert suite.find("testcase/failure").attrib["message"].startswith("level: 4, got 3")


def test_what_was_expected_stands_beside_what_was_given() -> None:
    picture = pictures.expected_given([GOOD, BAD, BROKEN])

    ElementTree.fromstring(picture)
    assert "expected 4, given 3: 1" in picture and "2 playings, 1 off the diagonal" in picture
    assert re.search(r'class="low"', picture), "lower than expected has a colour of its own"


@pytest.mark.parametrize("level, given, counted", [
    (3, 3, [3]), ("2-3", 2, [2]), ("2-3", 4, [3]), ("none", None, [None]), ("none", 2, [None]), (None, 2, [])])
def test_a_range_counts_as_the_level_given_or_the_nearest(level: Any, given: Any, counted: Any) -> None:
    assert list(pictures.expected_levels({"level": level} if level else {}, given)) == counted


def test_the_heat_map_counts_the_cells_that_answers_rest_on() -> None:
    rows = [("Health", 1, (1, 2, 4)), ("Learning", 2, (3,))]
    picture = pictures.heat_map("luton", rows, pictures.Counter({("luton", "Health", 1, 4): 3}))

    ElementTree.fromstring(picture)
    assert "1 of 4 cells" in picture and "Health, row 1, level 4: 3" in picture


def test_results_can_be_written_and_read_again(tmp_path: Path) -> None:
    write([GOOD, BAD], tmp_path / "results.json")
    again = read(tmp_path)

    assert [one.name for one in again] == [GOOD.name, BAD.name] and again[1].differences == (LEVEL,)


def test_something_else_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "results.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match="no results of a run"):
        read(tmp_path)


def test_nothing_moved_is_said_in_one_line() -> None:
    assert compared([GOOD, BAD], [GOOD, BAD]) == ["0 of 2 moved, 2 are as they were."]


@pytest.mark.parametrize("changed, words", [
    ({"level": 3}, "level: 4 -> 3"), ({"pathways": ["fgm"]}, "now without neglect and with fgm"),
    ({"contacts": ["01582 1"]}, "contacts: now without 01582 547653 and with 01582 1"),
    ({"consent": {"share": "with_agreement"}}, "consent: share yes -> with_agreement"),
    ({"call_999": True}, "999: no -> yes")])
def test_what_moved_is_named(changed: Any, words: str) -> None:
    assert words in compared([GOOD], [replace(GOOD, got={**GOT, **changed})])[0]


def test_what_only_one_run_has_is_listed() -> None:
    said = "\n".join(compared([GOOD], [BAD]))

    assert "Only in the old run" in said and "Only in the new run" in said
