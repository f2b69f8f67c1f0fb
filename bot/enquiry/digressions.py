"""What works at every point: why, go back, change, start again, so far, a question, another child."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Tuple

from bot.engine.decide import decide
from bot.enquiry import after, opening, people
from bot.enquiry.case import Case, case_from, fresh
from bot.enquiry.changes import ask_change
from bot.enquiry.items import item, next_items, stored
from bot.enquiry.next_message import next_message, repeat
from bot.enquiry.own_questions import answer_question
from bot.enquiry.says import ask_items, text
from bot.enquiry.turn import Incoming, Say
from bot.wording.answer import sources
from bot.wording.phrases import phrase

Done = Tuple[List[Say], bool]
#: What a child, a parent or a neighbour can do too; advice to practitioners is not for them.
ALWAYS = ("start_again", "go_back", "another_child", "talk_to_someone", "change_answer")
STOPS = ("area", "danger", "worry", "confirm", "summary", "today")


def digress(talk: Any, case: Case, intent: str, incoming: Incoming) -> Done:
    """What to say, and whether the conversation is over (deleted). The case is changed in place."""
    if intent == "delete":
        _become(case, Case())
        words = phrase("deleted")
        return [Say(words, {"kind": "deleted", "text": words, "area": None})], True
    if case.person and intent not in ALWAYS:
        return people.special(talk, case), False
    return INTENTS.get(intent, _question)(talk, case, incoming), False


def _become(case: Case, other: Case) -> None:
    case.__dict__.update(other.__dict__)


def _why(talk: Any, case: Case, incoming: Incoming) -> List[Say]:
    kind = case.open.get("kind")
    if kind == "questions":
        items = [item(key, case, talk.area(case)) for key in case.open.get("items", ())]
        words = "\n".join(dict.fromkeys(one.why for one in items if one))
    elif kind in STOPS:
        words = phrase({"today": "nothing.why"}.get(kind, f"{kind}.why"))
    else:
        words = phrase("why.open")
    return [text(case, words), *repeat(talk, case)]


def _back(talk: Any, case: Case, incoming: Incoming) -> List[Say]:
    if len(case.undo) < 1:
        return [text(case, phrase("back.nothing")), *repeat(talk, case)]
    turns, undo = case.turns, case.undo[:-1]
    _become(case, case_from({**case.undo[-1], "undo": []}))
    case.undo, case.turns = undo, turns
    return [text(case, phrase("back.done")), *(repeat(talk, case) or next_message(talk, case))]


def _again(talk: Any, case: Case, incoming: Incoming) -> List[Say]:
    _become(case, Case())
    return [text(case, phrase("again.done")), opening.intro(case, talk.operator),
            *next_message(talk, case)]


def _change(talk: Any, case: Case, incoming: Incoming) -> List[Say]:
    return [ask_change(talk, case)]


def _so_far(talk: Any, case: Case, incoming: Incoming) -> List[Say]:
    if not case.area:
        return [text(case, people.hub_line(talk, case)), *repeat(talk, case)]
    return [*talk.answer(case, early=True), *repeat(talk, case)]


def _skip(talk: Any, case: Case, incoming: Incoming) -> List[Say]:
    kind = case.open.get("kind")
    if kind == "questions":
        case.asked += [*case.open.get("items", ()), f"message:{len(case.asked)}"]
        case.skipped += case.open.get("items", ())
    elif kind == "today":
        case.asked.append("today")
    elif kind in ("confirm", "summary"):
        case.summary_due = False
        for found in case.found:
            if found.confirmed is None:
                found.confirmed, found.unsure = True, True
        case.confirmed, case.unread = True, case.unread
    elif kind == "worry" and case.danger == "yes":
        case.asked.append("worry")
    elif kind in ("topics", "topic", "change", "more", "after_danger"):
        case.open = case.open.get("back") or {}
    else:
        return [text(case, phrase("skip.nothing")), *repeat(talk, case)]
    if kind != "after_danger":
        case.open = {}
    return [text(case, phrase("skip.done")), *next_message(talk, case)]


def _another(talk: Any, case: Case, incoming: Incoming) -> List[Say]:
    """A second child: its own case in the same area, danger asked again."""
    new, _ = fresh(case)
    _become(case, new)
    return [text(case, phrase("child.another")), *next_message(talk, case)]


def _talk_to(talk: Any, case: Case, incoming: Incoming) -> List[Say]:
    return [text(case, people.hub_line(talk, case)), *repeat(talk, case)]


def _topics(talk: Any, case: Case, incoming: Incoming) -> List[Say]:
    if not case.area:
        return next_message(talk, case)
    case.open = {"kind": "topics"}
    return repeat(talk, case)


def _question(talk: Any, case: Case, incoming: Incoming) -> List[Say]:
    again = repeat(talk, case)
    back = [text(case, phrase("question.back"))] if again else []
    return [*answer_question(talk, case, incoming.text), *back, *again]


def _copy(talk: Any, case: Case, incoming: Incoming) -> List[Say]:
    return after.copy_summary(talk, case) if case.area else repeat(talk, case)


def _wrong(talk: Any, case: Case, incoming: Incoming) -> List[Say]:
    return [*after.wrong_here(talk, case), *repeat(talk, case)]


def _after_call(talk: Any, case: Case, incoming: Incoming) -> List[Say]:
    packs = talk.area(case).packs if case.area else talk.library.packs.values()
    told = [g for pack in packs for g in pack.guidance if g.kind in ("after", "disagree")]
    shown = sorted(told, key=lambda g: (g.kind, g.order))[:8]
    words = [*(g.text for g in shown), sources(talk.library, [g.cite for g in shown])]
    return [text(case, "\n".join(words)), *repeat(talk, case)]


def _rest(talk: Any, case: Case, incoming: Incoming) -> List[Say]:
    """Questions that were left out before the first answer."""
    area = talk.area(case)
    case.asked = [key for key in case.asked if key in case.facts or key.startswith("pick:")]
    items = next_items(case, area, decide(area, case.concern()), only_required=False) if area else []
    if not items:
        return [text(case, phrase("skip.nothing"))]
    case.open = {**stored(items), "asked": items[0].ask}
    return [ask_items(case, items)]


INTENTS: Dict[str, Callable[[Any, Case, Incoming], List[Say]]] = {
    "why_ask": _why, "go_back": _back, "start_again": _again, "change_answer": _change,
    "so_far": _so_far, "skip": _skip, "another_child": _another, "talk_to_someone": _talk_to,
    "topics": _topics, "ask_question": _question, "copy_summary": _copy, "wrong_here": _wrong,
    "after_call": _after_call, "answer_rest": _rest,
}
