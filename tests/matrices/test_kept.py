"""What was read from YAML is kept beside it, and never instead of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, List

import pytest

from bot.engine.loading.kept import Kept


def reader(said: List[str], content: Any) -> Any:
    """Reads every text as the same content and notes that it was asked."""
    def read(text: str) -> Any:
        said.append(text)
        return content
    return read


def test_a_text_is_read_once_and_again_when_it_changes(tmp_path: Path) -> None:
    file, asked, content = tmp_path / "new" / "kept.json", [], {"a": [1, "2", None, True, 1.5]}
    first = Kept(file)
    assert first.content("a: ...", reader(asked, content)) == content
    first.save()

    second = Kept(file)
    got = second.content("a: ...", reader(asked, None))
    assert got == content and asked == ["a: ..."]
    got["a"].append("changed by the caller")
    assert second.content("a: ...", reader(asked, None)) == content
    assert second.content("b: ...", reader(asked, 3)) == 3 and len(asked) == 2


@pytest.mark.parametrize("content", [{1: "a number as key"}, ("a tuple",), {"a": {1}}])
def test_what_json_would_change_is_not_kept(tmp_path: Path, content: Any) -> None:
    file, asked = tmp_path / "kept.json", []
    for _ in range(2):
        kept = Kept(file)
        assert kept.content("text", reader(asked, content)) == content
        kept.save()
    assert len(asked) == 2


@pytest.mark.parametrize("broken", ["", "[1, 2]", "{", "null", '{"x": 1}'])
def test_a_broken_file_keeps_nothing(tmp_path: Path, broken: str) -> None:
    file = tmp_path / "kept.json"
    file.write_text(broken)
    kept = Kept(file)
    assert kept.content("text", reader([], "read")) == "read"
    kept.save()
    assert len(json.loads(file.read_text())) == 1


def test_errors_are_raised_every_time(tmp_path: Path) -> None:
    def wrong(text: str) -> Any:
        raise ValueError(text)

    kept = Kept(tmp_path / "kept.json")
    for _ in range(2):
        with pytest.raises(ValueError):
            kept.content("text", wrong)
