"""The guard remembers little and not for long; its record cannot be turned back into a conversation."""

import json
from datetime import datetime, timezone
from pathlib import Path

import pytest

from bot.guard.audit import Audit
from bot.guard.memory import Memory
from bot.guard.state import SETTING, state_folder


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_last_question_and_area_are_remembered() -> None:
    memory = Memory()
    memory.hear("a", {"asked": "Who is at home?", "area": "x"})
    memory.hear("a", {"kind": "text", "area": None})
    assert (memory.of("a").asked, memory.of("a").area) == ("Who is at home?", "x")
    memory.hear("a", {"asked": None})
    assert memory.of("a").asked is None
    assert memory.of("b").asked is None


def test_no_more_conversations_than_allowed_are_kept() -> None:
    memory = Memory(size=2)
    for name in "abc":
        memory.hear(name, {"asked": name})
    assert [memory.of(name).asked for name in "cb"] == ["c", "b"]
    assert memory.of("a").asked is None


def test_old_conversations_are_forgotten() -> None:
    clock = Clock()
    memory = Memory(hours=1, clock=clock)
    memory.hear("a", {"asked": "old"})
    clock.now = 3601
    memory.of("b")
    assert memory.of("a").asked is None


def test_a_deleted_conversation_is_forgotten() -> None:
    memory = Memory()
    memory.hear("a", {"asked": "old"})
    memory.forget("a")
    memory.forget("never heard of")
    assert memory.of("a").asked is None


def test_the_record_is_salted_for_each_installation(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir(), (tmp_path / "two").mkdir()
    one, two = Audit(tmp_path / "one"), Audit(tmp_path / "two")
    assert one.hashed("a") != two.hashed("a") and one.hashed("a") == Audit(tmp_path / "one").hashed("a")


def test_a_record_is_one_line(tmp_path: Path) -> None:
    audit = Audit(tmp_path, lambda: datetime(2025, 11, 21, 16, 25, tzinfo=timezone.utc))
    assert audit.write("web", "a", "cue", "yes")
    [line] = audit.file.read_text().splitlines()
    assert json.loads(line)["at"] == "2025-11-21T16:25:00+00:00"


def test_the_folder_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path / "elsewhere"))
    assert state_folder() == tmp_path / "elsewhere" and state_folder().is_dir()


def test_after_the_answer_no_question_is_open() -> None:
    memory = Memory()
    memory.hear("a", {"kind": "question", "asked": "Who is at home?"})
    memory.hear("a", {"kind": "text"})
    assert memory.of("a").asked == "Who is at home?"
    memory.hear("a", {"kind": "answer"})
    assert memory.of("a").asked is None
