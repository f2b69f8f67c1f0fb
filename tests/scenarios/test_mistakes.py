"""A mistake in a script is named with its line and its mend."""

from __future__ import annotations

from pathlib import Path
from typing import List

import pytest

from bot.scenarios.loading import read
from tests.scenarios.sound import SOUND

WRONG = [
    ("expect:", "expects:", "line 8", 'did you mean "expect"?'),
    ("expect:\n  level: 4\n  call_999: never\n", "", "line 1", '"expect" is missing'),
    ("level: 4", "level: 5", "line 9", "5 is more than 4"),
    ("level: 4", "level: 3-2", "line 9", "write the lower one first"),
    ("level: 4", "level: 2-3", "line 9", '"both_allowed"'),
    ("level: 4", "levle: 4", "line 9", 'did you mean "level"?'),
    ("never", "nevr", "line 10", 'did you mean "never"?'),
    ("[ordinary]", "ordinary", "line 3", "put it in [ ]"),
    ("[ordinary]", "[immediate_risks]", "line 3", 'did you mean "immediate_risk"?'),
    ("[ordinary]", "[borderline]", "line 3", '"both_allowed"'),
    ("  call_999: never\n", "  harm: yes\n", "", ""),
    ("opens: a bruise on his cheek", "opens: a bruise: on his cheek", "line 5", "double quotes"),
    ("  age: ten weeks", "\tage: ten weeks", "line 7", "a tab"),
    ("  age: ten weeks", "  age: ten weeks\n  age: eleven", "line 8", '"age" stands twice'),
    ("  age: ten weeks", "  age:", "line 7", "nothing stands after the colon"),
    ("2026-03-17", "2026-02-30", "line 11", "there is no day"),
    ("opens:", "at: someday\nopens:", "line 5", "is no moment"),
    ("  call_999: never", "  consent: {share: maybe}", "line 10", '"maybe" is no answer'),
    ("before_the_run: true", "before_the_run: yes", "line 11", "true or false"),
    ("expect:\n", "branches: [{facts: {age: 1}}]\nexpect:\n", "line 8", '"when" is missing'),
    ("[luton]", "[luton", "line 4", "closed"),
]


def problems(folder: Path, text: str) -> List[str]:
    """What is said about a script with this text."""
    file = folder / "case.yml"
    file.write_text(text, encoding="utf-8")
    return read(file)[1]


def test_a_sound_script_is_read_without_a_word(tmp_path: Path) -> None:
    assert problems(tmp_path, SOUND) == []


@pytest.mark.parametrize("old, new, line, mend", WRONG, ids=[new.strip()[:30] or "removed" for _, new, _, _ in WRONG])
def test_a_mistake_is_named_with_its_line_and_its_mend(
        tmp_path: Path, old: str, new: str, line: str, mend: str) -> None:
    assert old in SOUND
    said = "\n".join(problems(tmp_path, SOUND.replace(old, new, 1)))

    assert line in said and mend in said, said


def test_an_empty_file_says_what_is_missing(tmp_path: Path) -> None:
    assert any('"title" is missing' in one for one in problems(tmp_path, ""))


def test_a_file_in_another_encoding_is_no_crash(tmp_path: Path) -> None:
    file = tmp_path / "case.yml"
    file.write_bytes(SOUND.replace("baby", "b\xe4by").encode("latin-1"))

    assert "not UTF-8" in read(file)[1][0]


@pytest.mark.parametrize("typed, kept", [
    ("yes", "yes"), ("no", "no"), ("2026-03-17", "2026-03-17"), ("01582 547653", "01582 547653"),
    ("01582547653", "01582547653"), ("ten weeks", "ten weeks")])
def test_text_stays_as_it_was_typed(tmp_path: Path, typed: str, kept: str) -> None:
    file = tmp_path / "case.yml"
    file.write_text(SOUND.replace("ten weeks\n", f"{typed}\n", 1).replace("old\n", "old\n"), encoding="utf-8")
    script, wrong = read(file)

    assert not wrong and next(script.parts()).facts["age"].say == kept
