"""Whether a table of statements is whole: every id says where it stands, and nothing is skipped.

In a matrix an id ends in row, level and letter (`...2.3a`); in lists, in level and position
(`...3.12`). A position that holds two statements run together has a letter too (`...3.1b`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Dict, Iterator, List, Tuple

from bot.engine.loading.pack_files import PackContent
from bot.engine.records import Statement, Topic

MATRIX = re.compile(r"(?P<row>\d+)\.(?P<level>\d)(?P<letter>[a-z])")
LISTS = re.compile(r"(?P<level>\d)\.(?P<row>\d+)(?P<letter>[a-z]?)")


def check_table(pack: PackContent) -> Iterator[str]:
    """Sentences on ids that lie about their place, letters out of order and rows left out."""
    cells: Dict[Tuple[str, int, int], str] = defaultdict(str)
    for file, topic in zip(pack.topic_files, pack.topics):
        for statement in topic.statements:
            start = f"{file}: entry '{statement.id}': field"
            letter, problem = _letter(pack, topic, statement)
            if problem:
                yield f"{start} 'id': {problem}"
                continue
            cell = (topic.topic, statement.row, statement.level)
            wanted = chr(ord("a") + len(cells[cell]))
            if letter != wanted:
                yield (f"{start} 'id': the statements of a cell are lettered in printed order; "
                       f"this one would be '{wanted}'. Is one missing, twice or out of place?")
            cells[cell] += letter
    yield from _gaps(pack)


def _letter(pack: PackContent, topic: Topic, statement: Statement) -> Tuple[str, str]:
    """The letter of an id, or a sentence on what is wrong with it."""
    start = f"{pack.pack.id}.{topic.topic}."
    if not statement.id.startswith(start):
        return "", f"begin it with the pack and the topic of this file, '{start}'."
    span = pack.pack.rows_span_levels
    place = (MATRIX if span else LISTS).fullmatch(statement.id[len(start):])
    if not place:
        form = "<row>.<level><letter>" if span else "<level>.<position>"
        return "", f"end it in {form} after '{start}'."
    if (int(place["row"]), int(place["level"])) != (statement.row, statement.level):
        return "", (f"it says row {place['row']}, level {place['level']}, the entry says row "
                    f"{statement.row}, level {statement.level}; make them agree.")
    return place["letter"] or "a", ""


def rows(pack: PackContent) -> Dict[Tuple[str, int], List[int]]:
    """Rows of a matrix, or positions of lists, by topic and (in lists) level.

    A printed row without any statement counts where another entry cites it (a pathway may stand in
    the table): the citation gives the printed title of the topic and the row.
    """
    slugs = {topic.title: topic.topic for topic in pack.topics}
    found: Dict[Tuple[str, int], set] = defaultdict(set)
    for topic in pack.topics:
        for s in topic.statements:
            found[topic.topic, 0 if pack.pack.rows_span_levels else s.level].add(s.row)
    if pack.pack.rows_span_levels:
        for _, entry in pack.placed():
            if entry.cite.row and entry.cite.topic in slugs:
                found[slugs[entry.cite.topic], 0].add(entry.cite.row)
    return {key: sorted(numbers) for key, numbers in found.items()}


def _gaps(pack: PackContent) -> Iterator[str]:
    for (slug, level), numbers in rows(pack).items():
        missing = sorted(set(range(1, numbers[-1] + 1)) - set(numbers))
        if missing:
            file = next(f for f, t in zip(pack.topic_files, pack.topics) if t.topic == slug
                        and (not level or any(s.level == level for s in t.statements)))
            kind = f"positions of level {level}" if level else "rows"
            yield (f"{file}: entry '{slug}': field 'row': {kind} count from 1 without a gap; "
                   f"missing: {', '.join(map(str, missing))}.")
