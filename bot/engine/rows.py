"""One row gives one finding at one level: the cell that was picked, else the best match."""

from __future__ import annotations

from dataclasses import replace
from typing import Dict, List, Sequence, Tuple

from bot.engine.concern import Finding
from bot.engine.library import Area
from bot.engine.records import Statement

#: Two cells fit alike when the scores differ by less than this.
ALIKE = 0.08


def settle_rows(area: Area, findings: Sequence[Finding]) -> Tuple[Finding, ...]:
    """One finding a row. If two cells fit alike the higher stands, with the lower in its range."""
    rows: Dict[Tuple[str, ...], List[Finding]] = {}
    for finding in findings:
        rows.setdefault(area.row_of(finding.id), []).append(finding)
    return tuple(_one(area, group) for group in rows.values())


def _one(area: Area, group: List[Finding]) -> Finding:
    picked = [f for f in group if f.picked]
    if picked:
        return max(picked, key=lambda f: _level(area, f))
    best = max(f.score for f in group)
    alike = [f for f in group if f.score > best - ALIKE]
    chosen = max(alike, key=lambda f: (_level(area, f), f.score))
    lowest = lowest_level([_level(area, f) for f in alike])
    words = tuple(dict.fromkeys(text for f in alike for text in f.because))
    lower = lowest if lowest < _level(area, chosen) else None
    return replace(chosen, because=words, lower=lower)


def lowest_level(levels: Sequence[int]) -> int:
    """The lowest of some levels that fit alike; level 1 is no doubt about a worry."""
    worries = [level for level in levels if level > 1]
    return min(worries or levels)


def _level(area: Area, finding: Finding) -> int:
    target = area.target(finding.id)
    return target.level if isinstance(target, Statement) else 0
