"""A readable page of an area's matrix in Markdown, with an address for every entry."""

from __future__ import annotations

from itertools import groupby
from typing import Dict, Iterator, List, Optional

from bot.catalogue.sections import address, sections
from bot.engine.library import Area, Library
from bot.engine.records import Statement
from bot.wording.cites import cited


def area_page(area: Area, library: Library, topic: Optional[str] = None,
              lent: bool = True) -> str:
    """The whole area, or one topic of its table. Raises KeyError for an unknown topic.

    `lent` false: of a borrowed table only the address of the lender's page.
    """
    if topic:
        return "\n".join(_topic(area, library, _slug(area, topic))).lstrip() + "\n"
    lines = _head(area)
    if area.borrowed and not lent:
        lines += ["", f"Its statements: [{area.table.pack.title}]({area.table.pack.id}.md)."]
    else:
        lines += _levels(area, library)
        lines += [line for slug in topics(area) for line in _topic(area, library, slug)]
    return "\n".join([*lines, *sections(area, library)]) + "\n"


def topics(area: Area) -> Dict[str, str]:
    """Slug and title of each topic in the order of the files."""
    return {t.topic: t.title for t in area.topics}


def _slug(area: Area, wanted: str) -> str:
    """The topic with this slug, or with this title in small or capital letters."""
    for slug, title in topics(area).items():
        if wanted.lower() in (slug, title.lower()):
            return slug
    raise KeyError(wanted)


def _head(area: Area) -> List[str]:
    pack = area.pack
    confirmed = (f"Confirmed by {pack.checked.by} on {pack.checked.on}." if pack.checked
                 else "Not confirmed by anybody who answers for it.")
    lines = [f"# {pack.title}, {pack.edition}", "",
             f"Published: {_sentence(pack.published)} {confirmed}"]
    if pack.superseded_by:
        lines.append(f"Superseded by: {_sentence(pack.superseded_by)}")
    if area.borrowed:
        lines += ["", "This area has no table of its own here. It borrows that of "
                  f"{area.table.pack.title}: its levels are only what they would be there."]
    return lines


def _sentence(text: str) -> str:
    return f"{text.rstrip('.')}."


def _levels(area: Area, library: Library) -> List[str]:
    if not area.levels:
        return []
    rows = [f"| {n.level} | {n.name} | {n.meaning} {cited(library, n.cite)} |"
            for _, n in sorted(area.levels.items())]
    return ["", "## Levels", "", "| level | name | meaning |", "|---|---|---|", *rows]


def _topic(area: Area, library: Library, slug: str) -> Iterator[str]:
    """The statements of a topic by row where rows span the levels, and else by level."""
    found = [s for t in area.topics if t.topic == slug for s in t.statements]
    span = area.table.pack.rows_span_levels
    yield from ("", f"## {topics(area)[slug]}")
    for head, group in groupby(sorted(found, key=lambda s: _order(span, s)),
                               key=lambda s: _heading(area, span, s)):
        yield from ("", f"### {head}", "")
        yield from (_statement(library, s, span) for s in group)


def _order(span: bool, s: Statement) -> tuple:
    return (s.row, s.level, s.id) if span else (s.level, s.row, s.id)


def _heading(area: Area, span: bool, s: Statement) -> str:
    if span:
        return f"Row {s.row}: {s.subtopic}" if s.subtopic else f"Row {s.row}"
    return area.levels[s.level].name if s.level in area.levels else f"Level {s.level}"


def _statement(library: Library, s: Statement, span: bool) -> str:
    marks = [f"harm {s.harm}", f"decides {s.decides}"]
    marks += [f"pathways {', '.join(s.pathways)}"] if s.pathways else []
    note = f" *{s.note}*" if s.note else ""
    level = f"**Level {s.level}.** " if span else ""
    return f"- {address(s.id)} {level}{s.text} ({'; '.join(marks)}) {cited(library, s.cite)}{note}"
