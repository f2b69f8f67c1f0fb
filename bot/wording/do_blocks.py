"""What to do: now with the child, whom to ring, consent, and duties beside the level."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence

from bot.engine.decision import ConsentAnswer, Decision, PathwayFound
from bot.engine.library import Area, Library
from bot.engine.records import Duty, Guidance
from bot.wording.cites import words
from bot.wording.contacts import contact_line, contact_payload
from bot.wording.lines import Block, Context, Line

SHOWN_QUESTIONS = ("share", "tell_family", "refer", "service", "refusal", "young_person", "record")
MOST_NOW = 6
MOST_CONTACTS = 6
MOST_DUTIES = 4


def now_block(area: Area, decision: Decision, context: Context) -> Block:
    """What to do with the child and who must hear today."""
    met = {p.id for p in decision.pathways}
    chosen = [g for g in _guidance(area, "now") if _meant(g, decision, met)][:MOST_NOW]
    plan = [Line(words("plan"))] if context.facts.get("has_worker") else []
    plan = [Line(g.text, g.cite) for g in _guidance(area, "plan")[:1]] if plan else []
    return Block("now", (*plan, *(Line(g.text, g.cite) for g in chosen)))


def _guidance(area: Area, kind: str) -> List[Guidance]:
    return sorted((g for g in area.guidance if g.kind == kind), key=lambda g: g.order)


def _meant(entry: Guidance, decision: Decision, met: set) -> bool:
    return ((not entry.harm or decision.harm in entry.harm)
            and (not entry.pathways or bool(met & set(entry.pathways))))


def ring_block(area: Area, library: Library, decision: Decision, context: Context) -> Block:
    """Lines in the order to try them, open or closed at this hour."""
    lines = []
    for row in decision.contacts[:MOST_CONTACTS]:
        text = contact_line(library, row, context.at)
        lines.append(Line(text, row.contact.cite, {"contact": contact_payload(row, text, context.at)}))
    if any(row.contact.defect and row.contact.purpose == "out_of_hours" for row in decision.contacts):
        lines.append(Line(words("contact.neither")))
    return Block("ring", (*lines, *_unconfirmed(library, decision)))


def _unconfirmed(library: Library, decision: Decision) -> List[Line]:
    """While nobody at the operator has confirmed a number the answer says so."""
    unchecked = [row.contact for row in decision.contacts if not row.contact.checked]
    docs = [library.documents[key] for key in dict.fromkeys(c.cite.document for c in unchecked)]
    printed = [f"{doc.short}, {doc.date}" for doc in docs if doc.trust == "printed"]
    return [Line(words("contact.unconfirmed", documents="; ".join(printed)))] if printed else []


def consent_block(decision: Decision) -> Block:
    """The separate questions of consent, each with the rule that leads and those beside it."""
    lines: List[Line] = []
    for key in SHOWN_QUESTIONS:
        lines += _consent(decision.consent[key])
    return Block("consent", tuple(lines))


def _consent(answer: ConsentAnswer) -> List[Line]:
    rule = answer.leads
    if rule is None:
        return []
    start = words(f"consent.{answer.question}")
    verdict = words(f"consent.answers.{answer.answer}") if answer.answer else ""
    dated = f" ({rule.dated})" if rule.dated else ""
    text = " ".join(part for part in (start, verdict, f"{rule.text}{dated}") if part)
    more = {"question": answer.question, "answer": answer.answer}
    others = [other for other in answer.also if other.cite.document != rule.cite.document][:1]
    beside = [Line(f"{other.text} ({other.dated})" if other.dated else other.text, other.cite)
              for other in others]
    return [Line(text, rule.cite, more), *beside]


def duties_block(library: Library, decision: Decision) -> Block:
    """Duties of every pathway that applies, the most urgent first, and what never to do."""
    lines: List[Line] = []
    for path in decision.pathways:
        lines += _pathway(path)
    return Block("duties", tuple(lines))


def _pathway(path: PathwayFound) -> List[Line]:
    key = "duty.title" if path.local else "duty.not_local"
    head = [Line(words(key, title=path.title), None, {"pathway": path.id})]
    duties = [Line(_duty(d), d.cite, {"duty": d.id, "pathway": path.id})
              for d in path.duties[:MOST_DUTIES]]
    never = [Line(words("duty.never", text=n.text), n.cite) for n in path.never]
    return [*head, *duties, *never] if duties or never else []


def _duty(duty: Duty) -> str:
    return words("duty.line", do=duty.do, by=duty.by or words("duty.no_time"), who=duty.who)


def limits_block(area: Area, decision: Decision) -> Block:
    """That judgement decides, what a tool cannot know, where documents differ, and support."""
    used = _used(decision)
    notes = [Line(words("repaired", problem=n.problem, done=n.done), n.cite)
             for n in area.notes if n.show and used & set(n.about)]
    judgement = [Line(g.text, g.cite) for g in _guidance(area, "judgement")[:2]]
    support = [Line(g.text, g.cite) for g in _guidance(area, "support")[:1]]
    return Block("limits", (*notes, *judgement, *support))


def _used(decision: Decision) -> set:
    """Ids of everything that this answer rests on."""
    ids: Sequence[str] = [r.finding.id for r in decision.reasons]
    return {*ids, *(row.contact.id for row in decision.contacts), *(p.id for p in decision.pathways),
            *(a.leads.id for a in decision.consent.values() if a.leads)}


def consent_payload(decision: Decision) -> Dict[str, Any]:
    """The answers of the separate questions, as values."""
    return {key: answer.answer for key, answer in decision.consent.items() if answer.answer}
