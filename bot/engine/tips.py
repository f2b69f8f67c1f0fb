"""What was not told that could move the level, upwards and downwards."""

from __future__ import annotations

from typing import List, Sequence, Set, Tuple

from bot.engine.concern import Concern
from bot.engine.counting import fits
from bot.engine.decision import Level, Reason, Tip
from bot.engine.library import Area

MOST = 6


def find_tips(area: Area, concern: Concern, found: Sequence[Reason],
              level: Level) -> Tuple[Tip, ...]:
    """Other cells of the rows that were touched: higher ones first, then those of deciding rows."""
    seen: Set[str] = {reason.finding.id for reason in found}
    tips: List[Tip] = []
    for reason in found:
        if reason.finding.id in area.statements:
            tips += _row_tips(area, concern, reason, level, seen)
    return tuple(sorted(tips, key=lambda t: (t.direction != "up", t.level))[:MOST])


def _row_tips(area: Area, concern: Concern, reason: Reason, level: Level,
              seen: Set[str]) -> List[Tip]:
    """Cells next to this one that would raise the level, or lower it if they were the truth."""
    tips = []
    for other in area.row(reason.finding.id):
        up = other.level > (level.level or 0)
        down = reason.level == level.level and other.level == (reason.level or 0) - 1 > 0
        if other.id not in seen and (up or down) and fits(other.needs, concern.facts):
            seen.add(other.id)
            tips.append(Tip(other.level, other.text, other.cite, "up" if up else "down"))
    return tips
