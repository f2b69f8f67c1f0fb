"""From counted findings to a level and the levels still possible (DR: the highest counts)."""

from __future__ import annotations

from typing import Optional, Sequence, Set, Tuple

from bot.engine.concern import Concern
from bot.engine.decision import Level, Reason
from bot.engine.library import Area


def decide_level(area: Area, concern: Concern, found: Sequence[Reason]) -> Level:
    """The level and its range. Nothing matched gives None, never level 1."""
    if concern.facts.danger == "yes":
        return Level(4, (4,), True, "danger")
    setting = [r for r in found if r.level and r.finding.hold != "weak"]
    top = max((r.level for r in setting), default=None)
    if top is None or (top == 1 and not _level_one_holds(concern, found)):
        return Level(None, (), False, "none")
    level = _combined(area, concern, setting) if top == 2 else _single(setting, top)
    return _widen(level, concern, found)


def _level_one_holds(concern: Concern, found: Sequence[Reason]) -> bool:
    """Level 1 needs an answered question, nothing unread and nothing above, however faint."""
    above = any((r.level or 0) > 1 or r.harm != "no" for r in found)
    others = len(found) != len(concern.findings)
    return not (above or others or concern.unread) and concern.facts.told_why


def _single(setting: Sequence[Reason], top: int) -> Level:
    """The highest level, and one lower where a single finding seldom decides by itself."""
    deciding = [r for r in setting if r.level == top]
    sure = [r for r in deciding if not r.finding.lower and r.finding.hold == "firm"]
    firm = any(r.alone for r in sure) or _rows(sure) > 1
    possible: Set[int] = {top}
    if not firm:
        possible |= {n for r in deciding if r.finding.lower for n in range(r.finding.lower, top)}
    if not firm and top > 1 and not any(r.alone for r in deciding):
        possible.add(top - 1)
    unsure = all(r.finding.hold == "unsure" for r in deciding)
    if unsure:
        possible |= {r.level for r in setting if r.finding.hold == "firm" and r.level}
    return Level(top, tuple(sorted(possible)), firm, "finding", unsure)


def _combined(area: Area, concern: Concern, setting: Sequence[Reason]) -> Level:
    """Several confirmed level 2 matters together may be level 3."""
    firm = [r for r in setting if r.level == 2 and r.finding.hold == "firm"]
    rule = next((rule for rule in area.rules if rule.kind == "combination"), None)
    if _rows(firm) < 2 or rule is None:
        return _single(setting, 2)
    enough = rule.topics is not None and len({r.topic for r in firm}) >= rule.topics
    many = enough or bool(concern.facts.lasting)
    return Level(3 if many else 2, (2, 3), True, "combination")


def _rows(found: Sequence[Reason]) -> int:
    return len({r.row for r in found})


def _widen(level: Level, concern: Concern, found: Sequence[Reason]) -> Level:
    """Faint candidates and possible danger only ever add higher levels to the range."""
    top: Optional[int] = level.level
    higher: Tuple[int, ...] = tuple(
        r.level for r in found if r.finding.hold == "weak" and r.level and r.level > (top or 0))
    if concern.facts.danger == "possible":
        higher = (*higher, 4)
    possible = tuple(sorted({*level.possible, *higher}))
    return Level(top, possible, level.firm, level.how, level.unsure)
