"""The runner over the real matrices: one script each way, data broken on purpose, and the reference page."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, Iterator

import pytest

from bot.engine.loading import load_library
from bot.engine.loading.library import MATRICES
from bot.scenarios import pictures
from bot.scenarios.loading import FOLDER, files, load, read
from bot.scenarios.reference import reference_page
from bot.scenarios.schema import FILE, ROOT
from bot.scenarios.script import parts_of
from bot.scenarios.stage import Stage

BRUISE = FOLDER / "luton/bruise-at-ten-weeks.yml"


@pytest.fixture(scope="module")
def library() -> Any:
    return load_library()


@pytest.fixture(scope="module")
def stage(library: Any) -> Stage:
    return Stage(library)


def test_every_script_of_the_library_is_sound(library: Any) -> None:
    scripts, problems = load([FOLDER], library)

    assert not problems, "\n".join(problems)
    assert len(scripts) == len(files([FOLDER]))


def test_the_reference_page_is_made_from_the_schema() -> None:
    page = (ROOT / "docs/reference/scenarios.md").read_text(encoding="utf-8")

    assert page == reference_page(), "run: python -m bot scenarios pages"


def test_every_field_of_the_schema_says_what_it_is() -> None:
    fields = json.loads(FILE.read_text(encoding="utf-8"))["properties"]

    assert not [name for name, one in fields.items() if not one.get("description") and "$ref" not in one]


@pytest.mark.parametrize("old, new, said", [
    ("areas: [luton]", "areas: [luten]", 'did you mean "luton"?'),
    ("pathways: [bruising_non_mobile]", "pathways: [bruising_nonmobile]", 'did you mean "bruising_non_mobile"?'),
    ("document: luton\n", "document: lutn\n", 'did you mean "luton"?'),
    ("section: bruising", "section: bruises", 'did you mean "bruising"?'),
    ("lines: [129, 129]", "lines: [12, 12]", "has lines 129 to 129"),
    ("  mobile: no", "  mobil: no", 'did you mean "mobile"?'),
    ("first_contact: 01582 547653", "first_contact: 01582 547654", 'did you mean "01582 547653"?')])
def test_an_id_that_does_not_exist_is_named(tmp_path: Path, library: Any, old: str, new: str, said: str) -> None:
    text = BRUISE.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "case.yml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")

    assert said in "\n".join(read(file, library)[1])


@pytest.fixture
def part() -> Iterator[Any]:
    return next(iter(parts_of([read(BRUISE)[0]], variant="on a Tuesday morning")))


def test_a_script_plays_to_what_is_expected(stage: Stage, part: Any) -> None:
    result = stage.play(part)

    assert result.passed, result.differences
    assert result.transcript[0]["who"] == "we" and result.rows


def test_a_fault_of_the_assistant_is_a_result(stage: Stage, part: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(at: Any) -> Any:
        raise RuntimeError("no table")

    monkeypatch.setattr(stage._house, "seat", lambda at: type("Seat", (), {
        "open": broken, "close": lambda self: None, "clock": True})())

    assert "RuntimeError" in stage.play(part).error


BROKEN = {
    "level": ("peterborough/2024-12/topics/mental_emotional_health.yml",
              (("health.6.3a", "health.6.3b"), ("health.6.2a\n  row: 6\n  level: 2", "health.6.3a\n  row: 6\n  level: 3"),
               ("row: 6, level: 2,", "row: 6, level: 3,"))),
    "number": ("luton/2025/contacts.yml", (('"01582 547653"', '"01582 547654"'),)),
    "consent": ("peterborough/2024-12/consent.yml", (('question: share\n  answer: "yes"',
                                                     "question: share\n  answer: with_agreement"),)),
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """The matrices with one level, one number and one answer on consent put wrong."""
    root = tmp_path_factory.mktemp("broken") / "matrices"
    shutil.copytree(MATRICES, root)
    for file, changes in BROKEN.values():
        text = (root / file).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, f"{file}: {old}"
            text = text.replace(old, new)
        (root / file).write_text(text, encoding="utf-8")
    return Stage(load_library(root))


@pytest.mark.parametrize("script, area, variant, field, points_at", [
    ("peterborough/a-girl-whose-father-died", "peterborough", "as written", "level",
     "nothing stands there now; peterborough.mental_emotional_health.6.3b of that row stands at level 3"),
    ("luton/bruise-at-ten-weeks", "luton", "on a Tuesday morning", "contacts",
     "01582 547653 stands nowhere in the contacts of this area. From the lines that the script cites: luton.contact"),
    ("peterborough/same-clothes-third-week", "peterborough", "as written", "consent.share", "the answer comes from")])
def test_what_was_broken_on_purpose_is_pointed_at(
        broken: Stage, script: str, area: str, variant: str, field: str, points_at: str) -> None:
    part = next(read(FOLDER / f"{script}.yml")[0].parts(area=area, variant=variant))
    reasons = {one.field: one.reason for one in broken.play(part).differences}

    assert points_at in reasons.get(field, f"{field} is not among {reasons}")


def test_a_topic_that_two_tables_share_is_counted_in_its_own(stage: Stage, library: Any, part: Any) -> None:
    counts = pictures.reached([stage.play(part)])
    cells = {(table, topic, row) for table, rows in pictures.table(library).items() for topic, row, _ in rows}

    assert counts and {key[:3] for key in counts} <= cells
