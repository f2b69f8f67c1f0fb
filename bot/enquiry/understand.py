"""A reading of their words into the case: findings, facts, strengths and what was not read."""

from __future__ import annotations

from typing import Any, Iterable, List, Sequence

from bot.engine.library import Area
from bot.engine.rows import ALIKE, lowest_level
from bot.enquiry.case import Case, Found

#: Findings shown at once; more would not be read in a corridor.
SHOWN = 5
LONGEST_WORDS = 160


def take_in(case: Case, area: Area, reading: Any, strong: float, weak: float) -> None:
    """The case knows what a message said. New findings wait to be confirmed."""
    take_facts(case, reading.told)
    for candidate in reading.candidates:
        if candidate.kind == "factor":
            case.factors.setdefault(candidate.id, candidate.because)
        elif candidate.score >= weak:
            _add(case, area, candidate, candidate.score >= strong)
    case.unread += [part for part in reading.unread if part not in case.not_a_worry]
    _settle(case, area)


def take_facts(case: Case, told: Iterable[Any]) -> None:
    """Facts are kept as said; a later statement corrects an earlier one."""
    for item in told:
        if item.fact != "place" and not _rougher(case, item):
            case.facts[item.fact] = item.value
            case.words[item.fact] = item.because[:LONGEST_WORDS]


def _rougher(case: Case, item: Any) -> bool:
    """Whether "the baby" or "a toddler" would replace an age that was said more exactly."""
    exact = any(sign.isdigit() for sign in case.words.get(item.fact, ""))
    return item.fact == "age_months" and exact and not any(c.isdigit() for c in item.because)


def _add(case: Case, area: Area, candidate: Any, strong: bool) -> None:
    row = "/".join(area.row_of(candidate.id))
    if row in case.rejected and not strong:
        return
    if candidate.status == "absent":
        _observed_absent(case, area, candidate)
        return
    known = next((f for f in case.found if f.id == candidate.id), None)
    if known is None:
        case.found.append(Found(candidate.id, candidate.status, [candidate.because],
                                round(candidate.score, 3), strong))
        case.confirmed = case.confirmed and not strong
        case.confirm_asks = 0 if strong else case.confirm_asks
    else:
        _again(known, candidate, strong)


def _again(known: Found, candidate: Any, strong: bool) -> None:
    """Said once more: the words are added; a denial makes it disputed, never less certain."""
    if candidate.because not in known.because:
        known.because.append(candidate.because)
    known.score = max(known.score, round(candidate.score, 3))
    known.strong = known.strong or strong
    if known.status != "stated":
        known.status = candidate.status


def _observed_absent(case: Case, area: Area, candidate: Any) -> None:
    """Only the practitioner's own observation removes a finding, and only of the same row."""
    row = area.row_of(candidate.id)
    for found in case.found:
        if area.row_of(found.id) == row and not found.confirmed:
            found.status = "absent"


def _settle(case: Case, area: Area) -> None:
    """One finding a row: the picked cell, else the best match; alike, the higher."""
    rows: dict = {}
    for found in case.found:
        rows.setdefault(area.row_of(found.id), []).append(found)
    case.found = [_best(area, group) for group in rows.values()]


def _best(area: Area, group: List[Found]) -> Found:
    settled = [f for f in group if f.picked] or [f for f in group if f.confirmed]
    pool = settled or group
    best = max(f.score for f in pool)
    alike = [f for f in pool if f.score > best - ALIKE]
    chosen = max(alike, key=lambda f: (level_of(area, f), f.score))
    lower = lowest_level([level_of(area, f) for f in alike])
    chosen.lower = lower if not chosen.picked and lower < level_of(area, chosen) else None
    chosen.because = list(dict.fromkeys(word for f in group for word in f.because))[:4]
    chosen.strong = any(f.strong for f in group)
    return chosen


def keep_settled(case: Case, area: Area, old: List[Found]) -> None:
    """What was agreed or picked before stands, where this area knows it too."""
    kept = {f.id: f for f in old if area.target(f.id) and (f.confirmed or f.picked)}
    case.found = [*kept.values(), *(f for f in case.found if f.id not in kept)]
    _settle(case, area)
    case.confirmed = bool(case.found) and all(f.confirmed for f in case.found if f.strong)


def level_of(area: Area, found: Found) -> int:
    """The level that a finding's statement stands at; 0 for a trigger."""
    return getattr(area.target(found.id), "level", 0)


def shown(case: Case, area: Area) -> List[Found]:
    """Findings to confirm, the gravest first: the strong ones, or else the best of the weak."""
    waiting = [f for f in case.found if f.confirmed is None and f.status != "absent"]
    strong = [f for f in waiting if f.strong]
    if strong or any(f.confirmed for f in case.found):
        return sorted(strong, key=lambda f: (-level_of(area, f), -f.score))[:SHOWN]
    return sorted(waiting, key=lambda f: -f.score)[:SHOWN]


def confirm(case: Case, ids: Sequence[str]) -> None:
    """These findings were confirmed by the practitioner."""
    for found in case.found:
        if found.id in ids:
            found.confirmed = True
    case.confirmed = True


def drop(case: Case, area: Area, ids: Sequence[str]) -> None:
    """The practitioner says that these were misread. They are not offered again."""
    for key in ids:
        case.rejected.append("/".join(area.row_of(key)))
    case.found = [found for found in case.found if found.id not in ids]


def pick(case: Case, area: Area, old: str, new: str) -> None:
    """Another cell of the row was chosen: a correction of the same finding."""
    for found in case.found:
        if found.id == old:
            found.id, found.picked, found.confirmed = new, True, True
            found.lower, found.unsure = None, False
    _settle(case, area)


def unsure(case: Case, key: str) -> None:
    """Asked and not known: it stays as possible, treated as its level until the hub says otherwise."""
    for found in case.found:
        if found.id == key and not found.picked:
            found.unsure = True
