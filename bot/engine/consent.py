"""Consent is several questions; each is answered by the rule that leads for this concern."""

from __future__ import annotations

from typing import Dict, Optional, Sequence, Set

from bot.engine.concern import Facts
from bot.engine.decision import ConsentAnswer, PathwayFound
from bot.engine.library import Area
from bot.engine.records import ConsentRule, When

QUESTIONS = ("share", "tell_family", "refer", "service", "refusal", "young_person", "record")


def decide_consent(area: Area, level: Optional[int], harm: str, facts: Facts,
                   pathways: Sequence[PathwayFound],
                   matched: bool = True) -> Dict[str, ConsentAnswer]:
    """One answer a question. The rule with the smallest order leads, the rest stand beside it.

    `matched`: something that was said was found in the table or among the specific risks.
    """
    met = {p.id for p in pathways}
    holding = [r for r in area.consent if holds(r.when, level, harm, facts, met)
               and r.when.matched in (None, matched)]
    return {question: _answer(question, holding) for question in QUESTIONS}


def holds(when: When, level: Optional[int], harm: str, facts: Facts, met: Set[str]) -> bool:
    """Whether every condition of a rule is met; a condition that is empty always is."""
    danger = facts.danger == "yes"
    return ((not when.harm or harm in when.harm)
            and (not when.levels or level in when.levels)
            and (not when.pathways or bool(met & set(when.pathways)))
            and (not when.agreement or facts.agreement in when.agreement)
            and (when.danger is None or when.danger == danger))


def _answer(question: str, holding: Sequence[ConsentRule]) -> ConsentAnswer:
    mine = sorted((r for r in holding if r.question == question), key=lambda r: (r.order, r.id))
    leads = next((r for r in mine if r.answer), mine[0] if mine else None)
    return ConsentAnswer(question, leads.answer if leads else None, leads,
                         tuple(r for r in mine if r is not leads))
