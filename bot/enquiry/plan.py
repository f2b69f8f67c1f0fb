"""What comes next: the first thing that is missing for an answer, or the answer."""

from __future__ import annotations

from typing import List, Optional

from bot.engine.decide import decide
from bot.engine.library import Area
from bot.enquiry.case import Case
from bot.enquiry.items import Item, next_items
from bot.enquiry.questions import load_questions, open_questions
from bot.enquiry.understand import level_of, shown

#: Messages with several questions before the first answer; after it the rest may be answered.
MOST_MESSAGES = 2
#: A check that was not understood this often is left: what was not confirmed stays possible.
MOST_CONFIRMS = 3


def next_step(case: Case, area: Optional[Area]) -> str:
    """The name of the next step. Danger and area come before the concern is scored."""
    if area is None and not case.texts and case.danger == "not_asked":
        return "area"
    if case.danger in ("not_asked", "possible"):
        return "danger"
    if area is None:
        return "area"
    if not (case.texts or case.found or "worry" in case.asked):
        return "worry"
    return _understanding(case, area)


def _understanding(case: Case, area: Area) -> str:
    if not case.confirmed and shown(case, area) and case.confirm_asks < MOST_CONFIRMS:
        return "confirm"
    if not _found(case) and case.danger != "yes" and not case.answered:
        return _nothing(case)
    if _only_everyday(case, area) and not _asked_today(case):
        return "today"
    if questions(case, area):
        return "questions"
    if case.summary_due and not case.answered and case.turns < budget(case):
        return "summary"
    return "answer"


def _found(case: Case) -> bool:
    return any(f.status != "absent" for f in case.found)


def _only_everyday(case: Case, area: Area) -> bool:
    """Whether all that was surely found is level 1, which needs to know why the child came to mind."""
    levels = {level_of(area, f) for f in case.found if f.status != "absent" and f.hold != "weak"}
    return levels == {1} and not case.answered


def _asked_today(case: Case) -> bool:
    return bool(case.facts.get("told_why")) or "today" in case.asked


def _nothing(case: Case) -> str:
    """Nothing matched: ask what made them think of the child, then say so and whom to talk to."""
    return "answer" if _asked_today(case) else "nothing"


def questions(case: Case, area: Area) -> List[Item]:
    """Items for the next message; only what is never saved on once the turns are used up."""
    left = budget(case) - case.turns
    asked = sum(1 for key in case.asked if key.startswith("message:"))
    spent = left < 1 or asked >= MOST_MESSAGES
    if case.answered:
        return []
    decision = decide(area, case.concern())
    return next_items(case, area, decision, only_required=spent)


def left_to_ask(case: Case, area: Area, items: List[Item]) -> int:
    """These questions, and how many more may still come before the answer."""
    limits, _ = load_questions()
    later = [q for q in open_questions(case, decide(area, case.concern()))
             if q.id not in {one.key for one in items}]
    asked = 1 + sum(1 for key in case.asked if key.startswith("message:"))
    last = asked >= MOST_MESSAGES or case.turns + 1 >= budget(case)
    return len(items) + (0 if last else min(limits.per_message, len(later)))


def budget(case: Case) -> int:
    """Turns of the practitioner before the first full answer."""
    limits, _ = load_questions()
    return limits.all_at_once if case.all_at_once else limits.typical
