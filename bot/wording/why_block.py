"""Why: each reason with the practitioner's own words and where it is printed."""

from __future__ import annotations

from typing import List

from bot.engine.concern import Status
from bot.engine.decision import Decision, Reason
from bot.engine.library import Area
from bot.wording.cites import words
from bot.wording.lines import Block, Context, Line

MOST_REASONS = 5
MOST_TIPS = 3


def why_block(decision: Decision) -> Block:
    """The reasons that count, the gravest first."""
    strong = [r for r in decision.reasons if r.finding.hold != "weak"]
    return Block("why", tuple(_reason(r) for r in strong[:MOST_REASONS]))


def _reason(reason: Reason) -> Line:
    said = " and ".join(f'"{text}"' for text in reason.finding.because[:3])
    text = (words("why.said", words=said, text=reason.text) if said
            else words("why.plain", text=reason.text))
    remark = _remark(reason)
    full = f"{text} {remark}" if remark else text
    return Line(full, reason.cite, {"id": reason.finding.id, "level": reason.level,
                                    "harm": reason.harm, "because": list(reason.finding.because)})


def _remark(reason: Reason) -> str:
    if reason.finding.hold == "unsure":
        return words("why.unsure")
    key = {Status.DISPUTED: "disputed", Status.PAST: "past", Status.LINKED: "linked",
           Status.SUSPECTED: "suspected"}.get(reason.finding.status)
    return words(f"why.{key}") if key else ""


def change_block(area: Area, decision: Decision, context: Context) -> Block:
    """What was not told that could move the level, both ways."""
    lines: List[Line] = [
        Line(words(f"change.{tip.direction}", level=tip.level, text=tip.text), tip.cite)
        for tip in decision.tips[:MOST_TIPS]]
    if context.moves:
        lines.append(Line(words("change.moves", moves="; ".join(context.moves[:6]))))
    if context.unread:
        parts = "; ".join(f'"{part}"' for part in context.unread[:4])
        lines.append(Line(words("change.unread", parts=parts)))
    if decision.factors:
        lines += _strengths(area, decision)
    return Block("change", tuple(lines or [Line(words("change.one"))]))


def _strengths(area: Area, decision: Decision) -> List[Line]:
    known = [area.factors[key] for key in decision.factors if key in area.factors]
    if not known:
        return []
    parts = "; ".join(factor.text for factor in known)
    lines = [Line(words("strengths", parts=parts), known[0].cite)]
    if any(factor.kind == "resilience" for factor in known):
        lines.append(Line(words("counterbalance"), known[0].cite))
    return lines
