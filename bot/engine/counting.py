"""Which findings count, and what each reaches: a level, and harm beside it."""

from __future__ import annotations

from typing import Iterable, Optional, Tuple

from bot.engine.concern import Concern, Facts, Finding, Status
from bot.engine.decision import Reason
from bot.engine.library import Area, Target
from bot.engine.records import Minimum, Needs, Statement, Trigger

HARM_ORDER = ("no", "possible", "yes")


def worst(harms: Iterable[str]) -> str:
    """The most serious of some harms; "no" where there are none."""
    return max(harms, key=HARM_ORDER.index, default="no")


def counts(finding: Finding, target: Target, facts: Facts) -> bool:
    """Whether a finding counts: a denial never removes it, the past and others' harm only
    where the words of the statement speak of it, and a known fact may contradict it."""
    if finding.status is Status.ABSENT:
        return False
    if finding.status is Status.PAST and not target.counts_past:
        return False
    if finding.status is Status.LINKED and not target.counts_linked:
        return False
    return fits(target.needs, facts)


def fits(needs: Needs, facts: Facts) -> bool:
    """False only where a known fact contradicts what the statement needs."""
    if needs.unborn is not None and facts.unborn is not None and needs.unborn != facts.unborn:
        return False
    if needs.mobile is not None and facts.mobile is not None and needs.mobile != facts.mobile:
        return False
    if facts.age_months is None:
        return True
    years = facts.age_months / 12
    return (needs.age_under is None or years < needs.age_under) and (
        needs.age_from is None or years >= needs.age_from)


def reasons(area: Area, concern: Concern) -> Tuple[Reason, ...]:
    """Every counted finding that the area knows, with the level and harm it reaches."""
    found = []
    for finding in concern.findings:
        target = area.target(finding.id)
        if target is not None and counts(finding, target, concern.facts):
            found.append(_reason(area, finding, target))
    return tuple(sorted(found, key=lambda r: (-(r.level or 0), -HARM_ORDER.index(r.harm),
                                              r.finding.id)))


def _reason(area: Area, finding: Finding, target: Target) -> Reason:
    if isinstance(target, Statement):
        topic = area.topic_of[target.id]
        return Reason(finding, target.text, target.level, target.harm, target.decides == "alone",
                      target.cite, topic.title, area.row_of(target.id))
    return _trigger_reason(area, finding, target)


def _trigger_reason(area: Area, finding: Finding, trigger: Trigger) -> Reason:
    minimum = minimum_for(area, trigger)
    harm = worst([trigger.harm, (minimum and minimum.harm) or "no"])
    level = minimum.level if minimum else None
    cite = minimum.cite if minimum else trigger.cite
    return Reason(finding, trigger.text, level, harm, minimum is not None, cite,
                  None, area.row_of(trigger.id))


def minimum_for(area: Area, trigger: Trigger) -> Optional[Minimum]:
    """The highest minimum level that any document of the area, or its table, sets for a trigger."""
    applying = [m for m in area.minimums(area.pathway_of[trigger.id])
                if not m.triggers or trigger.id in m.triggers]
    return max(applying, key=lambda m: (m.level, HARM_ORDER.index(m.harm or "no")), default=None)
