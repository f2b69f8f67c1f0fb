"""How each kind of question is answered from a script: in the words of its facts, or by a letter."""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, Optional

from bot.scenarios.played import Message


def shorter(answer: str) -> str:
    """Asked about danger again, people say the plain word: "no, he is at work" becomes "no"."""
    words = answer.lower()
    return next((plain for plain in ("not sure", "yes", "no") if re.match(rf"{plain}\b", words)), answer)


def _confirm(play: Any, message: Message) -> str:
    found = message["found"]
    wrong = [n for n, row in enumerate(found, 1) if play.mind.is_one(row, play.part.does_not_mean)]
    if message["certain"]:
        return play.take_out(wrong, found) or "yes"
    meant = [n for n, row in enumerate(found, 1) if play.mind.is_one(row, play.part.means)]
    return " and ".join(map(str, meant)) or "none of these"


def _questions(play: Any, message: Message) -> str:
    items, otherwise = message["items"], play.part.otherwise
    told = [_item(play, item) for item in items]
    if not any(told):
        return otherwise
    if len(items) == 1:
        return str(told[0])
    lines = [f"{n}) {words or 'not sure'}" for n, words in enumerate(told, 1) if words or otherwise == "not sure"]
    return "\n".join(lines)


def _item(play: Any, item: Dict[str, Any]) -> Optional[str]:
    if not item.get("pick"):
        return play.told(item["id"])
    labels = [one["label"] for one in item["choices"]]
    meant = play.mind.pick(labels, play.part.means)
    if meant is None:
        play.played.unanswered.append(item["id"])
    return "abcdefghijklmnop"[meant] if meant is not None else None


def _today(play: Any, message: Message) -> str:
    return play.told("today") or play.part.otherwise


def _summary(play: Any, message: Message) -> str:
    return "yes"


def other(play: Any, message: Message) -> str:
    """What is said where a script has nothing to say."""
    return play.part.otherwise


ANSWERS: Dict[str, Callable[[Any, Message], str]] = {
    "confirm": _confirm, "questions": _questions, "today": _today, "summary": _summary}
