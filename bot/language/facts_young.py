"""Not yet born, and able to move without help: what the youngest children turn on."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Dict, List, Optional

from bot.language.facts_child import Age, child_age
from bot.language.facts_numbers import lists, number, small
from bot.language.facts_page import Page
from bot.language.facts_rules import part, whole
from bot.language.lexicon import data
from bot.language.reading import Told

#: Below this age nothing said about moving means that the child does not move alone.
MOVES_FROM = 6
#: Older children walk; only words that babies are described with count for them.
SMALL_UNTIL = 5 * 12
_PARTS = ("not", "girl", "mother", "not_before", "not_after", "told_by")


@lru_cache(maxsize=None)
def _pattern(group: str, name: str) -> Any:
    raw: Dict[str, Any] = data("facts/age.yml")[group]
    build = part if name in _PARTS else whole
    return build(raw[name], lists())


def unborn(page: Page, found: List[Age]) -> Optional[Told]:
    """An unborn child; a pregnant girl who is herself the child is none."""
    born = child_age([age for age in found if not age.rough])
    name = "plain_about" if born else "plain"
    for match in page.find(_pattern("unborn", name)):
        return page.told("unborn", True, *match.span())
    if born:
        return None
    for match in page.find(_pattern("unborn", "pregnant")):
        before = page.before(match.start())
        if not _pattern("unborn", "not").search(before) and not _is_girl(page, match):
            return page.told("unborn", True, *match.span())
    return None


def _is_girl(page: Page, match: Any) -> bool:
    words = page.sentence(*match.span())
    girl, mother = (_pattern("unborn", name).search(words) for name in ("girl", "mother"))
    return bool(girl) and not mother


def mobile(page: Page, found: List[Age], asked: Optional[str]) -> Optional[Told]:
    """Whether the child moves without help. A carer's word for it alone does not count."""
    age = child_age(found)
    young = asked == "mobile" or (age is not None and age.months < SMALL_UNTIL)
    for match in page.find(_pattern("mobile", "yes")):
        if (young or _pattern("mobile", "young").fullmatch(match.group())) and _moves(page, match):
            return page.told("mobile", True, *match.span())
    for match in page.find(_pattern("mobile", "no")):
        if not page.about_other(match.start()):
            return page.told("mobile", False, *match.span())
    if age and age.months < MOVES_FROM and not age.rough or age and age.months < 1:
        return page.told("mobile", False, age.start, age.end)
    return None


def _moves(page: Page, match: Any) -> bool:
    before = page.before(match.start())
    return not (_pattern("mobile", "not_before").search(before)
                or _pattern("mobile", "told_by").search(before)
                or _pattern("mobile", "not_after").search(page.after(match.end())))


def asked_age(page: Page) -> Optional[Told]:
    """A bare number after the question for the age is years; "reception" is an age too."""
    for row in data("facts/age.yml")["asked_months"]:
        match = part(row["like"]).search(page.unquoted)
        if match:
            return page.told("age_months", float(row["months"]), *_words(page, match.span()))
    match = small("asked").match(page.unquoted[:200])
    if not match:
        return None
    from_number = match.span("n")
    return page.told("age_months", number(match["n"]) * 12, *from_number)


def _words(page: Page, span: Any) -> Any:
    start, end = span
    while start < end and not page.plain[start].isalnum():
        start += 1
    return start, end
