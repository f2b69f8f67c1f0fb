"""Two areas side by side: level names, numbers, consent and risks."""

from __future__ import annotations

from typing import Dict, List, Sequence, Tuple

from bot.engine.library import Area

PURPOSES = ("front_door", "consultation", "out_of_hours", "early_help", "lado")
QUESTIONS = ("share", "tell_family", "refer", "service")


def compare(first: Area, second: Area) -> str:
    """A plain table of what the two areas say, one line a matter."""
    rows: List[Tuple[str, str, str]] = [("", first.pack.title, second.pack.title)]
    rows += [("table", *(_table(a) for a in (first, second)))]
    rows += [(f"level {n}", *(_level(a, n) for a in (first, second))) for n in (1, 2, 3, 4)]
    rows += [(p, *(_numbers(a, p) for a in (first, second))) for p in PURPOSES]
    rows += [(f"consent: {q}", *(_consent(a, q) for a in (first, second))) for q in QUESTIONS]
    rows += _pathways(first, second)
    return "\n".join(f"{a:<24} | {b:<48} | {c}".rstrip() for a, b, c in rows)


def _table(area: Area) -> str:
    own = "borrowed from " + area.table.pack.title if area.borrowed else "its own"
    return f"{own}, {len(area.statements)} statements"


def _level(area: Area, level: int) -> str:
    return area.levels[level].name if level in area.levels else "not held"


def _numbers(area: Area, purpose: str) -> str:
    found = [c.value for c in area.contacts.values() if c.purpose == purpose]
    return ", ".join(dict.fromkeys(found)) or "none printed"


def _consent(area: Area, question: str) -> str:
    rules = sorted((r for r in area.consent if r.question == question), key=lambda r: r.order)
    return f"{len(rules)} rules, first {rules[0].id}" if rules else "none"


def _pathways(first: Area, second: Area) -> List[Tuple[str, str, str]]:
    keys: Sequence[str] = sorted({*first.pathways, *second.pathways})
    return [(key, _duties(first, key), _duties(second, key)) for key in keys]


def _duties(area: Area, key: str) -> str:
    counts: Dict[str, int] = {pack: len(p.duties) for pack, p in area.pathways.get(key, ())
                              if p.duties}
    return ", ".join(f"{pack} {n}" for pack, n in counts.items()) or "no duty"
