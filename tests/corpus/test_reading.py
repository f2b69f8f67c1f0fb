"""A corpus is read as it was written; a broken line is refused by its place and its field."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, Dict

import pytest

from bot.corpus import freezing, reading
from bot.corpus.reading import BrokenLine
from bot.corpus.records import Shown

GOOD: Dict[str, Any] = {"text": "He has no coat", "asked": "What is wrong?", "tier": "no", "kind": "calm",
                        "register": "T", "hard": True, "shows": [["a.1", "stated"], ["b.2", "past"]]}


def put(folder: Path, *lines: Any, place: str = "danger/train/writer.jsonl") -> Path:
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def test_a_line_is_a_message_with_its_place(tmp_path: Path) -> None:
    put(tmp_path, {"text": "first"}, GOOD)
    _, message = reading.read("danger", "train", tmp_path)
    assert (message.text, message.asked, message.tier, message.kind) == (
        "He has no coat", "What is wrong?", "no", "calm")
    assert message.register == "T" and message.hard
    assert message.shows == (Shown("a.1", "stated"), Shown("b.2", "past"))
    assert message.place == "danger/train/writer:2"


def test_what_is_not_labelled_is_none_and_not_nothing(tmp_path: Path) -> None:
    put(tmp_path, {"text": "bare"}, {"text": "compared", "shows": []})
    bare, compared = reading.read("danger", "train", tmp_path)
    assert (bare.tier, bare.shows, bare.asked, bare.register, bare.hard) == (None, None, "", "-", False)
    assert compared.shows == ()


def test_files_are_read_author_by_author_and_split_by_split(tmp_path: Path) -> None:
    for place in ("danger/train/b.jsonl", "danger/train/a.jsonl", "concerns/test/c.jsonl",
                  "danger/development/d.jsonl", "dialogue/train/e.jsonl"):
        put(tmp_path, {"text": place}, place=place)
    assert [each.author for each in reading.read("danger", "train", tmp_path)] == ["a", "b"]
    assert [each.place[:-2] for each in reading.everything(tmp_path)] == [
        "danger/train/a", "danger/train/b", "danger/development/d", "concerns/test/c"]
    assert reading.read("danger", "nowhere", tmp_path) == []


def without(field: str) -> Dict[str, Any]:
    return {name: value for name, value in GOOD.items() if name != field}


@pytest.mark.parametrize("line, named", [
    (without("text"), "text"), ({**GOOD, "text": ""}, "text"), ({**GOOD, "text": " \n"}, "text"),
    ({**GOOD, "text": 5}, "text"), ({**GOOD, "tier": "yes"}, "tier"), ({**GOOD, "tier": 1}, "tier"),
    ({**GOOD, "register": "Q"}, "register"), ({**GOOD, "register": None}, "register"),
    ({**GOOD, "shows": [["a.1", "seen"]]}, "status"), ({**GOOD, "shows": [["a.1"]]}, "shows"),
    ({**GOOD, "shows": ["a.1"]}, "shows"), ({**GOOD, "shows": 3}, "shows"), ("{", "line 2"),
    ("", "line 2"), ("[]", "line 2"), ("null", "line 2"), ('{"text": "cut', "line 2"),
])
def test_a_broken_line_is_refused_by_its_place_and_field(tmp_path: Path, line: Any, named: str) -> None:
    path = put(tmp_path, GOOD, line, GOOD)
    with pytest.raises(BrokenLine) as refused:
        reading.read("danger", "train", tmp_path)
    said = str(refused.value)
    assert f"{path}, line 2: " in said and named in said
    assert "compare it with its neighbours" in said


@pytest.fixture
def cold(tmp_path: Path) -> Path:
    path = put(tmp_path, GOOD, place="danger/test/north.jsonl")
    hashes = {"danger/test/north.jsonl": hashlib.sha256(path.read_bytes()).hexdigest()}
    (tmp_path / freezing.NAME).write_text(json.dumps({"frozen": "2026-01-01", "sha256": hashes}))
    return tmp_path


def test_a_frozen_split_that_is_as_it_was_is_in_order(cold: Path) -> None:
    assert freezing.changed(cold) == []
    assert freezing.frozen(cold)["frozen"] == "2026-01-01"


def test_a_frozen_file_neither_goes_nor_changes_unseen(cold: Path) -> None:
    put(cold, GOOD, GOOD, place="danger/test/north.jsonl")
    assert freezing.changed(cold) == [
        "danger/test/north.jsonl is not the file that was frozen: make a new split instead"]
    (cold / "danger/test/north.jsonl").unlink()
    assert freezing.changed(cold) == ["danger/test/north.jsonl is gone: a frozen split loses nothing"]
