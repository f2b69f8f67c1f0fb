"""The job of the person typing, when they say it themselves."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Dict, Optional, Tuple

from bot.language.facts_page import Page
from bot.language.facts_rules import Whole, part, whole
from bot.language.lexicon import data
from bot.language.reading import Told

#: An answer to "what is your job?" is no longer than this.
SHORT = 6


def raw() -> Dict[str, Any]:
    """The data about who is typing."""
    return data("facts/person.yml")


@lru_cache(maxsize=1)
def lists() -> Dict[str, str]:
    """Word lists that only these patterns use."""
    rows = raw()
    return {"titles": "|".join(f"(?:{titles})" for titles in rows["roles"].values()),
            "qualified": rows["qualified"], "par": rows["par"]}


@lru_cache(maxsize=1)
def _intros() -> Tuple[Whole, ...]:
    return tuple(whole(like, lists()) for like in raw()["intro"])


@lru_cache(maxsize=1)
def _does() -> Tuple[Tuple[str, Whole], ...]:
    return tuple((row["role"], whole(row["like"])) for row in raw()["does"])


@lru_cache(maxsize=1)
def _titles() -> Tuple[Tuple[str, Whole], ...]:
    return tuple((name, whole(titles)) for name, titles in raw()["roles"].items())


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
    if not words[:1].isalpha() or part(raw()["not_job"]).search(page.plain):
        return None
    return Told("role", "other", words) if len(words.split()) <= SHORT else None
