"""The questions of questions.yml as checked records, and which of them could still change something."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from pydantic import StrictBool, StrictInt, StrictStr
from ruamel.yaml import YAML
from typing_extensions import Literal

from bot.engine.decision import Decision
from bot.engine.records import Citation, Record
from bot.enquiry.case import Case

FILE = Path(__file__).with_name("questions.yml")


class Choice(Record):
    """An answer that can be picked, the value kept for it, and other ways to type it."""

    label: StrictStr
    value: Any = None
    says: Tuple[StrictStr, ...] = ()


class Asked(Record):
    """When a question could change the answer."""

    always: StrictBool = False
    pathways: Tuple[StrictStr, ...] = ()
    harm: Tuple[StrictStr, ...] = ()
    levels: Tuple[StrictInt, ...] = ()
    age_months_under: Optional[StrictInt] = None
    age_months_from: Optional[StrictInt] = None


class Question(Record):
    """One thing that may be asked, once, if the fact is not known yet."""

    id: StrictStr
    fact: StrictStr
    name: StrictStr
    order: StrictInt
    kind: Literal["choice", "text"]
    ask: StrictStr
    why: StrictStr
    moves: StrictStr
    cite: Citation
    when: Asked
    required: StrictBool = False
    reads: Optional[StrictStr] = None
    choices: Tuple[Choice, ...] = ()


class Limits(Record):
    """How many turns a practitioner may need before the first full answer."""

    typical: StrictInt
    all_at_once: StrictInt
    per_message: StrictInt


@lru_cache(maxsize=1)
def load_questions() -> Tuple[Limits, Tuple[Question, ...]]:
    """Limits and questions, in the order in which they matter."""
    raw: Dict[str, Any] = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    questions = tuple(Question(**entry) for entry in raw["questions"])
    return Limits(**raw["turns"]), tuple(sorted(questions, key=lambda q: q.order))


def question(key: str) -> Optional[Question]:
    """The question with this id."""
    return next((q for q in load_questions()[1] if q.id == key), None)


def open_questions(case: Case, decision: Decision) -> List[Question]:
    """Questions whose answer is not known and could change something, not yet asked or skipped."""
    return [q for q in load_questions()[1]
            if q.fact not in case.facts and q.id not in case.asked and _matters(q, case, decision)]


def unanswered(case: Case, decision: Decision) -> List[Question]:
    """Questions that matter and have no answer: asked in vain, skipped, or not reached."""
    return [q for q in load_questions()[1]
            if case.facts.get(q.fact) in (None, "unknown") and _matters(q, case, decision)]


def _matters(asked: Question, case: Case, decision: Decision) -> bool:
    when = asked.when
    if _too_old(case, when) or _too_young(case, when):
        return False
    met = {p.id for p in decision.pathways}
    level = decision.level.level
    young = when.age_months_under is not None and case.facts.get("age_months") is not None
    return (when.always or young or bool(met & set(when.pathways)) or decision.harm in when.harm
            or level in when.levels)


def _too_old(case: Case, when: Asked) -> bool:
    age = case.facts.get("age_months")
    return None not in (age, when.age_months_under) and age >= when.age_months_under


def _too_young(case: Case, when: Asked) -> bool:
    age = -1 if case.facts.get("unborn") else case.facts.get("age_months")
    return None not in (age, when.age_months_from) and age < when.age_months_from
