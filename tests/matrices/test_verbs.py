"""`python -m bot matrices ...` as an editor runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOUND = Path(__file__).parent / "sound_files" / "matrices"
BAD = Path(__file__).parent / "bad_files"


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """The command in a process of its own, without an operator's overrides."""
    env = {k: v for k, v in os.environ.items() if k != "THRESHOLD_OVERRIDES"}
    return subprocess.run([sys.executable, "-m", "bot", "matrices", *arguments], cwd=ROOT,
                          env=env, capture_output=True, text=True, timeout=120)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the sound packs."""
    shutil.copytree(SOUND, tmp_path / "matrices")
    return tmp_path / "matrices"


def test_check_prints_what_is_held_and_what_must_be_confirmed() -> None:
    done = run("check")

    assert done.returncode == 0, done.stderr
    assert "Everything fits together." in done.stdout
    held = {line.split()[0]: line.split() for line in done.stdout.splitlines() if line.strip()}
    assert held["peterborough"][3:5] == ["15", "70"]
    assert held["luton"][4:6] == ["219", "221"]
    assert "Confirm before use" in done.stdout
    assert "0300 330 8123" in done.stdout


def test_check_names_the_mend_and_fails(root: Path) -> None:
    shutil.copytree(BAD / "level_five", root, dirs_exist_ok=True)

    done = run("--root", str(root), "check")

    assert done.returncode == 1
    assert "1 to mend:" in done.stderr
    assert "entry 'somewhere.health.1.1a': field 'level': the number is too large" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_says_what_the_operator_changed_and_warns_of_old_checks(root: Path) -> None:
    (root / "overrides.yml").write_text(
        'overrides:\n- {id: somewhere.contact.night, value: "01632 960777", '
        "checked: {by: duty manager, on: 2020-01-31}}\n", encoding="utf-8")

    done = run("--root", str(root), "check")

    assert done.returncode == 0, done.stderr
    assert "01632 960777, printed 01632 960001" in done.stdout
    assert "was confirmed on 2020-01-31; check it again" in done.stdout


def test_show_prints_an_area_or_one_topic(root: Path) -> None:
    whole = run("--root", str(root), "show", "somewhere")
    topic = run("--root", str(root), "show", "somewhere", "HEALTH")

    assert "# Somewhere, 1" in whole.stdout and "## Contacts" in whole.stdout
    assert topic.stdout.startswith("## HEALTH\n")
    assert '<a id="somewhere.health.1.3a"></a>' in topic.stdout
    assert "## Contacts" not in topic.stdout


@pytest.mark.parametrize("arguments, said", [
    (["show", "nowhere"], "There is no area 'nowhere'. Known: somewhere."),
    (["show", "somewhere", "wealth"], "There is no topic 'wealth'"),
    (["diff", "somewhere", "nowhere"], "There is no area 'nowhere'"),
    (["new", "somewhere"], "this area exists already"),
    (["new", "Some Where"], "write an area id in small letters"),
])
def test_a_wrong_word_is_answered_with_a_sentence(root: Path, arguments: list, said: str) -> None:
    done = run("--root", str(root), *arguments)

    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_diff_sets_two_areas_side_by_side() -> None:
    done = run("diff", "luton", "cambridgeshire")

    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert "Luton" in lines[0] and "Cambridgeshire" in lines[0]
    assert any("01582 547653" in line and "0345 045 5203" in line for line in lines)
    assert any("borrowed from Peterborough" in line for line in lines)


def test_new_makes_a_skeleton_that_passes_the_check(root: Path) -> None:
    shutil.rmtree(root)
    shutil.copytree(ROOT / "matrices", root)
    made = run("--root", str(root), "new", "sixthshire")
    checked = run("--root", str(root), "check")

    assert made.returncode == 0, made.stderr
    assert (root / "sixthshire" / "new" / "pack.yml").exists()
    assert checked.returncode == 0, checked.stderr
    assert "Still to fill in" in checked.stdout


def test_pages_are_written_where_one_says(root: Path, tmp_path: Path) -> None:
    done = run("--root", str(root), "pages", "--to", str(tmp_path / "docs"))

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "docs" / "areas" / "somewhere.md").exists()
    assert (tmp_path / "docs" / "matrix-files.md").exists()
