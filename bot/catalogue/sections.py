"""What a page says besides the table: risks, duties, consent, contacts, strengths, repairs."""

from __future__ import annotations

from typing import Any, Dict, Iterable, Iterator, List, Sequence

from bot.engine.library import Area, Library
from bot.engine.records import Contact, Entry, Factor, Pathway
from bot.wording.cites import cited


def contents(area: Area) -> Dict[str, Dict[Any, str]]:
    """Every section by its heading: its entries, each with what it says; a text is a heading within."""
    return {"Who leads and how fast": _basis(area), "Specific risks and duties": _risks(area),
             "Consent": _consent(area), "Contacts": _contacts(area), "Strengths": _factors(area),
             "How statements add up": {r: _rule(r) for pack in area.packs for r in pack.rules},
             "What to do, know and expect": {g: f"{g.kind}: {g.text}" for g in area.guidance},
             "Where the documents differ, and what was done":
                 {n: f"Printed: {n.printed} {n.problem} Done: {n.done}" for n in area.notes}}


def sections(area: Area, library: Library) -> List[str]:
    """Every section that the area's packs fill, in Markdown."""
    lines: List[str] = []
    for title, found in contents(area).items():
        if found:
            lines += ["", f"## {title}", ""]
            lines += [_line(library, entry, text) for entry, text in found.items()]
    return _spaced(lines)


def address(key: str) -> str:
    """An id that a link can lead to."""
    return f'<a id="{key}"></a>`{key}`'


def _line(library: Library, entry: Any, text: str) -> str:
    if isinstance(entry, str):
        return f"\n### {text}\n"
    return f"- {address(entry.id)} {text} {cited(library, entry.cite)}"


def _spaced(lines: Iterable[str]) -> List[str]:
    """Not more than one empty line at a time."""
    found: List[str] = []
    for line in "\n".join(lines).split("\n"):
        if line or not found or found[-1]:
            found.append(line)
    return found


def _basis(area: Area) -> Dict[Entry, str]:
    return {b: f"Level {', '.join(map(str, b.levels)) or 'none'}, harm {', '.join(b.harm)}: "
               f"{b.basis} {b.leads} {b.how_fast}" for b in area.basis}


def _risks(area: Area) -> Dict[Any, str]:
    """Entries by risk; a plain text stands for the heading of one."""
    found: Dict[Any, str] = {}
    for key, parts in sorted(area.pathways.items()):
        found[key] = f"{parts[0][1].title} (`{key}`)"
        for _, part in parts:
            found.update(_risk(part))
    return found


def _risk(part: Pathway) -> Iterator[Sequence[Any]]:
    yield from ((t, f"Sets it off: {t.text} (harm {t.harm})") for t in part.triggers)
    yield from ((m, f"At least level {m.level}" + (f", harm {m.harm}" if m.harm else ""))
                for m in part.minimums)
    yield from ((d, f"{d.do} Who: {d.who}. By: {d.by or 'no time limit printed'}.")
                for d in part.duties)
    yield from ((n, f"Never: {n.text}") for n in part.never)
    yield from ((e, e.text) for e in part.explains)


def _consent(area: Area) -> Dict[Entry, str]:
    rules = sorted(area.consent, key=lambda r: (r.question, r.order, r.id))
    return {r: f"{r.question}: {r.answer or '-'}. {r.text}" for r in rules}


def _contacts(area: Area) -> Dict[Entry, str]:
    return {c: _contact(c) for c in area.contacts.values()}


def _contact(c: Contact) -> str:
    hours = f", {c.printed_hours}" if c.printed_hours else ""
    wrong = f" *{c.defect.wrong} {c.defect.shown}*" if c.defect else ""
    return f"{c.name}: {c.value}{hours} ({c.purpose}){wrong}"


def _factors(area: Area) -> Dict[Factor, str]:
    own = {} if area.borrowed and not area.own.factors else area.factors
    return {f: f"{f.kind}, {f.about}: {f.text}" for f in own.values()}


def _rule(rule: Any) -> str:
    return f"{rule.text} *Ours: {rule.ours}*" if rule.ours else rule.text
