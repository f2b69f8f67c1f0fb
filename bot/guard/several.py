"""One message may answer several questions of ours: each answer is read with its own question."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Optional, Tuple

#: As `wording` numbers the questions.
_QUESTION = re.compile(r"(?:^|\s)(\d{1,2})\)\s")
#: As people number their answers: "1) yes", "2. mum", "3: no".
_ANSWER = re.compile(r"(?:^|[\n,;.!?]|\s(?=\(?\d{1,2}\s?[):]))\s*\(?(\d{1,2})\s?[).:]\s*")
#: What parts a list of answers without numbers.
_APART = re.compile(r"\s*[;\n]+\s*")
Pair = Tuple[str, List[str]]


def wording(payload: Dict[str, Any]) -> Optional[str]:
    """What a message of ours asks, each question behind its number where there are several.

    A question that quotes what somebody typed is left out: nothing that was typed is remembered.
    """
    items = payload.get("items") or ()
    if len(items) < 2:
        return payload.get("asked")
    return " ".join(f"{number}) {'' if one.get('pick') else one.get('text', '')}"
                    for number, one in enumerate(items, 1))


def answered(text: str, asked: str, short: int = 0) -> List[Pair]:
    """Each answer with the questions that it may answer; nothing of the text is left out.

    A number names the question; what stands before the first number, or behind one that was not asked, answers
    nothing. Each answer of a list without numbers, none of more than `short` words, may answer any of them; other
    text answers the first.
    """
    questions = dict(_numbered(_QUESTION, asked))
    if len(questions) < 2:
        return [(text, [asked])]
    answers = _numbered(_ANSWER, text)
    if not {number for number, _ in answers} & set(questions):
        return _listed(text, [question for question in questions.values() if question] or [""], short)
    before = text[: _ANSWER.search(text).start()].strip()  # type: ignore[union-attr]
    return [*([(before, [""])] if before else []),
            *((answer, [questions.get(number, "")]) for number, answer in answers if answer)]


def _listed(text: str, questions: List[str], short: int) -> List[Pair]:
    pieces = [piece for piece in _APART.split(text) if piece]
    if len(pieces) < 2 or any(len(piece.split()) > short for piece in pieces):
        return [(text, questions[:1])]  # somebody tells something: it is heard as a whole
    return [(piece, questions) for piece in pieces]


def _numbered(pattern: "re.Pattern[str]", text: str) -> List[Tuple[int, str]]:
    """What stands behind each number, up to the next."""
    marks = list(pattern.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [(int(mark.group(1)), text[mark.end() : end].strip()) for mark, end in zip(marks, ends)]
