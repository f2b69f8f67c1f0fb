"""What can be found: every statement, trigger and strength, and which of them an area has."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Tuple


def texts(library: Any) -> List[Tuple[str, str]]:
    """`(id, text)` for everything that can be found, each id's texts together."""
    found: Dict[str, List[str]] = {}
    for area in library.areas():
        for entry in _entries(area):
            found.setdefault(entry.id, [entry.text, *entry.examples])
    return [(key, text) for key in sorted(found) for text in found[key]]


def kinds(area: Any) -> Dict[str, str]:
    """Everything that can be found in this area, with what it is."""
    found = dict.fromkeys(area.statements, "statement")
    found.update(dict.fromkeys(area.triggers, "trigger"))
    found.update(dict.fromkeys(area.factors, "factor"))
    return found


def tables(library: Any) -> Dict[str, Dict[str, str]]:
    """Every indicator table with the row of each of its statements."""
    found: Dict[str, Dict[str, str]] = {}
    for area in library.areas():
        rows = {key: "/".join(area.row_of(key)) for key in area.statements}
        if rows:
            found[area.table.pack.id] = rows
    return found


def levels(library: Any) -> Dict[str, int]:
    """The level of every statement of every table."""
    return {key: s.level for area in library.areas() for key, s in area.statements.items()}


def beside(library: Any) -> Dict[str, str]:
    """Triggers and strengths of all areas: each is a row of its own."""
    return {entry.id: entry.id for area in library.areas()
            for entry in (*area.triggers.values(), *area.factors.values())}


def unrelated(library: Any) -> Dict[str, None]:
    """Statements that speak of no pathway: what triggers can be told from."""
    return {key: None for area in library.areas() for key, s in area.statements.items()
            if not s.pathways}


def _entries(area: Any) -> Iterator[Any]:
    yield from area.statements.values()
    yield from area.triggers.values()
    yield from area.factors.values()
