"""What the child said, in the child's own words."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Dict, Optional, Tuple

from bot.language.facts_page import Page
from bot.language.facts_rules import Whole, part, whole
from bot.language.lexicon import data
from bot.language.reading import Told

_WHOLE = ("unquoted",)


@lru_cache(maxsize=1)
def _patterns() -> Dict[str, Any]:
    raw = data("facts/said.yml")
    return {name: (whole if name in _WHOLE else part)(raw[name]) for name in raw}


def child_said(page: Page) -> Optional[Told]:
    """Quoted words of the child, or else what follows "she said"."""
    span = _quoted(page) or _unquoted(page)
    return page.told("child_said", page.text[slice(*span)], *span) if span else None


def _quoted(page: Page) -> Optional[Tuple[int, int]]:
    for start, end in page.quotes:
        said = _patterns()["before_quote"].search(page.before(start))
        if said and not _others(page, start - len(said.group()), said["who"] or ""):
            return start + 1, end - 1
        after = _patterns()["after_quote"].search(page.after(end))
        if after and not _others(page, start, after["who"] or after["speaker"]):
            return start + 1, end - 1
    return None


def _unquoted(page: Page) -> Optional[Tuple[int, int]]:
    for match in page.find(_patterns()["unquoted"]):
        start, end = match.span("words")
        while end > start and page.plain[end - 1] in " ,-":
            end -= 1
        nothing = _patterns()["nothing"].match(page.plain[start:end])
        if not nothing and not _others(page, match.start(), match["who"]):
            return start, end
    return None


def _others(page: Page, start: int, who: str) -> bool:
    """Whether "she" is the mother or somebody else named just before."""
    if who in ("he", "she", "they"):
        return page.about_other(start, pros=True)
    return _other().fullmatch(who) is not None


@lru_cache(maxsize=1)
def _other() -> Whole:
    return whole("<other>|police|school|head|doctor|gp|nurse|i|we|social worker")
