"""Correcting what was understood: take a finding out, change a fact, or simply type it."""

from __future__ import annotations

from typing import Any, Dict, List

from bot.enquiry.case import Case
from bot.enquiry.questions import load_questions
from bot.enquiry.replies import is_reply, numbers
from bot.enquiry.says import ask, choice, text
from bot.enquiry.turn import Say
from bot.enquiry.understand import drop
from bot.wording.phrases import phrase


def change_step(talk: Any, case: Case, words: str, payload: Dict[str, Any]) -> List[Say]:
    """A line was taken out, by button or number, or the correction was typed."""
    case.open = {}
    if payload.get("do") in ("remove", "forget"):
        _take_out(talk, case, payload)
        return [text(case, phrase("change.done"))]
    lines = changeable(talk, case)
    named = numbers(words, len(lines)) if len(words.split()) <= 3 else []
    for number in named:
        _take_out(talk, case, lines[number - 1])
    if not named and words.strip() and not is_reply("none", words):
        case.confirmed = False
        return talk.hear(case, words, moved=True) or [text(case, phrase("change.done"))]
    return [text(case, phrase("change.done"))]


def ask_change(talk: Any, case: Case) -> Say:
    """Everything that is known, each with a way to take it out; or simply type the correction."""
    case.open = {"kind": "change"}
    choices = [choice(one["label"], **{k: v for k, v in one.items() if k != "label"})
               for one in changeable(talk, case)]
    words = [phrase("change.ask"), *(f"{n}. {c['label']}" for n, c in enumerate(choices, 1))]
    return Say("\n".join(words), ask(case, "change", words[0], choices).payload)


def changeable(talk: Any, case: Case) -> List[Dict[str, Any]]:
    """What can be taken out, in the order in which it is shown: value, and what it reads as."""
    area = talk.area(case)
    lines = [{"do": "remove", "id": f.id, "label": area.target(f.id).text}
             for f in case.found if area and f.status != "absent"]
    lines += [{"do": "forget", "fact": key, "label": f"{_label(key)}: {words}"}
              for key, words in case.words.items() if key != "place"]
    if area:
        lines.append({"do": "forget", "fact": "area", "label": area.pack.title})
    return lines


def _label(fact: str) -> str:
    """The question a fact answers, else its name in plain letters."""
    question = next((q for q in load_questions()[1] if q.fact == fact), None)
    return question.name if question else fact.replace("_", " ").capitalize()


def _take_out(talk: Any, case: Case, payload: Dict[str, Any]) -> None:
    if payload.get("do") == "remove":
        drop(case, talk.area(case), [str(payload.get("id"))])
        return
    fact = str(payload.get("fact"))
    if fact == "area":
        case.area = None
        return
    case.facts.pop(fact, None)
    case.words.pop(fact, None)
    case.asked = [key for key in case.asked
                  if not any(q.id == key and q.fact == fact for q in load_questions()[1])]
