"""What to do: now with the child, whom to ring, consent, and duties beside the level."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence

from bot.engine.decision import ConsentAnswer, ContactLine, Decision, PathwayFound
from bot.engine.library import Area, Library
from bot.engine.records import ConsentRule, Duty, Guidance
from bot.wording.cites import words
from bot.wording.contacts import contact_line, contact_payload
from bot.wording.lines import Block, Context, Line

SHOWN_QUESTIONS = ("share", "tell_family", "refer", "service", "record")
#: Shown only when it is the matter: the family said no, or the child is old enough to be asked.
IF_REFUSED = ("refusal",)
IF_OLDER = ("young_person",)
OLDER_MONTHS = 120
MOST_NOW = 4
MOST_CONTACTS = 5
MOST_DUTIES = 3


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
    for row in _numbers_once(decision)[:MOST_CONTACTS]:
        text = contact_line(library, row, context.at)
        lines.append(Line(text, row.contact.cite, {"contact": contact_payload(row, text, context.at)}))
    if any(row.contact.defect and row.contact.purpose == "out_of_hours" for row in decision.contacts):
        lines.append(Line(words("contact.neither")))
    return Block("ring", (*lines, *_unconfirmed(library, decision)))


def _numbers_once(decision: Decision) -> List[ContactLine]:
    """Each value once: a consultation may be the front door's own number."""
    seen: set = set()
    return [row for row in decision.contacts
            if not (row.contact.value in seen or seen.add(row.contact.value))]


def _unconfirmed(library: Library, decision: Decision) -> List[Line]:
    """While nobody at the operator has confirmed a number the answer says so."""
    unchecked = [row.contact for row in decision.contacts if not row.contact.checked]
    docs = [library.documents[key] for key in dict.fromkeys(c.cite.document for c in unchecked)]
    printed = [f"{doc.short}, {doc.date}" for doc in docs if doc.local]
    return [Line(words("contact.unconfirmed", documents="; ".join(printed)))] if printed else []


def consent_block(library: Library, decision: Decision, context: Context) -> Block:
    """The separate questions of consent: the rule that leads, and a local one that contradicts it."""
    keys = [*SHOWN_QUESTIONS]
    keys += IF_REFUSED if context.facts.get("agreement") == "refused" else ()
    keys += IF_OLDER if (context.facts.get("age_months") or 0) >= OLDER_MONTHS else ()
    lines: List[Line] = []
    for key in keys:
        lines += _consent(library, decision.consent[key])
    return Block("consent", tuple(lines))


def _consent(library: Library, answer: ConsentAnswer) -> List[Line]:
    rule = answer.leads
    if rule is None:
        return []
    text = f"{words(f'consent.{answer.question}')} {_verdict(answer, rule)}"
    more = {"question": answer.question, "answer": answer.answer}
    return [Line(text, rule.cite, more), *(_beside(r) for r in _differing(library, answer))]


def _verdict(answer: ConsentAnswer, rule: ConsentRule) -> str:
    """The answer in a word or two, unless the rule's own sentence begins with it."""
    verdict = words(f"consent.answers.{answer.answer}") if answer.answer else ""
    if not verdict or rule.text.lower().startswith(verdict.lower().rstrip(".")):
        return rule.text
    return f"{verdict} {rule.text}"


def _differing(library: Library, answer: ConsentAnswer) -> List[ConsentRule]:
    """Rules of other local documents that also hold and answer otherwise: both are shown, dated."""
    return [rule for rule in answer.also
            if rule.cite.document != answer.leads.cite.document and rule.answer not in
            (None, answer.answer) and library.documents[rule.cite.document].local][:1]


def _beside(rule: ConsentRule) -> Line:
    return Line(words("consent.beside", text=rule.text, dated=rule.dated or ""), rule.cite)


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
    judgement = [Line(g.text, g.cite) for g in _guidance(area, "judgement")[:1]]
    support = [Line(g.text, g.cite) for g in _guidance(area, "support")[:1]]
    return Block("limits", (*notes[:2], *judgement, *support))


def _used(decision: Decision) -> set:
    """Ids of everything that this answer rests on."""
    ids: Sequence[str] = [r.finding.id for r in decision.reasons]
    return {*ids, *(row.contact.id for row in decision.contacts),
            *(p.id for p in decision.pathways)}


def consent_payload(decision: Decision) -> Dict[str, Any]:
    """The answers of the separate questions, as values."""
    return {key: answer.answer for key, answer in decision.consent.items() if answer.answer}
