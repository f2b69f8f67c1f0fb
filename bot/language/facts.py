"""Reads facts from a message: age, place, who is typing and what was told beside the worry."""

from __future__ import annotations

from functools import lru_cache
from typing import Iterator, List, Optional, Tuple

from bot.language.facts_age import ages
from bot.language.facts_child import Age, child_age
from bot.language.facts_page import Page
from bot.language.facts_person import person
from bot.language.facts_phrases import phrases
from bot.language.facts_places import PlaceIndex
from bot.language.facts_role import role
from bot.language.facts_rules import Whole, whole
from bot.language.facts_said import child_said
from bot.language.facts_where import place
from bot.language.facts_young import asked_age, mobile, unborn
from bot.language.lexicon import data
from bot.language.reading import Told


def read_facts(text: str, places: PlaceIndex, asked: Optional[str] = None) -> Tuple[Told, ...]:
    """Every fact that the message tells, each once. `asked` is the question that it answers."""
    if not text.strip():
        return ()
    return tuple(item for item in _facts(Page(text), places, asked_fact(asked))
                 if item and item.because.strip())


def _facts(page: Page, places: PlaceIndex, asked: Optional[str]) -> Iterator[Optional[Told]]:
    found = ages(page)
    not_born = unborn(page, found)
    yield not_born
    if not not_born:
        yield from _about_born(page, found, asked)
    job = role(page, asked)
    yield job
    if asked != "child_said":  # what a child said is told by somebody else
        yield person(page, found, job)
    yield from phrases(page, asked)
    yield child_said(page)
    yield place(page, places, asked)


def _about_born(page: Page, found: List[Age], asked: Optional[str]) -> Iterator[Optional[Told]]:
    age = child_age(found)
    if asked == "age_months" and (age is None or age.rough):
        yield asked_age(page) or _told_age(page, age)
    else:
        yield _told_age(page, age)
    yield mobile(page, found, asked)


def _told_age(page: Page, age: Optional[Age]) -> Optional[Told]:
    return page.told("age_months", age.months, age.start, age.end) if age else None


@lru_cache(maxsize=1)
def _questions() -> Tuple[Tuple[str, Whole], ...]:
    return tuple((fact, whole(like)) for fact, like in data("facts/asked.yml").items())


def asked_fact(asked: Optional[str]) -> Optional[str]:
    """The fact that a question of ours is about; "other" for any other question."""
    if not asked:
        return None
    words = asked.lower()
    return next((fact for fact, like in _questions() if like.search(words)), "other")
