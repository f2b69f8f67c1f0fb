"""The message that asks for the next thing, or gives the answer."""

from __future__ import annotations

from typing import Any, List

from bot.enquiry import opening, people
from bot.enquiry.case import Case
from bot.enquiry.digest import ask_summary
from bot.enquiry.items import item, stored
from bot.enquiry.plan import left_to_ask, next_step, questions
from bot.enquiry.says import ask, ask_area, ask_confirm, ask_danger, ask_items
from bot.enquiry.topics import ask_topics, ask_topic
from bot.enquiry.turn import Say
from bot.wording.phrases import phrase

#: Open questions that stay open until they are answered, whatever is missing besides.
HELD = ("topics", "topic", "change", "after_danger", "after", "more")


def next_message(talk: Any, case: Case) -> List[Say]:
    """What to say next; the case knows afterwards which question is open."""
    if case.area is None and (case.area_note or "").startswith(opening.ELSEWHERE):
        return _not_covered(talk, case)
    held = case.open.get("kind") in HELD
    asking = case.open.get("kind") == "danger" and case.danger == "possible"
    if case.person and not (case.answered and (held or asking)):
        return _special(talk, case)
    if held:
        return repeat(talk, case)
    step = next_step(case, talk.area(case))
    return STEPS[step](talk, case)


def _not_covered(talk: Any, case: Case) -> List[Say]:
    """Said once that the place is not covered; after that which areas are."""
    told = case.open.get("told") == case.area_note
    case.open = {"kind": "area", "told": case.area_note}
    return [ask_area(case, talk.library, phrase("area.only"))] if told else []


def repeat(talk: Any, case: Case) -> List[Say]:
    """The open question once more, as after a digression."""
    kind = case.open.get("kind")
    if kind == "topics":
        return [ask_topics(case, talk.area(case))]
    if kind == "topic":
        return [ask_topic(case, talk.area(case), case.open["topic"])]
    if kind == "more":
        return [ask(case, "worry", phrase("worry.more"))]
    if kind in ("change", "after_danger", "after"):
        return []
    if kind == "questions":
        return _questions_again(talk, case)
    if kind == "today":
        return STEPS["today" if case.found else "nothing"](talk, case)
    if kind in ("area", "danger", "worry", "confirm", "summary"):
        return STEPS[kind](talk, case)
    return []


def _special(talk: Any, case: Case) -> List[Say]:
    case.answered, case.open = True, {"kind": "after"}
    return people.special(talk, case)


def _area(talk: Any, case: Case) -> List[Say]:
    said = opening.ask_place(talk, case)
    case.open = {"kind": "area", "asked": said.payload["asked"]}
    return [said]


def _danger(talk: Any, case: Case) -> List[Say]:
    said = ask_danger(case, again=case.danger_asks > 0)
    case.open = {"kind": "danger", "asked": said.payload["asked"]}
    return [said]


def _worry(talk: Any, case: Case) -> List[Say]:
    case.open = {"kind": "worry", "asked": phrase("worry.ask")}
    return [ask(case, "worry", phrase("worry.ask"))]


def _confirm(talk: Any, case: Case) -> List[Say]:
    said = ask_confirm(case, talk.area(case))
    case.open = {"kind": "confirm", "asked": said.payload["asked"]}
    return [said]


def _questions(talk: Any, case: Case) -> List[Say]:
    items = questions(case, talk.area(case))
    # A bare number in what they type answers the question for the age, wherever it stands.
    asked = next((one.ask for one in items if one.reads), items[0].ask)
    case.open = {**stored(items), "asked": asked}
    return [ask_items(case, items, left=left_to_ask(case, talk.area(case), items))]


def _questions_again(talk: Any, case: Case) -> List[Say]:
    items = [one for key in case.open.get("items", ())
             for one in (item(key, case, talk.area(case)),) if one]
    return [ask_items(case, items)] if items else STEPS[next_step(case, talk.area(case))](talk, case)


def _summary(talk: Any, case: Case) -> List[Say]:
    said = ask_summary(case, talk.area(case))
    case.open = {"kind": "summary", "asked": said.payload["asked"]}
    return [said]


def _nothing(talk: Any, case: Case) -> List[Say]:
    """Nothing matched is said, and asked about; it is never level 1 by itself."""
    words = f"{phrase('nothing.say')} {phrase('nothing.today')} {phrase('nothing.browse')}"
    case.open = {"kind": "today", "asked": phrase("nothing.today")}
    return [ask(case, "today", words, opening.talk_buttons(case), asked=phrase("nothing.today"))]


def _today(talk: Any, case: Case) -> List[Say]:
    """Only everyday signs were found: something made them ask all the same."""
    words = phrase("nothing.today")
    case.open = {"kind": "today", "asked": words}
    return [ask(case, "today", words, opening.talk_buttons(case))]


def _answer(talk: Any, case: Case) -> List[Say]:
    said = talk.answer(case)
    case.open = {"kind": "after"}
    case.answered, case.summary_due = True, False
    return said


STEPS = {"area": _area, "danger": _danger, "worry": _worry, "confirm": _confirm,
         "questions": _questions, "summary": _summary, "nothing": _nothing, "today": _today,
         "answer": _answer}

