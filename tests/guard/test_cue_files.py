"""A cue folder that is not complete is refused with the file, the entry, the field and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.guard import danger_files
from bot.guard.danger_schema import CueError
from bot.guard.detector import Detector

WHOLE = """cues:
  - id: some.cue
    tier: "yes"
    kind: weapon
    about: child
    cite: {document: peterborough-cambridgeshire, section: immediate_risk, lines: [37, 37]}
    when: ["sword"]
    says: ["he has a sword"]
    not: ["he has no sword"]
"""


def load(folder: Path, text: str) -> None:
    (folder / "mine.yml").write_text(text, encoding="utf-8")
    danger_files.read(folder)


def test_a_whole_entry_is_read(tmp_path: Path) -> None:
    load(tmp_path, WHOLE)


@pytest.mark.parametrize("line, put, field, mend", [
    ("    kind: weapon\n", "", "kind", "add it"),
    ('    says: ["he has a sword"]\n', "", "says", "add at least one sentence that must be caught"),
    ('    not: ["he has no sword"]\n', "", "not", "looks alike"),
    ('    when: ["sword"]\n', "", "when", "add at least one pattern"),
    ('"yes"', '"perhaps"', "tier", "is not one of yes, possible"),
    ("about: child", "about: dog", "about", "is not one of child, adult, staff, site, self"),
    ("    kind:", "    knid: x\n    kind:", "knid", "check the spelling"),
    ('["sword"]', "sword", "when", "write a list of quoted texts"),
    ("section: immediate_risk, ", "", "cite", "add {document, section, lines}"),
])
def test_an_entry_that_lacks_something_is_refused(
    tmp_path: Path, line: str, put: str, field: str, mend: str
) -> None:
    with pytest.raises(CueError) as refused:
        load(tmp_path, WHOLE.replace(line, put, 1))

    assert str(refused.value).startswith(f"mine.yml: entry some.cue: {field}: ")
    assert mend in str(refused.value)


def test_an_entry_without_an_id_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CueError, match="mine.yml: entry .*: id: is missing"):
        load(tmp_path, WHOLE.replace("  - id: some.cue\n    tier", "  - tier"))


def test_an_id_that_is_used_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CueError, match="already used in mine.yml"):
        load(tmp_path, WHOLE + WHOLE.replace("cues:\n", ""))


@pytest.mark.parametrize("text, says", [
    ("cues: [", "not YAML"), ("clues:\n  - id: a\n", "not a known section"),
    ("cues:\n  - just words\n", "write it as fields"), ("answers:\n  yes: [true]\n", "quoted"),
    ("shorthand: {}\n", "holds no cue"),
])
def test_a_file_that_is_something_else_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(CueError, match=says):
        load(tmp_path, text)


def test_an_unknown_list_is_named(tmp_path: Path) -> None:
    for path in danger_files.FOLDER.glob("*.yml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "mine.yml").write_text(WHOLE.replace('"sword"', '"<swords>"'), encoding="utf-8")

    with pytest.raises(CueError, match="mine.yml: entry some.cue: .*there is no list <swords>"):
        Detector.load(tmp_path)
