"""Who is typing. Doubt gives nothing: a wrong guess would turn a practitioner away."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Dict, List, Match, Optional, Tuple

from bot.language.facts_child import ADULT, Age
from bot.language.facts_page import Page
from bot.language.facts_role import lists, raw
from bot.language.facts_rules import Whole, part, whole
from bot.language.reading import Told

#: From this age on a son or daughter in the text is grown up too.
AGED = 60 * 12


@lru_cache(maxsize=None)
def _whole(name: str, *path: str) -> Whole:
    value: Any = raw()[name]
    for key in path:
        value = value[key]
    return whole(value)


@lru_cache(maxsize=1)
def _people() -> Tuple[Tuple[Dict[str, Any], Tuple[Whole, ...]], ...]:
    return tuple((row, tuple(whole(like, lists()) for like in row["like"]))
                 for row in raw()["people"])


def person(page: Page, found: List[Age], job: Optional[Told]) -> Optional[Told]:
    """Somebody who is no practitioner asking about another's child."""
    works = job is not None or bool(_whole("practitioner").search(page.unquoted[:5000]))
    for row, patterns in _people():
        if works and any(row.get(key) for key in ("grave", "weak", "public")):
            continue
        theirs = (m for p in patterns for m in page.find(p) if _theirs(page, row, m))
        match = next(theirs, None)
        if match:
            kind = "own_child" if job and row["kind"] == "parent" else row["kind"]
            return page.told("person", kind, *match.span())
    return _adult(page, found)


def _theirs(page: Page, row: Dict[str, Any], match: Match[str]) -> bool:
    """Whether the words are the writer's own and nobody's that they report."""
    if part(raw()["reported"]).search(page.before(match.start())):
        return False
    if "not_before" in row and part(row["not_before"]).search(page.before(match.start())):
        return False
    words = page.sentence(*match.span())
    return not ("unless" in row and whole(row["unless"]).search(words))


def _adult(page: Page, found: List[Age]) -> Optional[Told]:
    """An adult who is harmed, where no child is spoken of."""
    if any(age.months < ADULT for age in found):
        return None
    text = page.unquoted[:5000]
    old = next(((age.start, age.end) for age in found), None)
    word = _whole("adult", "words").search(text)
    span = old or (word.span() if word else None)
    if not span or not _whole("adult", "harmed").search(text):
        return None
    aged = any(age.months >= AGED for age in found)
    young = _whole("adult", "old_young" if aged else "young").search(text)
    other = young or _whole("adult", "not").search(text)
    return None if other else page.told("person", "adult", *span)
