"""Lessons say what is labelled and nothing more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.corpus.records import ANSWERS, Message, Shown
from bot.teaching import lessons as module
from bot.teaching.lessons import Lesson, Subjects, lessons, subjects
from tests.language.helping import library

SUBJECTS = Subjects({"t": {"t.2": "b", "t.1": "a", "t.3": "a"}, "beside": {"f": "f"}},
                    {"t.1": 1, "t.2": 2, "t.3": 4})
CALM = Message("no coat", "", None, "", "-", False, None, "danger", "train", "writer", 1)


def test_subjects_are_in_a_fixed_order_with_their_rows_and_levels() -> None:
    assert SUBJECTS.statements == ("t.1", "t.2", "t.3", "f")
    assert SUBJECTS.rows == ("t:a", "t:b", "beside:f")
    assert SUBJECTS.levels == ("t:1", "t:2", "t:3", "t:4")
    assert [SUBJECTS.row_of(key) for key in ("t.3", "f")] == ["t:a", "beside:f"]
    assert [SUBJECTS.level_of(key) for key in ("t.3", "f")] == ["t:4", None]


def test_every_statement_of_the_matrices_is_a_subject_once() -> None:
    known = subjects(library())
    assert len(set(known.statements)) == len(known.statements)
    assert {key for area in library().areas() for key in area.statements} <= set(known.statements)
    assert {known.level_of(key) for key in known.statements} - {None} <= set(known.levels)


@pytest.mark.parametrize("given, found", [
    ({}, {"danger": None, "tables": frozenset(), "shows": frozenset(), "answer": None}),
    ({"tier": "now", "asked": "Who?"}, {"danger": 2, "asked": "Who?", "tables": frozenset()}),
    ({"shows": ()}, {"shows": frozenset(), "tables": frozenset({"t", "beside"}), "danger": None}),
    ({"shows": (Shown("t.1", "past"), Shown("t.2", "absent"), Shown("gone", "stated"))},
     {"shows": frozenset({"t.1"}), "tables": frozenset({"t", "beside"})}),
    ({"answer": "unknown"}, {"answer": ANSWERS.index("unknown"), "danger": None}),
    ({"answer": "84"}, {"answer": None}),
])
def test_a_lesson_says_what_its_message_is_labelled_with(
    given: Any, found: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "subjects", lambda of: SUBJECTS)
    monkeypatch.setattr(module.targets, "texts", lambda of: [("t.3", "as printed"), ("gone", "no")])
    monkeypatch.setattr(module.reading, "read", lambda corpus, split:
                        [replace(CALM, **given)] if corpus == "danger" else [])
    taught, printed = lessons(None)
    assert {name: getattr(taught, name) for name in found} == found
    assert printed == Lesson("", "as printed", None, frozenset({"t.3"}), frozenset({"t"}))
