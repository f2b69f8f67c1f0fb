"""The two indicator tables are whole: every topic, row, cell and bullet of the printed ones."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Dict, List, Tuple

import pytest

from bot.engine.loading.library import read_packs
from bot.engine.loading.pack_files import PackContent
from bot.engine.loading.tables import rows

PACKS: Dict[str, PackContent] = {pack.pack.id: pack for pack in read_packs()[0]}
MATRIX = PACKS["peterborough"]
LISTS = PACKS["luton"]
TABLES = [pack for pack in PACKS.values() if pack.topics]
#: Printed as two cells of a table and no statement: a label and what to do (see its pathway).
SECTION_117 = ("private_foster_care", 2)
#: The one row that is printed one column to the left; read as levels 2 to 4.
SHIFTED = ("domestic_abuse", 3)


def cells(pack: PackContent) -> Dict[Tuple[str, int], List[int]]:
    """The levels that each row of a table fills."""
    found: Dict[Tuple[str, int], set] = defaultdict(set)
    for topic in pack.topics:
        for statement in topic.statements:
            found[topic.topic, statement.row].add(statement.level)
    return {row: sorted(levels) for row, levels in found.items()}


def test_the_matrix_has_15_topics_and_70_rows() -> None:
    assert len(MATRIX.topics) == 15
    assert sum(len(numbers) for numbers in rows(MATRIX).values()) == 70
    assert rows(MATRIX)["risks_outside_the_home_extra_familial_harm", 0] == list(range(1, 9))


def test_section_117_is_row_2_of_private_foster_care_without_a_level() -> None:
    standing_there = [e for _, e in MATRIX.placed() if e.cite.topic == "PRIVATE FOSTER CARE"
                      and e.cite.row == 2]

    assert SECTION_117 not in cells(MATRIX)
    assert rows(MATRIX)["private_foster_care", 0] == [1, 2]
    assert standing_there and not [e for e in standing_there if e.cite.level]
    assert {p.id for p in MATRIX.pathways for d in p.duties if d in standing_there} == {
        "section_117"}


def test_the_matrix_has_277_filled_cells() -> None:
    """275 hold statements; the label and the text of Section 117 are the other two."""
    filled = cells(MATRIX)

    assert sum(len(levels) for levels in filled.values()) + 2 == 277
    assert filled.pop(SHIFTED) == [2, 3, 4]
    assert {tuple(levels) for levels in filled.values()} == {(1, 2, 3, 4)}


def test_every_statement_of_the_matrix_cites_its_own_cell() -> None:
    for topic in MATRIX.topics:
        for s in topic.statements:
            assert (s.cite.topic, s.cite.row) == (topic.title, s.row), s.id
            assert s.cite.level == (s.printed_level or s.level), s.id
            assert (s.printed_level is not None) == ((topic.topic, s.row) == SHIFTED), s.id


def test_statements_of_the_matrix_stand_in_printed_order() -> None:
    for topic in MATRIX.topics:
        order = [(s.row, s.level, s.id) for s in topic.statements]
        assert order == sorted(order), topic.topic


def test_sub_headings_stand_in_the_one_topic_that_prints_them() -> None:
    having = {t.topic for t in MATRIX.topics for s in t.statements if s.subtopic}

    assert having == {"risks_outside_the_home_extra_familial_harm"}


def test_the_lists_have_219_bullets_and_221_statements() -> None:
    bullets = {(t.topic, s.level, s.row) for t in LISTS.topics for s in t.statements}

    assert len(LISTS.statements) == 221
    assert len(bullets) == 219
    assert len({t.topic for t in LISTS.topics}) == 14


def test_positions_count_without_gaps_per_category_and_level() -> None:
    for numbers in rows(LISTS).values():
        assert numbers == list(range(1, len(numbers) + 1))


def test_two_bullets_hold_two_statements_each() -> None:
    twice = Counter((t.topic, s.level, s.row) for t in LISTS.topics for s in t.statements)

    assert sorted(place for place, n in twice.items() if n > 1) == [
        ("basic_care_ensuring_safety_and_protection", 1, 1), ("health", 3, 1)]


def test_every_statement_of_the_lists_cites_its_own_position() -> None:
    for topic in LISTS.topics:
        for s in topic.statements:
            assert (s.cite.topic, s.cite.row, s.cite.level) == (topic.title, s.row, s.level), s.id


def plain(example: str) -> str:
    """An example without capitals and punctuation."""
    return re.sub(r"\W+", " ", example.lower()).strip()


@pytest.mark.parametrize("pack", TABLES, ids=lambda pack: pack.pack.id)
def test_every_statement_has_three_different_examples(pack: PackContent) -> None:
    few = [s.id for s in pack.statements if len({plain(e) for e in s.examples}) < 3]

    assert not few


@pytest.mark.parametrize("pack", TABLES, ids=lambda pack: pack.pack.id)
def test_no_example_belongs_to_two_statements(pack: PackContent) -> None:
    owners: Dict[str, set] = defaultdict(set)
    for statement in pack.statements:
        for example in statement.examples:
            owners[plain(example)].add(statement.id)

    assert not {example: ids for example, ids in owners.items() if len(ids) > 1}
