"""Who is typing. Doubt gives nothing: a wrong guess would turn a practitioner away."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Dict, List, Match, Optional, Tuple

from bot.language.facts_age import ADULT, Age
from bot.language.facts_page import Page
from bot.language.facts_rules import Whole, part, whole
from bot.language.lexicon import data
from bot.language.reading import Told

#: An answer to "what is your job?" is no longer than this.
SHORT = 6
#: From this age on a son or daughter in the text is grown up too.
AGED = 60 * 12


def _raw() -> Dict[str, Any]:
    return data("facts/person.yml")


@lru_cache(maxsize=1)
def _lists() -> Dict[str, str]:
    raw = _raw()
    return {"titles": "|".join(f"(?:{titles})" for titles in raw["roles"].values()),
            "qualified": raw["qualified"], "par": raw["par"]}


@lru_cache(maxsize=1)
def _intros() -> Tuple[Whole, ...]:
    return tuple(whole(like, _lists()) for like in _raw()["intro"])


@lru_cache(maxsize=1)
def _does() -> Tuple[Tuple[str, Whole], ...]:
    return tuple((row["role"], whole(row["like"])) for row in _raw()["does"])


@lru_cache(maxsize=1)
def _titles() -> Tuple[Tuple[str, Whole], ...]:
    return tuple((name, whole(titles)) for name, titles in _raw()["roles"].items())


@lru_cache(maxsize=None)
def _whole(name: str, *path: str) -> Whole:
    value: Any = _raw()[name]
    for key in path:
        value = value[key]
    return whole(value)


def role(page: Page, asked: Optional[str]) -> Optional[Told]:
    """The job of the person typing, when they say it themselves."""
    for pattern in _intros():
        for match in page.find(pattern):
            return page.told("role", _role_of(match["title"]), *match.span("title"))
    for name, pattern in _does():
        for match in page.find(pattern):
            return page.told("role", name, *match.span())
    return _asked_role(page) if asked == "role" else None


def _role_of(title: str) -> str:
    return next((name for name, titles in _titles() if titles.fullmatch(title)), "other")


def _asked_role(page: Page) -> Optional[Told]:
    for name, titles in _titles():
        for match in page.find(titles):
            return page.told("role", name, *match.span())
    words = page.text.strip()
    if not words[:1].isalpha() or part(_raw()["not_job"]).search(page.plain):
        return None
    return Told("role", "other", words) if len(words.split()) <= SHORT else None


@lru_cache(maxsize=1)
def _people() -> Tuple[Tuple[Dict[str, Any], Tuple[Whole, ...]], ...]:
    return tuple((row, tuple(whole(like, _lists()) for like in row["like"]))
                 for row in _raw()["people"])


def person(page: Page, found: List[Age], job: Optional[Told]) -> Optional[Told]:
    """Somebody who is no practitioner asking about another's child."""
    works = job is not None or bool(_whole("practitioner").search(page.unquoted[:5000]))
    for row, patterns in _people():
        if works and any(row.get(key) for key in ("grave", "weak", "public")):
            continue
        match = next((m for p in patterns for m in page.find(p) if _theirs(page, row, m)), None)
        if match:
            kind = "own_child" if job and row["kind"] == "parent" else row["kind"]
            return page.told("person", kind, *match.span())
    return _adult(page, found)


def _theirs(page: Page, row: Dict[str, Any], match: Match[str]) -> bool:
    """Whether the words are the writer's own and nobody's that they report."""
    if part(_raw()["reported"]).search(page.before(match.start())):
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
    other = _whole("adult", "old_young" if aged else "young").search(text) or _whole("adult", "not").search(text)
    return None if other else page.told("person", "adult", *span)
