"""The batch: one object a line, always the same, and a sentence for a line that cannot be read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Dict, List

import jsonschema
import pytest

from bot.verbs.assess import answers, load_scorer

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs/reference/batch-answer.schema.json").read_text())
AREAS = ["peterborough", "cambridgeshire", "luton", "central_bedfordshire", "bedford_borough"]
BELT = "mum hit him with a belt, there are marks on his back"


@pytest.fixture(scope="module")
def scorer() -> Any:
    return load_scorer()


def score(scorer: Any, *cases: Any) -> List[Dict[str, Any]]:
    lines = [case if isinstance(case, str) else json.dumps(case) for case in cases]
    return list(answers(scorer, lines))


def case(text: str, area: str = "luton", **more: Any) -> Dict[str, Any]:
    return {"id": "a", "area": area, "text": text, **more}


@pytest.mark.parametrize("area", AREAS)
def test_a_plain_injury_is_level_four_and_harm_in_every_area(scorer: Any, area: str) -> None:
    answer, = score(scorer, case(BELT, area))

    assert (answer["level"], answer["harm"]) == (4, "yes")
    assert answer["consent"]["share"] == "yes"
    assert answer["indicators"][0]["counted"]
    jsonschema.validate(answer, SCHEMA)


@pytest.mark.parametrize("area, borrowed", [(a, a not in ("peterborough", "luton")) for a in AREAS])
def test_a_borrowed_table_is_marked_and_its_numbers_are_not_given(
        scorer: Any, area: str, borrowed: bool) -> None:
    answer, = score(scorer, case(BELT, area))

    assert answer["borrowed"] is borrowed
    lender = {"cambridgeshire": "01733 864170", "bedford_borough": "01582 547653",
              "central_bedfordshire": "01582 547653"}.get(area)
    assert lender not in {c["value"] for c in answer["contacts"]}


def test_because_is_an_exact_piece_of_the_text(scorer: Any) -> None:
    text = "Y5 boy, same filthy jumper for weeks, kids say he smells. mum hit him with a belt"
    answer, = score(scorer, case(text, "peterborough"))

    assert answer["indicators"]
    assert all(found["because"] in text for found in answer["indicators"])


def test_at_most_ten_candidates_and_one_a_row_among_the_first_five(scorer: Any) -> None:
    text = "neglected, dirty, hungry, dad drinks and hits mum, misses school, self harms, runs away"
    answer, = score(scorer, case(text, "peterborough"))
    rows = [(f["topic"], f["row"]) for f in answer["indicators"][:5]]

    assert len(answer["indicators"]) <= 10
    assert len(set(rows)) == len(rows)


def test_nothing_found_is_no_level(scorer: Any) -> None:
    answer, = score(scorer, case("the printer on the second floor is broken again"))

    assert answer["level"] is None and answer["level_range"] == []


def test_without_a_time_nothing_is_open_or_closed(scorer: Any) -> None:
    without, on_friday = score(scorer, case(BELT), case(BELT, at="2026-03-20T16:20"))

    assert {c["open"] for c in without["contacts"]} == {None}
    by_id = {c["id"]: c["open"] for c in on_friday["contacts"]}
    assert by_id["luton.contact.mash"] is False


def test_danger_is_level_four_whatever_else_is_said(scorer: Any) -> None:
    answer, = score(scorer, case("dad has a knife and he is chasing her round the house now"))

    assert (answer["immediate"], answer["level"], answer["harm"]) == ("yes", 4, "yes")


def test_a_bare_yes_to_the_danger_question_is_danger(scorer: Any) -> None:
    answer, = score(scorer, case("yes", asked="Is anyone in danger right now?"))

    assert answer["immediate"] == "yes"


@pytest.mark.parametrize("line, key, words", [
    ("not json", None, "JSON"),
    ("[1, 2]", None, "object"),
    ('{"area": "luton", "text": "x"}', None, "'id'"),
    ('{"id": "b", "area": "london", "text": "x"}', "b", "Area 'london' is not known"),
    ('{"id": "b", "area": "luton"}', "b", "'text'"),
    ('{"id": "b", "area": "luton", "text": "  "}', "b", "'text'"),
    ('{"id": "b", "area": "luton", "text": 7}', "b", "'text'"),
    ('{"id": "b", "area": "luton", "text": "x", "at": "teatime"}', "b", "'at'"),
    ('{"id": "b", "area": "luton", "text": "x", "asked": 3}', "b", "'asked'"),
])
def test_a_bad_line_is_answered_with_a_sentence_and_the_run_goes_on(
        scorer: Any, line: str, key: Any, words: str) -> None:
    bad, good = score(scorer, line, case(BELT))

    assert bad["id"] == key and bad["line"] == 1 and words in bad["error"]
    assert good["level"] == 4
    jsonschema.validate(bad, SCHEMA)


def run(folder: Path, lines: List[str]) -> subprocess.CompletedProcess:
    (folder / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return subprocess.run([sys.executable, "-m", "bot", "assess", "--input", folder / "in.jsonl",
                           "--output", folder / "out.jsonl"], cwd=ROOT, capture_output=True,
                          text=True, timeout=120)


def test_the_command_gives_the_same_bytes_for_the_same_input(tmp_path: Path) -> None:
    lines = [json.dumps(case(BELT, area)) for area in AREAS] + ["broken"]
    first, second = tmp_path / "1", tmp_path / "2"
    for folder in (first, second):
        folder.mkdir()
        assert run(folder, lines).returncode == 0

    assert (first / "out.jsonl").read_bytes() == (second / "out.jsonl").read_bytes()
    assert len((first / "out.jsonl").read_text().splitlines()) == len(lines)


def test_the_command_ends_with_two_when_no_line_could_be_read(tmp_path: Path) -> None:
    done = run(tmp_path, ["broken", "{}"])

    assert done.returncode == 2


def test_what_was_typed_is_not_printed(tmp_path: Path) -> None:
    done = run(tmp_path, [json.dumps(case("marzipan-lighthouse mum hit him")), "marzipan-lighthouse"])

    assert "marzipan" not in done.stdout + done.stderr
