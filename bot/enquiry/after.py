"""The answer, and what can be asked once it is given."""

from __future__ import annotations

from typing import Any, List

from bot.engine.contacts import with_contacts
from bot.engine.decide import decide
from bot.engine.decision import Decision
from bot.enquiry.case import Case
from bot.enquiry.digest import summary_lines
from bot.enquiry.questions import unanswered
from bot.enquiry.says import intent, text
from bot.enquiry.turn import Say
from bot.wording.answer import Context, answer_words, copy_words
from bot.wording.phrases import phrase


def decision(talk: Any, case: Case) -> Decision:
    """The engine's decision on the case as it stands, with contacts for this hour."""
    area = talk.area(case)
    return with_contacts(area, decide(area, case.concern()), talk.now())


def context(talk: Any, case: Case, early: bool = False) -> Context:
    """What the wording needs beside the decision."""
    area = talk.area(case)
    moves = [q.moves for q in unanswered(case, decide(area, case.concern()))]
    return Context(at=talk.now(), early=early, moves=tuple(moves), unread=tuple(case.unread),
                   facts=dict(case.facts), words=dict(case.words), operator=talk.operator,
                   lines=tuple(summary_lines(case, area)), children=case.children,
                   danger=case.danger)


def answer(talk: Any, case: Case, early: bool) -> List[Say]:
    """The answer as one message, with what can be done next."""
    area = talk.area(case)
    worded = answer_words(area, talk.library, decision(talk, case), context(talk, case, early))
    left = len(unanswered(case, decide(area, case.concern())))
    choices = [] if early else _choices(left)
    labels = " ".join(f"[{c['label']}]" for c in choices)
    payload = {**worded.payload, "kind": "answer", "choices": choices, "area": case.area,
               "asked": None, "early": early, "left": left}
    return [Say(f"{worded.text}\n\n{labels}" if labels else worded.text, payload)]


def _choices(left: int) -> List[dict]:
    rest = [intent("rest", "answer_rest")] if left else []
    return [intent("copy", "copy_summary"), intent("wrong", "wrong_here"),
            intent("another", "another_child"), intent("after", "after_call"), *rest]


def copy_summary(talk: Any, case: Case) -> List[Say]:
    """The summary to paste into one's own record, the child's details left blank."""
    words = copy_words(talk.area(case), talk.library, decision(talk, case), context(talk, case))
    said = text(case, words)
    return [Say(words, {**said.payload, "kind": "copy"})]


def wrong_here(talk: Any, case: Case) -> List[Say]:
    """How to have a statement or number put right; the advice stands meanwhile."""
    words = phrase("wrong.say")
    if talk.operator:
        words = f"{words} {phrase('wrong.who', contact=talk.operator)}"
    return [text(case, words)]
