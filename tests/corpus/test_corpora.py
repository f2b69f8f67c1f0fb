"""The corpora that are here: large enough, told apart, labelled with what the matrices hold."""

from __future__ import annotations

from collections import Counter
from typing import Dict, List, Optional, Tuple

import pytest

from bot.corpus import freezing, reading
from bot.corpus.records import REGISTERS, SPLITS, STATUSES, TIERS, Message
from bot.corpus.sharing import crossing, sharing
from bot.engine.library import Library
from bot.engine.loading import load_library

#: So many messages show each row at each of its levels; fewer teach nothing and measure nothing.
ENOUGH = 25
Cell = Tuple[str, int]


@pytest.fixture(scope="module")
def messages() -> List[Message]:
    return reading.everything()


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def cells(library: Library) -> Dict[str, Cell]:
    """The row and level of every statement of every table."""
    return {key: (f"{area.id}:{'/'.join(area.row_of(key))}", statement.level)
            for area in library.areas() if not area.borrowed
            for key, statement in area.statements.items()}


@pytest.mark.parametrize("corpus, split, least", [
    ("danger", None, 6_000), ("concerns", None, 12_000), ("danger", "test", 1_500),
    ("concerns", "test", 2_000)])
def test_there_are_enough_messages(
    messages: List[Message], corpus: str, split: Optional[str], least: int
) -> None:
    own = [each for each in messages if each.corpus == corpus and split in (None, each.split)]
    assert len(own) >= least


def test_every_label_is_a_known_one(messages: List[Message]) -> None:
    assert {each.split for each in messages} == set(SPLITS)
    assert {each.tier for each in messages} - {None} == set(TIERS)
    assert {each.register for each in messages} <= set(REGISTERS)
    assert {shown.status for each in messages for shown in each.shows or ()} <= set(STATUSES)


def test_danger_is_labelled_in_every_danger_message(messages: List[Message]) -> None:
    assert not [each.place for each in messages if each.corpus == "danger" and each.tier is None]
    assert not [each.place for each in messages if each.corpus == "concerns" and each.shows is None]


def test_everything_shown_is_in_the_matrices(messages: List[Message], library: Library) -> None:
    known = {key for area in library.areas()
             for entries in (area.statements, area.triggers, area.factors) for key in entries}
    unknown = [f"{each.place}: {shown.id}" for each in messages for shown in each.shows or ()
               if shown.id not in known]
    assert not unknown


def test_every_row_is_shown_often_enough_at_each_of_its_levels(
    messages: List[Message], library: Library
) -> None:
    cell_of = cells(library)
    shown = Counter(cell for each in messages for cell in {
        cell_of[one.id] for one in each.shows or () if one.id in cell_of and one.status != "absent"})
    few = {cell: shown[cell] for cell in set(cell_of.values()) if shown[cell] < ENOUGH}
    assert not few


def test_frozen_files_are_as_they_were_and_no_test_file_is_outside() -> None:
    assert freezing.changed() == []
    here = {f"{corpus}/test/{path.name}" for corpus in ("danger", "concerns")
            for path in reading.files(corpus, "test")}
    assert here == set(freezing.frozen()["sha256"])


def test_few_messages_share_a_run_of_words(messages: List[Message]) -> None:
    assert len(sharing(messages)) <= 0.02 * len(messages)


def test_no_test_message_is_nearly_one_that_was_taught_or_tuned_on(messages: List[Message]) -> None:
    tests = [each for each in messages if each.split == "test"]
    others = [each for each in messages if each.split != "test"]
    assert [(one.place, other.place) for one, other in crossing(tests, others)] == []
