"""What to do: now with the child, whom to ring, consent, and duties beside the level."""

from __future__ import annotations

from dataclasses import replace
import re
from typing import Any, Dict, List, Sequence, Set

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
#: Answers that plain text need not repeat: they follow from the one on sharing.
UNSAID = (("refer", "yes"), ("service", "not_needed"), ("service", "unknown"))
#: A first sentence of no more words is only a verdict.
BARE = 3
MOST_LOCAL = 4
MOST_CONTACTS = 8
#: Purposes of the lines that plain text always shows; the others can be opened.
CORE = ("front_door", "consultation", "out_of_hours")
BRIEF_DUTIES = 2


def now_block(area: Area, decision: Decision, context: Context) -> Block:
    """What to do with the child and who must hear today."""
    met = {p.id for p in decision.pathways}
    chosen = [g for g in _guidance(area, "now") if _meant(g, decision, met)]
    # What belongs to every answer stands in the pack that all areas share.
    every = _shared(area)
    core = [g for g in chosen if g.id in every]
    special = [g for g in chosen if g.pathways and g.id not in every]
    local = [g for g in chosen if not g.pathways and g.id not in every][:MOST_LOCAL]
    plan = _guidance(area, "plan")[:1] if context.facts.get("has_worker") else []
    return Block("now", (*(Line(g.text, g.cite) for g in (*plan, *core, *special)),
                         *(Line(g.text, g.cite, brief=False) for g in local)))


def _shared(area: Area) -> Set[str]:
    """Ids of what the pack that all areas share says."""
    return {g.id for g in area.packs[-1].guidance}


def _guidance(area: Area, kind: str) -> List[Guidance]:
    return sorted((g for g in area.guidance if g.kind == kind), key=lambda g: g.order)


def _meant(entry: Guidance, decision: Decision, met: set) -> bool:
    return ((not entry.harm or decision.harm in entry.harm)
            and (not entry.pathways or bool(met & set(entry.pathways))))


def ring_block(area: Area, library: Library, decision: Decision, context: Context) -> Block:
    """Lines in the order to try them, open or closed at this hour."""
    lines, first = [], _first_duties(decision)
    for row in _numbers_once(decision)[:MOST_CONTACTS]:
        text = contact_line(library, row, context.at)
        core = row.contact.purpose in CORE and row.contact.kind == "phone"
        brief = core or row.contact.leads or row.contact.id in first
        lines.append(Line(text, row.contact.cite,
                          {"contact": contact_payload(row, text, context.at)}, brief=brief))
    if any(row.contact.defect and row.contact.purpose == "out_of_hours" for row in decision.contacts):
        # Each of the two numbers says so in the data; once is enough here.
        lines = [replace(one, text=_without(one.text)) for one in lines]
        lines.append(Line(words("contact.neither")))
    return Block("ring", (*lines, *_unconfirmed(library, decision)))


def _numbers_once(decision: Decision) -> List[ContactLine]:
    """Each value once: a consultation may be the front door's own number."""
    seen: set = set()
    return [row for row in decision.contacts
            if not (row.contact.value in seen or seen.add(row.contact.value))]


def _without(text: str) -> str:
    return text.replace(f" {words('contact.neither')}", "")


def _first_duties(decision: Decision) -> set:
    """Contacts that the duties shown first have to reach."""
    return {d.contact for p in decision.pathways[:1] for d in p.duties[:BRIEF_DUTIES]}


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
        lines += consent_lines(library, decision.consent[key])
    return Block("consent", tuple(lines))


def consent_lines(library: Library, answer: ConsentAnswer) -> List[Line]:
    """The rule that leads for one question of consent, and a local one that contradicts it; none where none holds."""
    rule = answer.leads
    if rule is None:
        return []
    text = f"{words(f'consent.{answer.question}')} {_verdict(answer, rule)}"
    more = {"question": answer.question, "answer": answer.answer}
    whole = answer.question in (*IF_REFUSED, *IF_OLDER)
    short = text if whole else f"{words(f'consent.{answer.question}')} {opening(_verdict(answer, rule))}"
    brief = (answer.question, answer.answer) not in UNSAID
    return [Line(text, rule.cite, more, short, brief),
            *(_beside(r, brief) for r in _differing(library, answer))]


def opening(text: str) -> str:
    """The first sentence that says something: a bare "Yes." takes the next one with it."""
    parts = re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)
    return " ".join(parts[:2] if len(parts[0].split()) <= BARE else parts[:1])


def _verdict(answer: ConsentAnswer, rule: ConsentRule) -> str:
    """The answer in a word or two, unless the rule's own sentence begins with it."""
    stated = answer.answer and answer.question != "record"
    verdict = words(f"consent.answers.{answer.answer}") if stated else ""
    if not verdict or rule.text.lower().startswith(verdict.lower().rstrip(".")):
        return rule.text
    return f"{verdict} {rule.text}"


def _differing(library: Library, answer: ConsentAnswer) -> List[ConsentRule]:
    """Rules of other local documents that also hold and answer otherwise: both are shown, dated."""
    return [rule for rule in answer.also
            if rule.cite.document != answer.leads.cite.document and rule.answer not in
            (None, answer.answer) and library.documents[rule.cite.document].local][:1]


def _beside(rule: ConsentRule, brief: bool) -> Line:
    short = words("consent.beside", text=opening(rule.text), dated=rule.dated or "")
    return Line(words("consent.beside", text=rule.text, dated=rule.dated or ""), rule.cite,
                short=short, brief=brief)


def duties_block(library: Library, decision: Decision) -> Block:
    """Duties of every pathway that applies, the most urgent first, and what never to do."""
    lines: List[Line] = []
    for number, path in enumerate(decision.pathways):
        lines += _pathway(path, number == 0)
    if any(line.brief and line.more.get("by") is None and "duty" in line.more for line in lines):
        lines.append(Line(words("duty.today")))
    return Block("duties", tuple(lines))


def _pathway(path: PathwayFound, first: bool) -> List[Line]:
    """What must be done. Plain text has the first duties and those with a clock of the first
    pathway, one of the others, and what never to do where somebody must not be warned."""
    key = "duty.title" if path.local else "duty.not_local"
    head = [Line(words(key, title=path.title), None, {"pathway": path.id}, brief=not path.local)]
    clocks = [d.id for d in path.duties[BRIEF_DUTIES:] if d.by and first][:1]
    duties = [_duty(d, path, n, n < (BRIEF_DUTIES if first else 1) or d.id in clocks)
              for n, d in enumerate(path.duties)]
    never = [Line(words("duty.never", text=n.text), n.cite, {"pathway": path.id},
                  brief=path.ask_hub_first or (first and number == 0))
             for number, n in enumerate(path.never)]
    explains = [Line(e.text, e.cite, {"pathway": path.id}) for e in path.explains]
    return [*head, *duties, *never, *explains] if duties or never else []


def _duty(duty: Duty, path: PathwayFound, number: int, brief: bool) -> Line:
    full = words("duty.line", do=duty.do, by=duty.by or words("duty.no_time"), who=duty.who)
    who = duty.who.rstrip(".")
    short = (words("duty.short", do=duty.do, by=duty.by.rstrip("."), who=who) if duty.by
             else words("duty.short_today", do=duty.do, who=who))
    if number == 0 and path.local:
        short = words("duty.first", title=path.title, text=short)
    more = {"duty": duty.id, "pathway": path.id, "by": duty.by, "who": duty.who}
    return Line(full, duty.cite, more, short, brief)


def limits_block(area: Area, decision: Decision) -> Block:
    """That judgement decides, what a tool cannot know, where documents differ, and support."""
    used = _used(decision)
    notes = [Line(words("repaired", problem=n.problem, done=n.done), n.cite,
                  brief=not set(n.about) & set(area.contacts))
             for n in area.notes if n.show and used & set(n.about)]
    every = _shared(area)
    judgement = [Line(g.text, g.cite, brief=g.id in every) for g in _first_of_each(area, "judgement")]
    support = [Line(g.text, g.cite, brief=g.id in every) for g in _first_of_each(area, "support")]
    return Block("limits", (*notes, *judgement, *support))


def _first_of_each(area: Area, kind: str) -> List[Guidance]:
    """The first sentence of this kind in the area's own pack, and in the one that all share."""
    packs = (area.packs[0], area.packs[-1])
    found = [sorted((g for g in pack.guidance if g.kind == kind), key=lambda g: g.order)[:1]
             for pack in packs]
    return [g for first in found for g in first]


def _used(decision: Decision) -> set:
    """Ids of everything that this answer rests on."""
    ids: Sequence[str] = [r.finding.id for r in decision.reasons]
    return {*ids, *(row.contact.id for row in decision.contacts),
            *(p.id for p in decision.pathways)}


def consent_payload(decision: Decision) -> Dict[str, Any]:
    """The answers of the separate questions, as values."""
    return {key: answer.answer for key, answer in decision.consent.items() if answer.answer}
