"""Every way of breaking a file gives one message that names file, entry, field and the mend."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Dict

import pytest
from ruamel.yaml import YAML

from bot.engine.errors import MatrixError
from bot.engine.loading.library import load_library, read_packs

HERE = Path(__file__).parent
SOUND = HERE / "sound_files" / "matrices"
EXPECTED: Dict[str, Dict[str, str]] = YAML(typ="safe").load(
    (HERE / "bad_files.yml").read_text(encoding="utf-8"))


def laid_over(case: str, folder: Path) -> Path:
    """The sound files with those of one bad folder laid over them."""
    root = folder / "matrices"
    shutil.copytree(SOUND, root)
    shutil.copytree(HERE / "bad_files" / case, root, dirs_exist_ok=True)
    return root


def test_every_bad_folder_is_expected_and_the_other_way_round() -> None:
    assert {p.name for p in (HERE / "bad_files").iterdir()} == set(EXPECTED)


def test_the_sound_files_are_sound() -> None:
    assert read_packs(SOUND)[1] == []


@pytest.mark.parametrize("case", sorted(EXPECTED))
def test_one_message_names_file_entry_field_and_mend(case: str, tmp_path: Path) -> None:
    wanted = EXPECTED[case]

    _, problems = read_packs(laid_over(case, tmp_path))

    assert len(problems) == 1, problems
    assert problems[0].startswith(f"matrices/{wanted['file']}: ")
    assert wanted["mend"] in problems[0]
    if "entry" in wanted:
        assert f"entry '{wanted['entry']}'" in problems[0]
    if "field" in wanted:
        assert f"field '{wanted['field']}'" in problems[0]


def test_a_library_with_a_fault_is_refused_with_the_same_message(tmp_path: Path) -> None:
    root = laid_over("unquoted_phone_number", tmp_path)

    with pytest.raises(MatrixError, match="somewhere.contact.front_door"):
        load_library(root)


def test_several_faults_are_all_told(tmp_path: Path) -> None:
    root = laid_over("level_five", tmp_path)
    shutil.copytree(HERE / "bad_files" / "time_with_a_dot", root, dirs_exist_ok=True)

    assert len(read_packs(root)[1]) == 2
