"""Ages in a message, whose they are, and which is the child's."""

from __future__ import annotations

from typing import Any, Dict, List, Match, Tuple

from bot.language.facts_child import Age
from bot.language.facts_numbers import number, patterns, small
from bot.language.facts_page import Page
from bot.language.facts_rules import whole

#: From this age on a grown-up noun beside an age owns it: "15 yr old mum", not "3yo mum drinks".
OWN_FROM = 13 * 12
#: Days, weeks and months, as the data writes them.
SHORT_UNITS = (0.033, 0.23, 1)


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
    """Whether "in", "a" or "the" stands right before: "in year 4", "a year 4"."""
    return before.split()[-1:] in (["in"], ["a"], ["the"], ["new"])


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
    after = page.after(match.end())
    found = small("other_after").search(after)
    if not found and not _names_child(match.group()):
        found = small("other_before").search(before)
    if not found or small("brood").search(before[-40:]):
        return False
    return months >= OWN_FROM or whole("<sibling>|<relation>").fullmatch(found["who"]) is not None


def _names_child(words: str) -> bool:
    """Whether the child stands in the words themselves: "(my friend's) daughter is 6"."""
    return whole("(?:<child>)").search(words.split()[0]) is not None
