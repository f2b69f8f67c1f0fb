"""The operator changes or confirms a contact in one file; an override is shown as such."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.engine.contacts import line
from bot.engine.errors import MatrixError
from bot.engine.library import Library
from bot.engine.loading.library import load_library, printed_library, read_packs
from bot.engine.loading.overrides import overridden
from bot.engine.records import Contact
from bot.wording.contacts import contact_line

SOUND = Path(__file__).parent / "sound_files" / "matrices"
DOOR = "somewhere.contact.front_door"
CHECKED = "  checked: {by: duty manager, on: 2026-02-01}\n"
MONDAY = dt.datetime(2026, 3, 2, 17, 30)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Writes the operator's file and gives back the sound packs with it."""
    monkeypatch.delenv("THRESHOLD_OVERRIDES", raising=False)
    root = tmp_path / "matrices"
    shutil.copytree(SOUND, root)

    def write(text: str, name: str = "overrides.yml") -> Path:
        (root / name).write_text(text, encoding="utf-8")
        return root

    return write


def shown(library: Library, key: str = DOOR) -> str:
    """The line of a contact on a Monday at half past five."""
    return contact_line(library, line(contact(library, key), MONDAY), MONDAY)


def contact(library: Library, key: str = DOOR) -> Contact:
    """A contact of the test area."""
    return library.area("somewhere").contacts[key]


def test_without_the_file_everything_is_as_printed(files: Any) -> None:
    root = files("", "unread.txt")

    assert contact(load_library(root)).checked is None
    assert "checked by" not in shown(load_library(root))


def test_a_confirmed_contact_says_who_and_when(files: Any) -> None:
    library = load_library(files(f"overrides:\n- id: {DOOR}\n{CHECKED}"))

    assert "01632 960000" in shown(library)
    assert "(checked by duty manager on 2026-02-01.)" in shown(library)
    assert "changed" not in shown(library)


def test_a_changed_number_is_shown_as_changed_beside_the_printed_one(files: Any) -> None:
    library = load_library(files(
        f'overrides:\n- id: {DOOR}\n  value: "01632 960999"\n{CHECKED}'))

    assert shown(library).startswith("Front door: 01632 960999, ")
    assert ("changed by the operator, checked by duty manager on 2026-02-01; "
            "the document prints 01632 960000") in shown(library)


def test_changed_hours_decide_whether_it_is_open(files: Any) -> None:
    library = load_library(files(
        f"overrides:\n- id: {DOOR}\n"
        f'  hours: [{{days: [mon], opens: "08:00", closes: "18:00"}}]\n{CHECKED}'))

    assert "open now until 18:00" in shown(library)
    assert "changed by the operator" in shown(library)
    assert contact(library).printed_hours == "Mon 08:00-18:00"


def test_a_new_value_does_away_with_the_printed_misprint(tmp_path: Path) -> None:
    packs = read_packs()[0]
    wrong = next(c for p in packs for c in p.contacts if c.defect and not c.ring)
    file = tmp_path / "ours.yml"
    file.write_text(f'overrides:\n- id: {wrong.id}\n  name: Duty desk\n  value: "01632 960111"\n{CHECKED}',
                    encoding="utf-8")

    changed = next(c for p in overridden(packs, file)[0] for c in p.contacts if c.id == wrong.id)

    assert changed.defect is None and changed.ring and changed.name == "Duty desk"
    assert changed.was_value == wrong.value


def test_a_name_that_warns_against_the_printed_value_must_be_changed_with_it(
    tmp_path: Path
) -> None:
    packs = read_packs()[0]
    wrong = next(c for p in packs for c in p.contacts if c.defect and not c.ring)
    file = tmp_path / "ours.yml"
    file.write_text(f'overrides:\n- id: {wrong.id}\n  value: "01632 960111"\n{CHECKED}',
                    encoding="utf-8")

    _, problems = overridden(packs, file)

    assert len(problems) == 1
    assert f"entry '{wrong.id}': field 'name': " in problems[0] and "add a new name" in problems[0]


def test_the_reference_pages_keep_what_is_printed(files: Any) -> None:
    root = files(f'overrides:\n- id: {DOOR}\n  value: "01632 960999"\n{CHECKED}')

    assert contact(printed_library(root)).value == "01632 960000"


def test_the_file_may_stand_elsewhere(files: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    root = files(f'overrides:\n- id: {DOOR}\n  value: "01632 960999"\n{CHECKED}', "ours.yml")
    monkeypatch.setenv("THRESHOLD_OVERRIDES", str(root / "ours.yml"))

    assert contact(load_library(root)).value == "01632 960999"


def test_a_file_that_is_named_and_missing_is_an_error(
    files: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = files("", "unread.txt")
    monkeypatch.setenv("THRESHOLD_OVERRIDES", str(root / "gone.yml"))

    with pytest.raises(MatrixError, match="gone.yml: .* missing; correct the path"):
        load_library(root)


BAD = {
    "unknown contact": (f"overrides:\n- id: somewhere.contact.gone\n{CHECKED}",
                        "entry 'somewhere.contact.gone': field 'id': no contacts.yml has it"),
    "nobody checked it": (f'overrides:\n- id: {DOOR}\n  value: "1"\n',
                          f"entry '{DOOR}': field 'checked': it is missing; add it"),
    "nobody is named": (f'overrides:\n- id: {DOOR}\n  checked: {{by: "", on: 2026-02-01}}\n',
                        f"entry '{DOOR}': field 'checked': name who checked it"),
    "no date": (f"overrides:\n- id: {DOOR}\n  checked: {{by: us, on: last week}}\n",
                f"entry '{DOOR}': field 'checked.on': write a date as 2026-01-31"),
    "unknown key": (f"overrides:\n- id: {DOOR}\n  number: '1'\n{CHECKED}",
                    f"entry '{DOOR}': field 'number': this key is not known here"),
    "number without quotes": (f"overrides:\n- id: {DOOR}\n  value: 01632 960999\n{CHECKED}",
                              f"entry '{DOOR}': field 'value': the number 01632 960999 has no"),
    "twice": (f"overrides:\n- id: {DOOR}\n{CHECKED}- id: {DOOR}\n{CHECKED}",
              f"entry '{DOOR}': field 'id': it stands twice; remove one"),
    "time": (f'overrides:\n- id: {DOOR}\n  hours: [{{days: [mon], opens: "8", closes: "18:00"}}]\n'
             f"{CHECKED}", "field 'hours.0.opens': write a time as"),
    "list key": (f"contacts:\n- id: {DOOR}\n", "begin the file with 'overrides:'"),
}


@pytest.mark.parametrize("case", sorted(BAD))
def test_a_fault_names_file_entry_field_and_mend(case: str, files: Any) -> None:
    text, said = BAD[case]

    with pytest.raises(MatrixError) as refused:
        load_library(files(text))

    assert len(refused.value.problems) == 1
    assert "overrides.yml: " in refused.value.problems[0]
    assert said in refused.value.problems[0]
