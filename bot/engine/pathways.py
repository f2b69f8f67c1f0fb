"""Which specific risks apply, and the duties that go with them whatever the level."""

from __future__ import annotations

from typing import Dict, List, Sequence, Set, Tuple

from bot.engine.concern import Facts
from bot.engine.decision import PathwayFound, Reason
from bot.engine.library import Area
from bot.engine.records import Duty, Explain, Never, Pathway, Statement

LAST = 99


def find_pathways(area: Area, facts: Facts, found: Sequence[Reason]) -> Tuple[PathwayFound, ...]:
    """The pathways that counted findings set off, most urgent first."""
    met: Dict[str, Set[str]] = {}
    for reason in found:
        if reason.finding.hold != "weak":
            for key in _pathways_of(area, reason.finding.id):
                met.setdefault(key, set()).add(reason.finding.id)
    paths = [_pathway(area, key, ids, facts) for key, ids in met.items() if key in area.pathways]
    return tuple(sorted(paths, key=lambda p: (p.urgency, p.id)))


def _pathways_of(area: Area, key: str) -> Tuple[str, ...]:
    target = area.target(key)
    if isinstance(target, Statement):
        return target.pathways
    return (area.pathway_of[key],)


def _pathway(area: Area, key: str, ids: Set[str], facts: Facts) -> PathwayFound:
    parts = area.pathways[key]
    named = next(p for _, p in parts if p.urgency) if any(p.urgency for _, p in parts) else parts[0][1]
    duties = [d for part in _by_pack(parts) for d in part.duties if _applies(d, ids, facts)]
    never = [n for part in _by_pack(parts) for n in part.never if _meant(n.triggers, ids)]
    return PathwayFound(key, named.title, named.urgency or LAST, _local(area, parts),
                        any(p.ask_hub_first for _, p in parts), _once(duties), tuple(never),
                        _shown(parts))


def _shown(parts: Sequence[Tuple[str, Pathway]]) -> Tuple[Explain, ...]:
    """Background that belongs into the answer: the nearest document's, if it has any."""
    told = (tuple(e for e in part.explains if e.show) for _, part in parts)
    return next((shown for shown in told if shown), ())


def _by_pack(parts: Sequence[Tuple[str, Pathway]]) -> List[Pathway]:
    return [part for _, part in parts]


def _local(area: Area, parts: Sequence[Tuple[str, Pathway]]) -> bool:
    """Whether a pack nearer than the last shared one (the national) treats the risk."""
    nearest = [pack.pack.id for pack in area.packs[:-1]]
    return any(key in nearest and (p.duties or p.never or p.minimums) for key, p in parts)


def _applies(duty: Duty, ids: Set[str], facts: Facts) -> bool:
    right_person = not duty.roles or facts.role is None or facts.role in duty.roles
    return right_person and _meant(duty.triggers, ids)


def _meant(triggers: Sequence[str], ids: Set[str]) -> bool:
    return not triggers or bool(ids & set(triggers))


def _once(duties: Sequence[Duty]) -> Tuple[Duty, ...]:
    """Each duty once, the nearest document's first."""
    seen: Set[str] = set()
    return tuple(d for d in duties if not (d.do in seen or seen.add(d.do)))
