"""A decision to an answer: titled blocks in a readable order, as text and as a payload."""

from __future__ import annotations

from typing import Any, Dict, List

from bot.engine.decision import Decision
from bot.engine.library import Area, Library
from bot.wording.cites import cited, sources, words
from bot.wording.contacts import contact_payload, contact_words
from bot.wording.do_blocks import (
    consent_block, consent_payload, duties_block, limits_block, now_block, ring_block,
)
from bot.wording.level_block import harm_block, level_block, level_name
from bot.wording.lines import Block, Context, Worded, block_payload, block_text
from bot.wording.why_block import change_block, why_block

__all__ = ["Context", "Worded", "answer_words", "blocks", "cited", "contact_words", "copy_words",
           "sources"]


#: Of a pathway that is rung about before anything else is read.
MOST_URGENT = 1


def blocks(area: Area, library: Library, decision: Decision, context: Context) -> List[Block]:
    """Level, harm and why; what to do and by when; whom to ring; consent; duties; what would
    change it; what this cannot know. A borrowed table rings first."""
    parts = [level_block(area, decision, context), harm_block(decision), why_block(decision),
             now_block(area, decision, context), ring_block(area, library, decision, context),
             consent_block(library, decision, context), duties_block(library, decision),
             change_block(area, decision, context), limits_block(area, decision)]
    parts = [part for part in parts if part.lines]
    if decision.harm == "yes" and any(p.urgency == MOST_URGENT for p in decision.pathways):
        parts.sort(key=lambda part: part.title != "ring")
    return parts


def answer_words(area: Area, library: Library, decision: Decision, context: Context) -> Worded:
    """The whole answer. Early ones are short: level, harm, why, whom to ring, what is missing."""
    parts = blocks(area, library, decision, context)
    if context.early:
        parts = [p for p in parts if p.title in ("level", "harm", "why", "ring", "change")]
    text = "\n\n".join(block_text(library, part) for part in parts)
    payload = {"text": text, "blocks": [block_payload(library, part) for part in parts],
               **facts(area, library, decision, context)}
    return Worded(text, payload)


def facts(area: Area, library: Library, decision: Decision, context: Context) -> Dict[str, Any]:
    """The values behind the words, for a channel that draws and for tests."""
    level = decision.level
    name = level_name(area, level.level)
    return {
        "level": level.level, "level_name": name.name if name else None,
        "level_range": list(level.possible) if level.level else [], "firm": level.firm,
        "how": level.how, "harm": decision.harm, "borrowed": decision.borrowed,
        "levels": [{"level": n, "name": area.levels[n].name} for n in sorted(area.levels)],
        "indicators": [r.finding.id for r in decision.reasons if r.finding.hold != "weak"],
        "pathways": [p.id for p in decision.pathways], "consent": consent_payload(decision),
        "contacts": [contact_payload(row, contact_words(row), context.at)
                     for row in decision.contacts],
        "duties": [{"id": d.id, "pathway": p.id, "do": d.do, "by": d.by, "who": d.who}
                   for p in decision.pathways for d in p.duties],
    }


def copy_words(area: Area, library: Library, decision: Decision, context: Context) -> str:
    """A summary to paste into a record: time, level, harm, reasons, whom to ring, consent and why.

    The child's details are left blank; so is what the practitioner decides.
    """
    name = level_name(area, decision.level.level)
    at = context.at.strftime("%d %B %Y, %H:%M") if context.at else ""
    docs = "; ".join(f"{d.title} ({d.date})" for d in _documents(library, decision))
    level = block_text(library, level_block(area, decision, context)) if name else words("level.none")
    consent = " ".join(line.text for line in consent_block(library, decision, context).lines)
    ring = "; ".join(contact_words(row) for row in decision.contacts[:4])
    lines = [words("copy.head", at=at), words("copy.blanks"),
             words("copy.area", area=area.pack.title, documents=docs), level,
             words(f"harm.{decision.harm}"), words("copy.told"), *context.lines,
             block_text(library, why_block(decision)), words("copy.ring", contacts=ring),
             words("copy.consent", consent=consent), words("copy.decision"), words("copy.foot")]
    return "\n".join(line for line in lines if line)


def _documents(library: Library, decision: Decision) -> List[Any]:
    used = dict.fromkeys(r.cite.document for r in decision.reasons)
    return [library.documents[key] for key in used]
