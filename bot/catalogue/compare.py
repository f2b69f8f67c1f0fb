"""Two areas side by side: level names, numbers, consent and risks."""

from __future__ import annotations

from itertools import zip_longest
from textwrap import wrap
from typing import Dict, List, Sequence, Tuple

from bot.engine.library import Area

PURPOSES = ("front_door", "consultation", "out_of_hours", "early_help", "lado")
QUESTIONS = ("share", "tell_family", "refer", "service", "refusal")
WIDTHS = (22, 50, 50)
Row = Tuple[str, str, str]


def compare(first: Area, second: Area) -> str:
    """A plain table of what the two areas say, a few lines a matter."""
    rows: List[Row] = [("", first.pack.title, second.pack.title)]
    rows += [("table", *(_table(a) for a in (first, second)))]
    rows += [(f"level {n}", *(_level(a, n) for a in (first, second))) for n in (1, 2, 3, 4)]
    rows += [(p, *(_numbers(a, p) for a in (first, second))) for p in PURPOSES]
    rows += [(f"consent: {q}", *(_consent(a, q) for a in (first, second))) for q in QUESTIONS]
    rows += _pathways(first, second)
    ruler = "-+-".join("-" * width for width in WIDTHS)
    return "\n".join(f"{_lines(row)}\n{ruler}" for row in rows)


def _lines(row: Row) -> str:
    cells = [[part for line in cell.splitlines() or [""] for part in wrap(line, width) or [""]]
             for cell, width in zip(row, WIDTHS)]
    return "\n".join(" | ".join(part.ljust(width) for part, width in zip(parts, WIDTHS)).rstrip()
                     for parts in zip_longest(*cells, fillvalue=""))


def _table(area: Area) -> str:
    own = "borrowed from " + area.table.pack.title if area.borrowed else "its own"
    return f"{own}, {len(area.statements)} statements"


def _level(area: Area, level: int) -> str:
    return area.levels[level].name if level in area.levels else "not held"


def _numbers(area: Area, purpose: str) -> str:
    found = [f"{c.value}, {c.printed_hours or 'no hours'}" for c in area.contacts.values()
             if c.purpose == purpose and c.kind in ("phone", "email")]
    return "\n".join(dict.fromkeys(found)) or "none printed"


def _consent(area: Area, question: str) -> str:
    """The area's own rules first, in the order in which they lead."""
    rules = [r for pack in area.packs for r in sorted(
        (r for r in pack.consent if r.question == question), key=lambda r: r.order)]
    own = [r for r in rules if r in area.own.consent] or rules
    return "\n".join(f"- {r.text}" for r in own[:4]) or "none"


def _pathways(first: Area, second: Area) -> List[Row]:
    keys: Sequence[str] = sorted({*first.pathways, *second.pathways})
    return [(key, _duties(first, key), _duties(second, key)) for key in keys]


def _duties(area: Area, key: str) -> str:
    counts: Dict[str, int] = {pack: len(p.duties) for pack, p in area.pathways.get(key, ())
                              if p.duties}
    named = [f"{pack} {n} {'duty' if n == 1 else 'duties'}" for pack, n in counts.items()]
    return ", ".join(named) or "no duty"
