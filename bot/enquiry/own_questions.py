"""A question of their own in the middle: a term, or what happens if the family says no."""

from __future__ import annotations

import re
from typing import Any, List, Optional, Tuple

from bot.engine.decide import decide
from bot.engine.records import ConsentRule, Guidance
from bot.enquiry.case import Case
from bot.enquiry.people import hub_line
from bot.enquiry.replies import plain
from bot.enquiry.says import text
from bot.enquiry.turn import Say
from bot.wording.answer import cited
from bot.wording.phrases import phrase

REFUSAL = re.compile(r"\b(say no|says no|said no|refuse|refuses|dont agree|disagree with the referral"
                     r"|wont agree|dont consent|wont consent|withdraw)\b")


def answer_question(talk: Any, case: Case, words: str) -> List[Say]:
    """The documents' own answer with its citation, or whom to ask instead."""
    asked = plain(words)
    if case.area and REFUSAL.search(asked):
        return [text(case, _refusal(talk, case))]
    found = term(talk, case, asked)
    if found:
        return [text(case, f"{found.text} {cited(talk.library, found.cite)}")]
    return [text(case, f"{phrase('question.unknown')} {hub_line(talk, case)}")]


def _refusal(talk: Any, case: Case) -> str:
    """What this area's documents say about a refusal; it is never "nothing more to do".

    A rule that answers otherwise than the one that leads is for another case.
    """
    area = talk.area(case)
    consent = decide(area, case.concern()).consent
    rules: List[ConsentRule] = [rule for key in ("refer", "refusal") for rule in _rules(consent[key])]
    sentences = [f"{rule.text} {cited(talk.library, rule.cite)}" for rule in rules[:4]]
    return "\n".join([*sentences, phrase("question.refused_first")])


def _rules(answer: Any) -> Tuple[ConsentRule, ...]:
    same = [rule for rule in answer.also if rule.answer in (None, answer.answer)]
    return (answer.leads, *same) if answer.leads else ()


def term(talk: Any, case: Case, asked: str) -> Optional[Guidance]:
    """The explained term whose longest name stands in the question; the nearest pack's first."""
    packs = talk.area(case).packs if case.area else talk.library.packs.values()
    best: Tuple[int, Optional[Guidance]] = (0, None)
    for entry in (g for pack in packs for g in pack.guidance if g.kind in ("term", "after", "disagree", "plan")):
        for name in entry.names:
            key = plain(name)
            if len(key) > best[0] and re.search(rf"\b{re.escape(key)}s?\b", asked):
                best = (len(key), entry)
    return best[1]
