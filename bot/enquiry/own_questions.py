"""A question of their own in the middle: a term, consent, or what happens if the family says no."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from ruamel.yaml import YAML

from bot.engine.decide import decide
from bot.engine.records import Guidance
from bot.enquiry.case import Case
from bot.enquiry.people import hub_line
from bot.enquiry.replies import plain
from bot.enquiry.says import text
from bot.enquiry.turn import Say
from bot.wording.answer import cited
from bot.wording.do_blocks import consent_lines
from bot.wording.phrases import phrase

FILE = Path(__file__).with_name("own_questions.yml")


def answer_question(talk: Any, case: Case, words: str) -> List[Say]:
    """The documents' own answer with its citation, or whom to ask instead."""
    asked = plain(words)
    found = term(talk, case, asked)
    subject = _subject(asked) if case.area else None
    if subject and not (found and found.kind == "term" and _asks_what(asked)):
        return [text(case, _consent(talk, case, subject))]
    if found:
        return [text(case, f"{found.text} {cited(talk.library, found.cite)}")]
    return [text(case, f"{phrase('question.unknown')} {hub_line(talk, case)}")]


def _asks_what(asked: str) -> bool:
    """Whether the meaning of a term is asked for, not what to do."""
    return bool(re.match(r"(what|whats|what is|who|explain|define)\b", asked)) and not asked.startswith("what if")


@lru_cache(maxsize=1)
def _subjects() -> Tuple[Tuple["re.Pattern[str]", Dict[str, Any]], ...]:
    entries = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    return tuple((re.compile(r"\b(?:" + "|".join(map(re.escape, entry["words"])) + r")\b"), entry)
                 for entry in entries)


def _subject(asked: str) -> Optional[Dict[str, Any]]:
    return next((entry for pattern, entry in _subjects() if pattern.search(asked)), None)


def _consent(talk: Any, case: Case, subject: Dict[str, Any]) -> str:
    """What this area's documents say for what is known so far; two that contradict each other both stand there."""
    answers = decide(talk.area(case), case.concern()).consent
    lines = [line for key in subject["consent"] for line in consent_lines(talk.library, answers[key])]
    said = [f"{line.text} {cited(talk.library, line.cite)}" if line.cite else line.text for line in lines]
    return "\n".join([*said, *([phrase("question.refused_first")] if subject.get("refused") else ())])


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
