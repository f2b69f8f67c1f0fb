"""Findings in, decision out. Pure: no clock, no disk, no framework."""

from __future__ import annotations

from typing import Optional

from bot.engine.concern import Concern
from bot.engine.consent import decide_consent
from bot.engine.counting import reasons
from bot.engine.decision import Decision
from bot.engine.harm import decide_harm
from bot.engine.level import decide_level
from bot.engine.library import Area
from bot.engine.pathways import find_pathways
from bot.engine.records import Basis
from bot.engine.tips import find_tips


def decide(area: Area, concern: Concern) -> Decision:
    """The decision for one child: level with range, harm, reasons, pathways, consent, basis.

    Adding a finding, or disputing one, never lowers level or harm; strengths never do either.
    """
    found = reasons(area, concern)
    level = decide_level(area, concern, found)
    harm = decide_harm(concern, found)
    pathways = find_pathways(area, concern.facts, found)
    matched = any(reason.finding.hold != "weak" for reason in found)
    consent = decide_consent(area, level.level, harm, concern.facts, pathways,
                             matched or concern.facts.danger == "yes")
    return Decision(area.id, area.borrowed, level, harm, found, pathways, consent,
                    find_basis(area, level.level, harm), find_tips(area, concern, found, level),
                    concern.factors)


def find_basis(area: Area, level: Optional[int], harm: str) -> Optional[Basis]:
    """Statutory basis, who leads and how fast: the nearest document's, by level and harm."""
    for entry in area.basis:
        if (level in entry.levels or (level is None and not entry.levels)) and harm in entry.harm:
            return entry
    return None
