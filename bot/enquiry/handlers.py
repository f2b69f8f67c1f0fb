"""How the answer to each kind of open question is read. Whatever is not an answer is a concern."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Tuple

from bot.enquiry import opening, people
from bot.enquiry.answers import take_answers
from bot.enquiry.case import Case
from bot.enquiry.changes import ask_change, change_step
from bot.enquiry.replies import is_reply, starts_yes, yes_no
from bot.enquiry.reply_steps import confirm_numbers, drop_numbers, unclear
from bot.enquiry.says import text
from bot.enquiry.topics import TOPIC_HANDLERS
from bot.enquiry.turn import Say
from bot.enquiry.understand import confirm, drop, shown
from bot.wording.phrases import phrase

Payload = Dict[str, Any]
Handler = Callable[[Any, Case, str, Payload], List[Say]]


def worry(talk: Any, case: Case, words: str, payload: Payload) -> List[Say]:
    """Free text about the child."""
    if not words.strip():
        return [text(case, phrase("worry.empty"))]
    return talk.hear(case, words)


def more_step(talk: Any, case: Case, words: str, payload: Payload) -> List[Say]:
    """What they wanted to add before agreeing to what was understood."""
    case.open = {}
    return worry(talk, case, words, payload)


def confirm_step(talk: Any, case: Case, words: str, payload: Payload) -> List[Say]:
    """Yes, no, which is wrong, which is meant; anything else is more about the child."""
    area = talk.area(case)
    rows = shown(case, area)
    certain = any(row.strong for row in rows)
    if payload.get("do") == "more":
        case.open = {"kind": "more"}
        return []
    if payload.get("do") == "unread":
        return _unread(case, payload)
    if payload.get("do") == "remove":
        drop(case, area, [str(payload.get("id"))])
        return [text(case, phrase("confirm.dropped"))]
    if payload.get("do") == "maybe":
        return _meant(case, area, rows, str(payload.get("id")))
    answer = payload.get("answer") or yes_no(words)
    if answer == "not_sure" or is_reply("skip", words):
        return _not_sure(case, [row for row in rows if row.strong or answer == "not_sure"])
    if answer == "yes" and certain:
        confirm(case, [row.id for row in rows])
        return []
    if answer == "yes":
        return _meant(case, area, rows, rows[0].id) if len(rows) == 1 else [
            text(case, phrase("confirm.which_meant"))]
    none = answer == "none" or is_reply("none", words)
    if answer == "no" or none:
        return _wrong(case, area, rows, certain, every=none)
    return _words(talk, case, words, certain)


def _words(talk: Any, case: Case, words: str, certain: bool) -> List[Say]:
    area = talk.area(case)
    case.confirm_asks += 1
    if not certain and confirm_numbers(case, area, words):
        return []
    if certain and drop_numbers(case, area, words):
        return [text(case, phrase("confirm.dropped"))]
    agreed, rest = starts_yes(words)
    if agreed and certain:
        confirm(case, [row.id for row in shown(case, area)])
    return talk.hear(case, rest) if rest else []


def _not_sure(case: Case, rows: list) -> List[Say]:
    """"I don't know" keeps a finding as possible; it never takes it away."""
    for row in rows:
        row.confirmed, row.unsure = True, True
    case.confirmed = True
    return []


def _unread(case: Case, payload: Payload) -> List[Say]:
    case.not_a_worry += case.unread if payload.get("answer") == "no_worry" else []
    case.unread = []
    return []


def _meant(case: Case, area: Any, rows: list, key: str) -> List[Say]:
    drop(case, area, [row.id for row in rows if row.id != key])
    confirm(case, [key])
    return []


def _wrong(case: Case, area: Any, rows: list, certain: bool, every: bool) -> List[Say]:
    if certain and len(rows) > 1 and not every:
        case.asked.append("which_wrong")
        return [text(case, phrase("confirm.which_wrong"))]
    drop(case, area, [row.id for row in rows])
    case.confirmed = True
    return [text(case, phrase("confirm.dropped"))]


def questions_step(talk: Any, case: Case, words: str, payload: Payload) -> List[Say]:
    """Answers to several questions in one message, in any order; the rest is read as concern."""
    if unclear(case, talk.area(case), words) and "unclear" not in case.asked:
        case.asked.append("unclear")
        return [text(case, phrase("questions.which"))]
    return _answered(talk, case, words, payload)


def _answered(talk: Any, case: Case, words: str, payload: Payload) -> List[Say]:
    known = len(case.found)
    said = take_answers(talk, case, words, payload)
    case.summary_due = True
    case.confirmed = case.confirmed and len(case.found) == known
    return said


def summary_step(talk: Any, case: Case, words: str, payload: Payload) -> List[Say]:
    """Yes goes on to the answer; anything else is a correction or more."""
    answer = payload.get("answer") or yes_no(words)
    case.summary_due = False
    if answer in ("yes", "not_sure"):
        return []
    if answer == "no":
        return [ask_change(talk, case)]
    agreed, rest = starts_yes(words)
    return talk.hear(case, rest if agreed else words)


def today_step(talk: Any, case: Case, words: str, payload: Payload) -> List[Say]:
    """What made them think of the child today."""
    case.asked.append("today")
    if not (is_reply("skip", words) or is_reply("not_sure", words)):
        case.facts["told_why"] = bool(words.strip())
        said = talk.hear(case, words)
        _show_again(case)
        return said
    return []


def _show_again(case: Case) -> None:
    """Something was not matched: it is shown back beside what was, for level 1 needs to know that it is no worry."""
    if case.unread:
        case.confirmed, case.confirm_asks = False, 0
        for found in case.found:
            found.confirmed = None


def after_step(talk: Any, case: Case, words: str, payload: Payload) -> List[Say]:
    """After the answer: what is new is read and answered; what is not does not repeat the answer."""
    before = _known(case)
    case.open = {}
    said = worry(talk, case, words, payload)
    if case.person:
        case.open = {"kind": "after"}
        return [*opening.moved(talk, case, words), *people.special(talk, case)]
    if said or _known(case) == before:
        case.open = {"kind": "after"}
        return said or [text(case, phrase("after.same"))]
    case.answered = False
    return said


def _known(case: Case) -> Tuple:
    """What an answer rests on, to see whether a message changed anything."""
    strong = tuple((f.id, f.status) for f in case.found if f.strong)
    return strong, tuple(sorted((k, str(v)) for k, v in case.facts.items())), case.area


#: What a message answers although danger has to be asked about first; any other kind of question comes again.
PUT_OFF: Dict[str, Handler] = {"questions": _answered, "today": today_step, "after": after_step}
HANDLERS: Dict[str, Handler] = {
    "area": opening.area_step, "danger": opening.danger_step, "worry": worry,
    "more": more_step,
    "after_danger": opening.after_danger_step,
    "confirm": confirm_step, "questions": questions_step, "summary": summary_step,
    "today": today_step, "after": after_step, "change": change_step, **TOPIC_HANDLERS,
}
