"""What a room votes on, and the two answers that it is laid beside."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Tuple

import pytest

from bot.room.ballot import make_ballot
from bot.room.cases import Cases, NoCase, make_case
from bot.room.verdict import of_assistant, of_table
from bot.scenarios.results import empty

AREAS = ("luton", "peterborough", "cambridgeshire", "central_bedfordshire", "bedford_borough")


@pytest.mark.parametrize("area", AREAS)
def test_every_area_has_its_levels_and_some_lines_to_ring(library: Any, area: str) -> None:
    level, consent, call = make_ballot(library.area(area))

    assert list(level.answers)[:4] == ["1", "2", "3", "4"] and list(consent.answers)[:3] == ["yes", "with_agreement",
                                                                                            "ask_hub"]
    assert "999" in call.answers and 4 <= len(call.answers) <= 12
    assert all(len(set(one.answers.values())) == len(one.answers) for one in (level, consent, call))


def test_a_number_that_is_right_here_is_offered_whatever_it_is_for(library: Any) -> None:
    number = "0800 028 3550"
    assert number not in make_ballot(library.area("luton"))[2].answers
    assert number in make_ballot(library.area("luton"), [number])[2].answers


@pytest.mark.parametrize("expect, answers", [
    ({"level": 4, "consent": {"share": "yes"}, "call_999": "first"}, (("4",), ("yes",), ("999",))),
    ({"level": "2-3", "consent": {"share": ["yes", "ask_hub"]}}, (("2", "3"), ("yes", "ask_hub"), ())),
    ({"level": "none", "first_contact": "luton.contact.edt"}, (("none",), (), ("0300 300 8123",))),
    ({"first_contact": ["0300 300 8123", "0300 330 8123"]}, ((), (), ("0300 300 8123", "0300 330 8123"))),
    ({}, ((), (), ()))])
def test_what_the_script_expects_as_answers(library: Any, expect: Dict[str, Any], answers: Tuple[Any, ...]) -> None:
    assert tuple(of_table(expect, library.area("luton")).values()) == answers


@pytest.mark.parametrize("got, answers", [
    ({"level": 3, "consent": {"share": "with_agreement"}, "first_contact": ["1"], "call_999": False},
     (("3",), ("with_agreement",), ("1",))),
    ({"level": None, "consent": {}, "first_contact": [], "call_999": False}, (("none",), (), ())),
    ({"level": None, "consent": None, "first_contact": [], "call_999": True}, ((), (), ("999",))),
    ({}, ((), (), ()))])
def test_what_the_assistant_gave_as_answers(got: Dict[str, Any], answers: Tuple[Any, ...]) -> None:
    assert tuple(of_assistant(got).values()) == answers


def test_a_case_is_read_as_its_author_tells_it_and_a_variant_in_the_words_that_are_typed(library: Any,
                                                                                        folder: Path) -> None:
    cases = Cases(library, folder)
    cases.refresh()
    script, told = cases.script("bruise-at-ten-weeks"), []
    for variant in ("", "a reassuring mother"):
        part = cases.part(script.id, variant=variant)
        told.append(make_case(script, part, library.area(part.area), empty(part, "")).text)

    assert told[0].startswith("You are a health visitor") and "she's lovely" in told[1]


@pytest.mark.parametrize("chosen", [{"area": "nowhere"}, {"variant": "sung"}, {"at": "someday"}])
def test_a_playing_that_is_not_there_is_no_case(library: Any, folder: Path, chosen: Dict[str, str]) -> None:
    cases = Cases(library, folder)
    cases.refresh()
    with pytest.raises(NoCase):
        cases.part("bruise-at-ten-weeks", **chosen)


def test_a_script_that_is_not_sound_is_counted_and_the_others_stay(library: Any, tmp_path: Path, folder: Path) -> None:
    (tmp_path / "wrong.yml").write_text("title: only this\n")
    (tmp_path / "right.yml").write_text((folder / "bruise-at-ten-weeks.yml").read_text())
    cases = Cases(library, tmp_path)
    cases.refresh()
    assert [one.id for one in cases.scripts] == ["right"] and cases.problems
    (tmp_path / "wrong.yml").unlink()
    cases.refresh()

    assert not cases.problems
