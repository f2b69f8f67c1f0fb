"""A readable page of an area's matrix in Markdown, with an address for every statement."""

from __future__ import annotations

from typing import Dict, List, Optional, Sequence

from bot.engine.library import Area, Library
from bot.engine.records import Contact, Statement
from bot.wording.cites import cited


def area_page(area: Area, library: Library, topic: Optional[str] = None) -> str:
    """The whole area, or one topic of its table. Raises KeyError for an unknown topic."""
    if topic:
        return "\n".join(_topic(area, library, topic)) + "\n"
    parts = [*_head(area), *_levels(area, library)]
    for slug in topics(area):
        parts += _topic(area, library, slug)
    parts += [*_pathways(area, library), *_consent(area, library), *_contacts(area, library),
              *_notes(area, library)]
    return "\n".join(parts) + "\n"


def topics(area: Area) -> Dict[str, str]:
    """Slug and title of each topic in printed order of the files."""
    return {t.topic: t.title for t in area.topics}


def _head(area: Area) -> List[str]:
    pack = area.pack
    lines = [f"# {pack.title}, {pack.edition}", "",
             "Generated from `matrices/`; change the data, not this page.", "",
             f"Published: {pack.published}. "
             + ("Not confirmed by the council." if not pack.checked else
                f"Confirmed by {pack.checked.by} on {pack.checked.on}.")]
    if pack.superseded_by:
        lines.append(f"Superseded by: {pack.superseded_by}.")
    if area.borrowed:
        lines += ["", f"This area has no table of its own here. The table below is borrowed from "
                  f"{area.table.pack.title}: its levels are only what they would be there."]
    return lines


def _levels(area: Area, library: Library) -> List[str]:
    if not area.levels:
        return []
    rows = [f"| {n.level} | {n.name} | {n.meaning} {cited(library, n.cite)} |"
            for _, n in sorted(area.levels.items())]
    return ["", "## Levels", "", "| level | name | meaning |", "|---|---|---|", *rows]


def _topic(area: Area, library: Library, slug: str) -> List[str]:
    found = [s for t in area.topics if t.topic == slug for s in t.statements]
    if not found:
        raise KeyError(slug)
    lines = ["", f"## {topics(area)[slug]}", ""]
    for statement in sorted(found, key=lambda s: (s.row, s.level, s.id)):
        lines.append(_statement(library, statement))
    return lines


def _statement(library: Library, s: Statement) -> str:
    marks = [f"level {s.level}", f"harm {s.harm}", f"decides {s.decides}"]
    marks += [f"pathways {', '.join(s.pathways)}"] if s.pathways else []
    marks += [s.subtopic] if s.subtopic else []
    note = f" *{s.note}*" if s.note else ""
    return (f"- <a id=\"{s.id}\"></a>`{s.id}` {s.text} ({'; '.join(marks)}) "
            f"{cited(library, s.cite)}{note}")


def _pathways(area: Area, library: Library) -> List[str]:
    lines = ["", "## Specific risks and duties"]
    for key, parts in sorted(area.pathways.items()):
        lines += ["", f"### {parts[0][1].title} (`{key}`)", ""]
        for _, part in parts:
            lines += [f"- `{t.id}` sets it off: {t.text} (harm {t.harm}) {cited(library, t.cite)}"
                      for t in part.triggers]
            lines += [f"- `{m.id}` at least level {m.level} {cited(library, m.cite)}"
                      for m in part.minimums]
            lines += [f"- `{d.id}` {d.do} Who: {d.who}. By: {d.by or 'no time limit printed'}. "
                      f"{cited(library, d.cite)}" for d in part.duties]
            lines += [f"- `{n.id}` Never: {n.text} {cited(library, n.cite)}" for n in part.never]
    return lines


def _consent(area: Area, library: Library) -> List[str]:
    rows = sorted(area.consent, key=lambda r: (r.question, r.order))
    return ["", "## Consent", "",
            *(f"- `{r.id}` {r.question}: {r.answer or '-'}. {r.text} {cited(library, r.cite)}"
              for r in rows)]


def _contacts(area: Area, library: Library) -> List[str]:
    return ["", "## Contacts", "",
            *(_contact(library, c) for c in area.contacts.values())]


def _contact(library: Library, c: Contact) -> str:
    hours = f" {c.printed_hours}" if c.printed_hours else ""
    wrong = f" *{c.defect.wrong} {c.defect.shown}*" if c.defect else ""
    return f"- `{c.id}` {c.name}: {c.value}{hours} ({c.purpose}) {cited(library, c.cite)}{wrong}"


def _notes(area: Area, library: Library) -> List[str]:
    notes: Sequence = area.notes
    return ["", "## Where the documents differ, and what was done", "",
            *(f"- `{n.id}` Printed: {n.printed} {n.problem} Done: {n.done} "
              f"{cited(library, n.cite)}" for n in notes)]
