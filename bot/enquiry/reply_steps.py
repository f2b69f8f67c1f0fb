"""Reading an answer to the question that is open. Each returns whether it understood."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from bot.engine.library import Area
from bot.enquiry.case import Case
from bot.enquiry.items import Item, item
from bot.enquiry.replies import (
    chosen, is_reply, numbered, only_numbers, parts, says_wrong, value_of, yes_no,
)
from bot.enquiry.understand import confirm, drop, pick, shown, unsure


#: An answer of no more words to an open question names something and worries about nothing.
BARE = 2


def answer_items(case: Case, area: Area, text: str, payload: Optional[Dict[str, Any]]) -> List[str]:
    """Put an answer to the open items into the case; what answered none of them comes back."""
    items = [one for key in case.open.get("items", ()) for one in (item(key, case, area),) if one]
    given = (payload or {}).get("answers", {})
    for one in items:
        if one.key in given:
            keep(case, area, one, given[one.key])
    left = [one for one in items if one.key not in given]
    typed = text and not (given and _is_labels(text, items, given))
    return _from_text(case, area, items, left, text) if typed else []


def _is_labels(text: str, items: List[Item], given: Dict[str, Any]) -> bool:
    """Whether a text is only what stands on the buttons that were pressed."""
    pressed = {c.label for one in items if one.key in given
               for at, c in enumerate(one.choices) if at == given[one.key]}
    return set(text.split("; ")) <= pressed


def _from_text(case: Case, area: Area, asked: List[Item], items: List[Item], text: str) -> List[str]:
    """`items` of those `asked` are answered by a text; what answered none of them comes back."""
    if is_reply("skip", text):
        case.skipped += [one.key for one in items]
        return []
    if is_reply("not_sure", text):
        for one in items:
            not_known(case, one)
        return []
    if yes_no(text):
        return _every(case, area, items, text)
    pieces = [numbered(p) for p in ([text] if len(items) == 1 else parts(text))]
    in_order = len(pieces) == len(items) > 1 and not any(number for number, _ in pieces)
    left, rest = list(items), []
    for place, (number, words) in enumerate(pieces):
        order = asked if number else items
        place = number - 1 if number else place if in_order else len(items)
        named = [one for one in order[place:place + 1] if one in left]
        if not _one_piece(case, area, named, left, words):
            rest.append(words)
    return rest


def _every(case: Case, area: Area, items: List[Item], text: str) -> List[str]:
    """A bare yes or no answers every question that it can answer."""
    for one in items:
        index = chosen(text, one.choices)
        if index is not None:
            keep(case, area, one, index)
    return []


def unclear(case: Case, area: Area, text: str) -> bool:
    """Whether a bare yes or no could answer more than one of the open questions."""
    items = [one for key in case.open.get("items", ()) for one in (item(key, case, area),) if one]
    return bool(yes_no(text) in ("yes", "no")
                and sum(chosen(text, one.choices) is not None for one in items) > 1)


def _one_piece(case: Case, area: Area, named: List[Item], left: List[Item], words: str) -> bool:
    """Whether a piece of the message is nothing but an answer to one of the items, then taken off.

    `named`: the item that its number or its place in the message points to.
    """
    for one in [i for i in (*named, *left) if i.choices]:
        index = chosen(words, one.choices)
        if index is not None:
            keep(case, area, one, index)
            left.remove(one)
            return _is_short(words)
    free = [i for i in named or left if not i.choices]
    if free and (named or len(left) == 1):
        keep_words(case, free[0], words)
        left.remove(free[0])
        return len(words.split()) <= BARE
    return False


def _is_short(words: str) -> bool:
    """A long answer is also read as part of the concern."""
    return len(words.split()) <= 4


def keep(case: Case, area: Area, one: Item, index: int) -> None:
    """Keep the choice that was made."""
    if not 0 <= index < len(one.choices):
        return
    value = value_of(one.choices[index])
    if one.finding:
        pick(case, area, one.finding, value) if value else unsure(case, one.finding)
    else:
        case.facts[one.key_fact] = value
        case.words[one.key_fact] = one.choices[index].label


def keep_words(case: Case, one: Item, words: str) -> None:
    """Keep a free answer, unless the reader has made a value of it already."""
    if one.reads is None and one.key_fact not in case.facts:
        case.facts[one.key_fact] = words[:300]
        case.words[one.key_fact] = words[:160]


def not_known(case: Case, one: Item) -> None:
    """"Not sure" is an answer: it is kept, and stands in the list of what could move the level."""
    if one.finding:
        unsure(case, one.finding)
    else:
        case.facts.setdefault(one.key_fact, None)


def drop_numbers(case: Case, area: Area, text: str) -> bool:
    """Whether the message named numbers of findings to take out. A bare number takes nothing out,
    unless it was asked which is wrong."""
    rows = shown(case, area)
    meant = says_wrong(text) or "which_wrong" in case.asked
    named = only_numbers(text, len(rows)) if meant else []
    drop(case, area, [rows[n - 1].id for n in named])
    return bool(named)


def confirm_numbers(case: Case, area: Area, text: str) -> bool:
    """Whether the message named numbers of uncertain findings that are meant."""
    rows = shown(case, area)
    named = only_numbers(text, len(rows))
    if not named:
        return False
    ids = [rows[n - 1].id for n in named]
    drop(case, area, [row.id for row in rows if row.id not in ids])
    confirm(case, ids)
    return True
