"""The summary to check: what is known, in order, before the answer."""

from __future__ import annotations

from typing import List

from bot.engine.library import Area
from bot.enquiry.case import Case
from bot.enquiry.questions import load_questions
from bot.enquiry.says import choice, intent
from bot.enquiry.turn import Say
from bot.wording.phrases import phrase


def ask_summary(case: Case, area: Area) -> Say:
    """What the answer will rest on, with a way to change each part."""
    lines = [phrase("summary.ask"), *summary_lines(case, area)]
    choices = [choice(phrase("buttons.right"), do="summary", answer="yes"),
               intent("change", "change_answer")]
    body = "\n".join(lines)
    labels = " ".join(f"[{c['label']}]" for c in choices)
    payload = {"kind": "summary", "id": "summary", "text": body, "choices": choices,
               "lines": lines[1:], "asked": phrase("summary.ask"), "area": case.area}
    return Say(f"{body}\n{labels}", payload)


def summary_lines(case: Case, area: Area) -> List[str]:
    """One numbered line a finding or fact."""
    known = [f for f in case.found if f.status != "absent" and f.hold != "weak"]
    lines = [area.target(f.id).text for f in known]
    for question in load_questions()[1]:
        if question.fact in case.facts:
            lines.append(f"{question.name}: {_answer(case, question)}")
    return [f"{number}. {line}" for number, line in enumerate(lines, 1)]


def _answer(case: Case, question: object) -> str:
    value = case.facts[question.fact]
    label = next((c.label for c in question.choices if c.value == value), None)
    return label or case.words.get(question.fact) or str(value)
