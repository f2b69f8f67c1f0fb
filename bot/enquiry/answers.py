"""A message that answers several questions at once: each answer is read with its own question."""

from __future__ import annotations

from typing import Any, Dict, List

from bot.enquiry import people
from bot.enquiry.case import Case
from bot.enquiry.replies import numbered, parts
from bot.enquiry.reply_steps import Rest, answer_items
from bot.enquiry.turn import Say


def take_answers(talk: Any, case: Case, words: str, payload: Dict[str, Any]) -> List[Say]:
    """The answers are in the case and their questions done with; what else they say is heard.

    What is said of the place comes back.
    """
    keys, before, facts = list(case.open.get("items", ())), case.asked, dict(case.facts)
    rest = answer_items(case, talk.area(case), words, payload)
    picked = {key: value for key, value in case.facts.items() if value != facts.get(key)}
    own_words = {key: words_of for key, words_of in case.words.items() if key in picked}
    case.asked = [*before, *keys, f"message:{len(before)}"]
    said = [say for one in together(rest) for say in talk.hear(case, one.words, asked=one.asked)]
    case.facts.update(picked)  # what was answered stands, whatever else the same words may mean
    case.words.update(own_words)
    if said and not picked:
        # They corrected the area and answered nothing: the questions come again.
        case.asked = before
    people.grown_up(case, keys)
    return said


def answered_in_parts(case: Case, words: str) -> bool:
    """Whether a message is a list of answers to the open questions: numbered, or one a line."""
    if not case.area or case.open.get("kind") != "questions":
        return False
    pieces = parts(words)
    return (any(numbered(piece)[0] for piece in pieces)
            or len(pieces) == len(case.open.get("items", ())) > 1)


def together(rest: List[Rest]) -> List[Rest]:
    """Neighbouring words that answer the same question as one text."""
    joined: List[Rest] = []
    for one in rest:
        if joined and joined[-1].asked == one.asked:
            joined[-1] = Rest(f"{joined[-1].words}\n{one.words}", one.asked)
        else:
            joined.append(one)
    return joined
