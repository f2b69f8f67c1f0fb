"""Which of the places in a message is the child's."""

from __future__ import annotations

from functools import lru_cache
from typing import Dict, List, Optional, Pattern, Sequence

from bot.language.facts_page import Page
from bot.language.facts_names import Mention
from bot.language.facts_places import PlaceIndex
from bot.language.facts_rules import part
from bot.language.lexicon import data
from bot.language.reading import Told

#: An answer to "where?" is no longer than this many words.
SHORT = 6
#: The rank of a place that is said to be the child's. Elsewhere counts only so in a long message.
HOME = 2


@lru_cache(maxsize=1)
def _signs() -> Dict[str, Pattern[str]]:
    raw = data("facts/places.yml")
    return {key: part(value) for key, value in raw.items() if isinstance(value, str)}


def place(page: Page, places: PlaceIndex, asked: Optional[str]) -> Optional[Told]:
    """The child's place: said to be home, else the only one that is not somebody else's."""
    short = len(page.plain[:200].split()) <= SHORT
    answer = short and asked == "place"
    mentions = [m for m in places.find(page.plain) if _stands(page, m, answer)]
    ranks = {mention: _rank(page, mention, answer) for mention in mentions}
    if not short:
        mentions = [m for m in mentions if m.name.kind != "elsewhere" or ranks[m] == HOME]
    best = max((ranks[m] for m in mentions), default=0)
    return _told(page, [m for m in mentions if ranks[m] == best]) if best > 0 else None


def _stands(page: Page, mention: Mention, answer: bool) -> bool:
    """Whether a name is meant as a place, and not as a road's, a person's or a word."""
    before, after = page.before(mention.start), page.after(mention.end)
    if _signs()["road_after"].search(after):
        return False
    return not mention.guarded or answer or _has_sign(mention, before, after)


def _has_sign(mention: Mention, before: str, after: str) -> bool:
    """Whether the words around a name that is also a word make it a place."""
    signs = _signs()
    if signs["title_before"].search(before):
        return False
    if mention.strict:
        lives = signs["live_before"].search(before)
        return bool(lives and not signs["month_after"].search(after))
    alone = not (before + after).strip(" ,-'\"")
    return bool(alone or signs["sign_before"].search(before) or signs["sign_after"].search(after))


def _rank(page: Page, mention: Mention, answer: bool) -> int:
    """HOME; 1: just said; 0: another's place, or of another time."""
    before, signs = page.before(mention.start), _signs()
    if answer:
        return HOME
    if signs["past_before"].search(before) or signs["from_before"].search(before):
        return 0
    if signs["lives_with"].search(before):
        return HOME
    writer = bool(signs["writer_before"].search(before))
    if not writer and _is_others(before, page.after(mention.end)):
        return 0
    home = signs["home_before"].search(before)
    return HOME if home else int(writer or not signs["other_before"].search(before))


def _is_others(before: str, after: str) -> bool:
    """Whether a grown-up or a friend lives there, and not the child with them."""
    signs = _signs()
    return bool(signs["whose_before"].search(before[-60:])
                and not signs["not_whose"].search(before) and not signs["with_after"].search(after))


def _told(page: Page, mentions: Sequence[Mention]) -> Told:
    """One place; of a narrower and a wider name the narrower; else all that it may be."""
    sure: List[Mention] = [m for m in mentions if "area" in m.name.value]
    areas = list(dict.fromkeys(m.name.may_be[0] for m in sure))
    first = (sure or list(mentions))[0]
    if len(areas) > 1:
        return page.told("place", {"may_be": areas}, first.start, first.end)
    doubtful = [m for m in mentions if "may_be" in m.name.value]
    if not sure and doubtful:
        first = doubtful[0]
    return page.told("place", first.name.value, first.start, first.end)
