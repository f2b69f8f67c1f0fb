"""Candidates of a text in the form that the batch prints."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence, Tuple

from bot.engine.library import Area, Library

MOST = 10
FIRST = 5


def indicators(area: Area, library: Library, candidates: Sequence[Any],
               counted: Sequence[str]) -> List[Dict[str, Any]]:
    """At most ten statements, best first; among the first five at most one of a printed row."""
    mine = [c for c in candidates if c.id in area.statements]
    first, later = _one_a_row(area, mine)
    return [_row(area, library, c, c.id in counted) for c in (*first, *later)[:MOST]]


def _one_a_row(area: Area, candidates: Sequence[Any]) -> Tuple[List[Any], List[Any]]:
    first: List[Any] = []
    later: List[Any] = []
    seen = set()
    for candidate in candidates:
        row = printed_row(area, candidate.id)
        if row in seen or len(first) >= FIRST:
            later.append(candidate)
        else:
            seen.add(row)
            first.append(candidate)
    return first, sorted(later, key=lambda c: -c.score)


def printed_row(area: Area, key: str) -> Tuple[str, ...]:
    """Topic and row as printed; for lists a row is one item of one level."""
    statement = area.statements[key]
    level = () if area.table.pack.rows_span_levels else (str(statement.level),)
    return (area.topic_of[key].title, str(statement.row), *level)


def _row(area: Area, library: Library, candidate: Any, counted: bool) -> Dict[str, Any]:
    statement = area.statements[candidate.id]
    return {
        "id": statement.id, "text": statement.text, "level": statement.level,
        "topic": area.topic_of[statement.id].title, "row": statement.row,
        "subtopic": statement.subtopic, "source": source(library, statement.cite.document),
        "score": round(candidate.score, 4), "status": candidate.status, "counted": counted,
        "because": candidate.because,
    }


def source(library: Library, document: str) -> str:
    """The name of a document's file in `sources/`, or its id where it is a web page."""
    return library.documents[document].file or document
