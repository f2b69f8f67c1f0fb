"""One case to one answer. Nobody can be asked here, so what is plain decides; or else what is likeliest."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, Dict, List, Sequence

from bot.batch.cases import CaseLine
from bot.batch.indicators import indicators, source
from bot.engine.concern import Concern, Facts, Finding, Status
from bot.engine.contacts import with_contacts
from bot.engine.decide import decide
from bot.engine.decision import Decision
from bot.engine.library import Area, Library
from bot.engine.rows import settle_rows
from bot.enquiry.replies import is_today

CONSENT = {"share": "share", "tell_parents": "tell_family", "agree_service": "service"}


class Scorer:
    """Scores cases with the same matrices, reader, detector and engine as the conversation."""

    def __init__(self, library: Library, reader: Any, detector: Any) -> None:
        self.library = library
        self.reader = reader
        self.detector = detector

    def score(self, case: CaseLine) -> Dict[str, Any]:
        """The answer to one case; the same case always gives the same answer."""
        area = self.library.area(case.area)
        reading = self.reader.read(case.text, case.area, case.asked)
        danger = self.detector.scan(case.text, case.asked)
        concern = self._concern(area, case, reading, danger)
        decision = with_contacts(area, decide(area, concern), case.at)
        return self._answer(area, case, reading, danger.tier, decision)

    def _concern(self, area: Area, case: CaseLine, reading: Any, danger: Any) -> Concern:
        found = [self._finding(c) for c in reading.candidates
                 if c.kind != "factor" and c.score >= self.reader.weak]
        factors = tuple(dict.fromkeys(c.id for c in reading.candidates if c.kind == "factor"))
        return Concern(settle_rows(area, _likeliest(area, found)), factors, self._facts(case, reading, danger),
                       tuple(reading.unread))

    def _finding(self, candidate: Any) -> Finding:
        hold = "firm" if candidate.score >= self.reader.strong else "weak"
        return Finding(candidate.id, Status(candidate.status), (candidate.because,), hold,
                       candidate.score)

    def _facts(self, case: CaseLine, reading: Any, danger: Any) -> Facts:
        known = {field.name for field in fields(Facts)}
        told = {t.fact: t.value for t in reading.told if t.fact in known}
        about_adult = danger.about in ("adult", "staff", "site")
        told["danger"] = "no" if about_adult else danger.tier
        told["role"] = case.role or told.get("role")
        told["told_why"] = is_today(case.asked)
        return Facts(**told)

    def _answer(self, area: Area, case: CaseLine, reading: Any, immediate: str,
                decision: Decision) -> Dict[str, Any]:
        level = decision.level
        counted = [r.finding.id for r in decision.reasons if r.finding.hold != "weak"]
        return {
            "id": case.id, "immediate": immediate, "level": level.level,
            "level_range": list(level.possible) if level.level else [],
            "harm": decision.harm, "borrowed": decision.borrowed,
            "indicators": indicators(area, self.library, reading.candidates, counted),
            "pathways": [path.id for path in decision.pathways],
            "consent": {name: self._consent(decision, key) for name, key in CONSENT.items()},
            "contacts": self._contacts(decision), "duties": self._duties(decision),
            "unread": list(reading.unread),
        }

    def _consent(self, decision: Decision, question: str) -> str:
        return decision.consent[question].answer or "unknown"

    def _contacts(self, decision: Decision) -> List[Dict[str, Any]]:
        return [{"id": row.contact.id, "purpose": row.contact.purpose, "kind": row.contact.kind,
                 "value": row.contact.value, "open": row.open,
                 "note": row.contact.defect.shown if row.contact.defect else row.contact.note,
                 "source": source(self.library, row.contact.cite.document)}
                for row in decision.contacts]

    def _duties(self, decision: Decision) -> Sequence[Dict[str, Any]]:
        return [{"id": duty.id, "do": duty.do, "by": duty.by, "who": duty.who,
                 "source": source(self.library, duty.cite.document)}
                for path in decision.pathways for duty in path.duties]


def _likeliest(area: Area, found: List[Finding]) -> List[Finding]:
    """Where no statement is plain, the likeliest counts as one that is not sure: a doubt never lowers a level."""
    told = [each for each in found if each.id in area.statements and each.status is not Status.ABSENT]
    if not told or any(each.hold == "firm" for each in told):
        return found
    best = max(told, key=lambda each: each.score)
    return [replace(each, hold="unsure") if each is best else each for each in found]
