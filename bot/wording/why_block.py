"""Why: each reason with the practitioner's own words and where it is printed."""

from __future__ import annotations

from typing import List, Sequence, Tuple

from bot.engine.concern import Status
from bot.engine.decision import Decision, Reason
from bot.engine.library import Area
from bot.wording.cites import words
from bot.wording.lines import Block, Context, Line

MOST_REASONS = 8
BRIEF_REASONS = 4
MOST_WORDS = 2
MOST_TIPS = 5
BRIEF_TIPS = 2
MOST_MOVES = 5


def why_block(decision: Decision) -> Block:
    """The reasons that count, the gravest first."""
    strong = [r for r in decision.reasons if r.finding.hold != "weak"]
    # A trigger and a statement may stand on one printed cell: plain text says it once.
    cells = list(dict.fromkeys((r.cite, r.finding.because) for r in strong))[:BRIEF_REASONS]
    return Block("why", tuple(_reason(r, _told_first(strong, r, cells))
                              for r in strong[:MOST_REASONS]))


def _told_first(strong: Sequence[Reason], reason: Reason, cells: Sequence[Tuple]) -> bool:
    cell = (reason.cite, reason.finding.because)
    first = next(r for r in strong if (r.cite, r.finding.because) == cell)
    return first is reason and cell in cells


def _reason(reason: Reason, brief: bool) -> Line:
    said = " and ".join(f'"{text}"' for text in reason.finding.because[:MOST_WORDS])
    text = (words("why.said", words=said, text=reason.text) if said
            else words("why.plain", text=reason.text))
    remark = _remark(reason)
    full, short = (f"{part} {remark}".strip() for part in (text, reason.text))
    more = {"id": reason.finding.id, "level": reason.level, "harm": reason.harm,
            "because": list(reason.finding.because),
            "says": words("why.says", words=said) if said else ""}
    return Line(full, reason.cite, more, short, brief)


def _remark(reason: Reason) -> str:
    if reason.finding.hold == "unsure":
        return words("why.unsure")
    key = {Status.DISPUTED: "disputed", Status.PAST: "past", Status.LINKED: "linked",
           Status.SUSPECTED: "suspected"}.get(reason.finding.status)
    return words(f"why.{key}") if key else ""


def change_block(area: Area, decision: Decision, context: Context) -> Block:
    """What was not told that could move the level, both ways."""
    lines: List[Line] = [
        Line(words(f"change.{tip.direction}", level=tip.level, text=tip.text), tip.cite,
             brief=n < BRIEF_TIPS) for n, tip in enumerate(decision.tips[:MOST_TIPS])]
    if context.moves:
        few = words("change.moves", moves="; ".join(context.moves[:MOST_MOVES]))
        lines.append(Line(words("change.moves", moves="; ".join(context.moves)), short=few))
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
    texts = [factor.text.rstrip(".") for factor in known]
    lines = [Line(words("strengths", parts="; ".join(texts)), known[0].cite,
                  short=words("strengths", parts="; ".join(texts[:BRIEF_TIPS])))]
    weighed = [g for g in area.own.guidance if g.kind == "judgement" and "strengths" in g.names]
    return [*lines, *(Line(g.text, g.cite) for g in weighed)]
