"""Facts that are told by a phrase, by the lists in facts/phrases.yml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Dict, Iterator, List, Match, Optional, Tuple

from bot.language.facts_page import Page
from bot.language.facts_rules import Whole, part, whole
from bot.language.lexicon import data
from bot.language.reading import Told

LONGEST_WORDS = 200
_LATER = ("danger",)


@dataclass(frozen=True)
class Rule:
    """One value of a fact, the patterns that tell it and what voids them."""

    fact: str
    value: Any
    like: Tuple[Whole, ...]
    checks: Dict[str, Any]
    child: bool
    real: bool


@lru_cache(maxsize=1)
def rules() -> Tuple[Rule, ...]:
    """All rules, in the order of the data."""
    return tuple(_rule(fact, row) for fact, rows in data("facts/phrases.yml").items()
                 for row in rows)


def _rule(fact: str, row: Dict[str, Any]) -> Rule:
    checks: Dict[str, Any] = {name: part(row[name])
              for name in ("before_not", "after_not", "whole") if name in row}
    checks.update({name: whole(row[name]) for name in ("unless", "needs", "who") if name in row})
    return Rule(fact, row["value"], tuple(whole(like) for like in row["like"]), checks,
                bool(row.get("child")), bool(row.get("real")))


def phrases(page: Page, asked: Optional[str]) -> Iterator[Told]:
    """At most one value of each fact: the first rule that holds."""
    done: List[str] = []
    for rule in rules():
        if rule.fact in done or (rule.fact in _LATER and asked not in (None, rule.fact)):
            continue
        spans = (m.span() for m in _matches(page, rule) if _holds(page, rule, m))
        span = min(spans, default=None) if rule.value == "$sentence" else next(spans, None)
        if span:
            done.append(rule.fact)
            yield _told(page, rule, *span)


def _matches(page: Page, rule: Rule) -> Iterator[Match[str]]:
    for like in rule.like:
        yield from like.pattern.finditer(page.text[:2000]) if rule.real else page.find(like)


def _holds(page: Page, rule: Rule, match: Match[str]) -> bool:
    start, end = match.span()
    checks, words = rule.checks, page.sentence(start, end)
    voided = (
        "unless" in checks and checks["unless"].search(words)
        or "before_not" in checks and checks["before_not"].search(page.before(start))
        or "after_not" in checks and checks["after_not"].search(page.after(end))
        or "whole" in checks and checks["whole"].search(page.plain[:2000])
        or rule.child and page.about_other(start))
    met = all(checks[name].search(words) for name in ("needs", "who") if name in checks)
    return met and not voided


def _told(page: Page, rule: Rule, start: int, end: int) -> Told:
    if rule.value == "$sentence":
        start, end = page.bounds(start, end)
    end = min(end, start + LONGEST_WORDS)
    value = page.text[start:end] if str(rule.value).startswith("$") else rule.value
    return page.told(rule.fact, value, start, end)
