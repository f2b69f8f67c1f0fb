"""Ages in a message, whose they are, and which is the child's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Dict, List, Match, Optional, Pattern, Tuple

from bot.language.facts_page import Page
from bot.language.facts_rules import Whole, part, whole
from bot.language.lexicon import data

ADULT = 18 * 12
#: From this age on a grown-up noun beside an age owns it: "15 yr old mum", not "3yo mum drinks".
OWN_FROM = 13 * 12
#: A year group and an age of one child lie no further apart than this.
GROUP_SPAN = 18
#: Days, weeks and months, as the data writes them.
SHORT_UNITS = (0.033, 0.23, 1)
_NUMBERS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen twenty").split()
_HALF = re.compile(r"\s*(?:and a half|and half|& a half|1/2)$")
_SMALL = ("lasts", "long_ago", "groups_not", "after_bad", "ends_when", "before_ok", "after_ok",
          "needs_child", "baby_not", "other_after", "other_before", "brood", "asked")


@dataclass(frozen=True)
class Age:
    """An age that stands in the message. `own`: it is the child's, as far as words can tell."""

    months: float
    start: int
    end: int
    own: bool
    rough: bool = False
    group: bool = False


@lru_cache(maxsize=1)
def lists() -> Dict[str, Any]:
    raw = data("facts/age.yml")
    return {key: raw[key] for key in ("notage", "notgroup", "notbaby", "month")}


@lru_cache(maxsize=1)
def patterns() -> List[Tuple[Dict[str, Any], Whole]]:
    """Every way of saying an age, in the order of the data."""
    return [(row, whole(row["like"], lists())) for row in data("facts/age.yml")["patterns"]]


@lru_cache(maxsize=None)
def small(name: str) -> Pattern[str]:
    """One of the small patterns around an age."""
    return part(data("facts/age.yml")[name], lists())


def number(words: str) -> float:
    """The number that some words say; halves count."""
    words = " ".join(words.split())
    whole_part = _HALF.sub("", words)
    half = 0.5 if whole_part != words else 0.0
    if whole_part in _NUMBERS:
        return _NUMBERS.index(whole_part) + half
    return float(whole_part) + half


def ages(page: Page) -> List[Age]:
    """Every age in the message, in order."""
    found: List[Age] = []
    taken: List[Tuple[int, int]] = []
    for row, pattern in patterns():
        for match in page.find(pattern):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            if _is_age(page, row, match):
                found.append(_age(page, row, match))
    return sorted(found, key=lambda age: age.start)


def _age(page: Page, row: Dict[str, Any], match: Match[str]) -> Age:
    months = _months(row, match)
    own = bool(row.get("rough")) or not _is_others(page, match, months)
    return Age(months, *match.span(), own, bool(row.get("rough")), bool(row.get("group")))


def _months(row: Dict[str, Any], match: Match[str]) -> float:
    if "months" in row:
        return float(row["months"])
    count = number(match["n"])
    if row["unit"] == "group":
        return (count + 4.5) * 12
    more = number(match["m"]) if "m" in match.re.groupindex else 0.0
    return round(count * row["unit"] + more - row.get("less", 0), 2)


def _is_age(page: Page, row: Dict[str, Any], match: Match[str]) -> bool:
    before, after = page.before(match.start()), page.after(match.end())
    if small("long_ago").search(before) or _of_a_thing(row, after):
        return False
    if row.get("baby"):
        return not small("baby_not").search(before)
    if row.get("group"):
        return not (row.get("unit") and small("groups_not").search(before) and not _in(before))
    if row.get("date") and small("lasts").search(before):
        return False
    return row.get("sure", True) or (not small("after_bad").search(after)
                                     and _sure(before, after))


def _of_a_thing(row: Dict[str, Any], after: str) -> bool:
    """A house or a bruise has an age too; only a bruise that is counted in days or weeks."""
    wound = row.get("unit") in SHORT_UNITS and small("wounds").search(after)
    return bool(wound or small("ends_when").search(after) or small("things").search(after))


def _in(before: str) -> bool:
    """ "in year 4" is a year group, "in the year 4" or "a year 4" mostly is too."""
    return before.rstrip().endswith((" in", " a", " the", " new")) or before.strip() in ("in", "a", "the")


def _sure(before: str, after: str) -> bool:
    """Whether a number with a unit is an age and no length of time."""
    child = small("after_ok").search(after)
    if small("lasts").search(before) and not child:
        return False
    ok = small("before_ok").search(before) or not before.strip()
    return bool(child) or bool(ok and not small("needs_child").search(before))


def _is_others(page: Page, match: Match[str], months: float) -> bool:
    """Whether the words beside an age say that it is a sibling's or a grown-up's."""
    before = page.before(match.start())
    found = small("other_after").search(page.after(match.end())) or small("other_before").search(before)
    if not found or small("brood").search(before[-40:]):
        return False
    return months >= OWN_FROM or whole("<sibling>|<relation>").fullmatch(found["who"]) is not None


def child_age(found: List[Age]) -> Optional[Age]:
    """The age of the first child the message is about; a said age before a rough one."""
    own = [age for age in found if age.own and age.months < ADULT]
    exact = [age for age in own if not age.rough]
    if not exact:
        return own[0] if own else None
    first = exact[0]
    if not first.group:
        return first
    near = (a for a in exact if not a.group and abs(a.months - first.months) <= GROUP_SPAN)
    return next(near, first)
