"""The same lesson about a boy or a girl: so that the model learns that it makes no difference."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Dict

from bot.teaching.lessons import Lesson

_PAIRS = (("he", "she"), ("himself", "herself"), ("hes", "shes"), ("he's", "she's"),
          ("boy", "girl"), ("boys", "girls"), ("lad", "lass"), ("son", "daughter"),
          ("brother", "sister"), ("nephew", "niece"), ("mum", "dad"), ("mother", "father"),
          ("stepdad", "stepmum"), ("gran", "grandad"), ("uncle", "aunt"))
SWAPS: Dict[str, str] = {**dict(_PAIRS), **{second: first for first, second in _PAIRS},
                         "his": "her", "him": "her"}
_WORD = re.compile(r"[A-Za-z']+")
#: "her" before one of these, or before no word at all, is "him"; else it is "his".
_AFTER_HIM = frozenset(
    "to in on at up out and but or off for from with when while if that again about into as by now "
    "then so because down over away home back a the there here alone too after before it how".split())
#: What happens to one sex only is left as it was told.
_BODY = re.compile(r"pregnan|midwi|birth|fgm|\bcut(?!e)|period|breast|circumcis|genital|womb|contracep",
                   re.IGNORECASE)


def swapped(lesson: Lesson) -> Lesson:
    """The lesson with its hes and shes, mums and dads changed about."""
    return lesson if _BODY.search(lesson.text) else replace(lesson, text=_swap(lesson.text))


def _swap(text: str) -> str:
    def other(found: "re.Match[str]") -> str:
        word = found.group()
        low = word.lower()
        new = _him_or_his(text[found.end() :]) if low == "her" else SWAPS.get(low, "")
        if not new:
            return word
        return new.upper() if word.isupper() and len(word) > 1 else \
            new.capitalize() if word[0].isupper() else new

    return _WORD.sub(other, text)


def _him_or_his(rest: str) -> str:
    follows = re.match(r" ([A-Za-z']+)", rest)
    return "him" if follows is None or follows.group(1).lower() in _AFTER_HIM else "his"
