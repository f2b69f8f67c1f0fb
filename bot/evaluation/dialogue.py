"""How the answers to our own questions are read: right, not understood, or taken for something else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional

from bot.corpus.reading import FOLDER
from bot.enquiry.questions import load_questions
from bot.enquiry.replies import chosen
from bot.evaluation.shares import Share

FILE = FOLDER / "dialogue" / "test" / "answers.jsonl"
HALF_A_YEAR = 6
WORDS = {True: "yes", False: "no", None: "unknown"}


@dataclass(frozen=True)
class Answered:
    """An answer with what it means, and what was read; None: not understood, so asked or kept as said."""

    question: str
    text: str
    means: str
    read: Optional[str]

    @property
    def right(self) -> bool:
        """Read as it is meant; an age within half a year, since a school year spans one."""
        if self.question == "age" and self.read and self.means.isdigit() and self.read != "unborn":
            return abs(float(self.read) - float(self.means)) <= HALF_A_YEAR
        return self.means == (self.read or "none")

    @property
    def mistaken(self) -> bool:
        """Taken for something that it does not mean; worse than not understood."""
        return self.read is not None and not self.right


@dataclass(frozen=True)
class Figures:
    """Shares of the answers to one question."""

    right: Share
    mistaken: Share


def answers(reader: Any, area: str, path: Path = FILE) -> List[Answered]:
    """Every answer of the file whose question is read by rules of ours."""
    questions = {each.fact: each for each in load_questions()[1]}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        said: Dict[str, str] = json.loads(line)
        name, text = said["question"], said["text"]
        if name == "age":
            found.append(Answered(name, text, said["value"], _age(reader, area, text, questions)))
        elif name in questions and questions[name].choices:
            read = _choice(reader, area, text, questions[name])
            found.append(Answered(name, text, said["value"], read))
    return found


def _choice(reader: Any, area: str, text: str, question: Any) -> Optional[str]:
    """What the enquiry makes of an answer: one of the choices, else what the reader tells."""
    place = chosen(text, question.choices)
    if place is not None:
        return _word(question.choices[place].value)
    told = {one.fact: one.value for one in reader.read(text, area, question.ask).told}
    return _word(told[question.fact]) if question.fact in told else None


def _age(reader: Any, area: str, text: str, questions: Dict[str, Any]) -> Optional[str]:
    told = {one.fact: one.value
            for one in reader.read(text, area, questions["age_months"].ask).told}
    if told.get("unborn"):
        return "unborn"
    return str(told["age_months"]) if told.get("age_months") is not None else None


def _word(value: Any) -> str:
    return WORDS[value] if value is None or isinstance(value, bool) else str(value)


def by_question(answered: List[Answered]) -> Dict[str, Figures]:
    """The figures of each question."""
    names = sorted({each.question for each in answered})
    groups = {name: [each for each in answered if each.question == name] for name in names}
    return {name: Figures(Share.of(each.right for each in some),
                          Share.of(each.mistaken for each in some))
            for name, some in groups.items()}
