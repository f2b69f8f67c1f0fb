"""Reading short answers: yes, no, not sure, skip, a letter, a number, the words of a choice."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, FrozenSet, List, Optional, Sequence, Tuple

from ruamel.yaml import YAML

from bot.enquiry.questions import Choice

FILE = Path(__file__).with_name("replies.yml")
LETTERS = "abcdefghijklmnop"
#: A correction is short; a longer message tells a story in which places may be anybody's.
CORRECTION = 12
POLITE = re.compile(r"\b(please|thanks|thank you|i think|i guess|sorry|um+|er+|well|so|oh|ok so)\b")


@lru_cache(maxsize=1)
def _lists() -> Dict[str, FrozenSet[str]]:
    raw = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    return {key: frozenset(plain(str(v)) for v in values) for key, values in raw.items()}


def plain(text: str) -> str:
    """Small letters, no punctuation or politeness, single spaces."""
    text = text.lower().replace("’", "'").replace("'", "")
    text = re.sub(r"[^\w\s👍👎?/]", " ", text)
    text = re.sub(r"\s+", " ", POLITE.sub(" ", text)).strip()
    return text if text.strip("?") == "" else text.replace("?", "").strip()


def without_markup(text: str) -> str:
    """Pasted HTML without its tags and scripts; "<" as a sign between words stays."""
    text = re.sub(r"(?is)<(script|style)\b.*?</\1\s*>", " ", text)
    return re.sub(r"</?[a-zA-Z][^<>]{0,300}>", " ", text)


def is_reply(kind: str, text: str) -> bool:
    """Whether a message is nothing but such an answer: yes, no, not_sure, skip or none."""
    return plain(text) in _lists()[kind]


def is_any_reply(text: str) -> bool:
    """Whether a message is a short answer and nothing else, a single letter or number included."""
    words = plain(text)
    kinds = ("yes", "no", "not_sure", "skip", "none")
    return len(words) < 2 or words.isdigit() or any(words in _lists()[kind] for kind in kinds)


def yes_no(text: str) -> Optional[str]:
    """"yes", "no", "not_sure", or None for anything else."""
    return next((kind for kind in ("yes", "no", "not_sure") if is_reply(kind, text)), None)


def is_today(asked: Optional[str]) -> bool:
    """Whether a question asks what made somebody think of the child: level 1 needs its answer."""
    words = set(plain(asked or "").split())
    return any(set(phrase.split()) <= words for phrase in _lists()["today_question"])


def corrects(text: str) -> bool:
    """Whether a short message says that something was wrong, or where the child lives."""
    words = f" {plain(text)} "
    return len(words.split()) <= CORRECTION and any(f" {sign} " in words
                                                    for sign in _lists()["correction"])


def starts_yes(text: str) -> Tuple[bool, str]:
    """Whether a message begins with yes, and what follows it."""
    match = re.match(r"^\s*(yes|yeah|yep|yup|correct|thats right|that's right)\b[\s,.;:!-]*(.*)$",
                     text, re.IGNORECASE | re.DOTALL)
    return (True, match.group(2).strip()) if match else (False, text)


def numbers(text: str, most: int) -> List[int]:
    """Numbers from 1 to `most` that a short message names."""
    if len(text) > 60:
        return []
    return [int(n) for n in re.findall(r"\b\d{1,2}\b", text) if 1 <= int(n) <= most]


def says_wrong(text: str) -> bool:
    """Whether a message takes something back: "2 is wrong", "not 2", "remove 2"."""
    words = set(plain(text).split())
    return any(set(phrase.split()) <= words for phrase in _lists()["wrong"])


def only_numbers(text: str, most: int) -> List[int]:
    """Numbers from 1 to `most` in a message that says nothing besides: "not 2", "1 and 3 are wrong"."""
    about = _lists()["number_words"]
    rest = [word for word in plain(text).split() if not word.isdigit() and word not in about]
    return [] if rest else numbers(text, most)


def chosen(text: str, choices: Sequence[Choice]) -> Optional[int]:
    """The index of the choice that a message names, by letter, number, label or other words."""
    words = plain(text)
    by_letter = re.match(r"^(?:option |its |it is |i d say |id say |answer )?\(?([a-p])\)?$", words)
    if by_letter and LETTERS.index(by_letter.group(1)) < len(choices):
        return LETTERS.index(by_letter.group(1))
    if words.isdigit() and 1 <= int(words) <= len(choices):
        return int(words) - 1
    return _exact(words, choices) if _exact(words, choices) is not None else _within(words, choices)


def _exact(words: str, choices: Sequence[Choice]) -> Optional[int]:
    kind = yes_no(words)
    for index, choice in enumerate(choices):
        label = plain(choice.label)
        if words == label or (kind and label == kind.replace("_", " ")):
            return index
    return None


def _within(words: str, choices: Sequence[Choice]) -> Optional[int]:
    """The choice whose longest phrase stands in the message."""
    best: Tuple[int, Optional[int]] = (0, None)
    for index, choice in enumerate(choices):
        for phrase in (choice.label, *choice.says):
            key = plain(phrase)
            if len(key) > best[0] and len(key) > 2 and re.search(rf"\b{re.escape(key)}\b", words):
                best = (len(key), index)
    return best[1]


def parts(text: str) -> List[str]:
    """A message in the pieces in which several answers may stand."""
    pieces = re.split(r"[\n;]+|(?<=[.!?])\s+|,\s*(?=(?:\d+\s*[).:]|\d{1,2}\s+(?:yes|no|not sure|skip|[a-p])\b"
                      r"|[a-p]\b(?!\s+\w)|yes\b|no\b|not sure\b|skip\b))",
                      text)
    return [piece.strip() for piece in pieces if piece and piece.strip(" ,.")]


def numbered(piece: str) -> Tuple[Optional[int], str]:
    """The number that a piece begins with ("2: yes"), and the rest."""
    match = re.match(r"^\(?(\d{1,2})(?:\s*[).:\-=]\s*|\s+(?=(?:yes|no|not sure|skip|[a-p])\b))(.+)$",
                     piece, re.DOTALL | re.IGNORECASE)
    return (int(match.group(1)), match.group(2)) if match else (None, piece)


def value_of(choice: Choice) -> Any:
    """What is kept for a choice."""
    return choice.value
