"""Weighs the cues of a whole message against what quiets them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Iterator, List, Mapping, Sequence, Set, Tuple

from bot.guard.danger import NONE, RANK, Danger, graver
from bot.guard.danger_marks import Marks
from bot.guard.danger_row import Row, Span
from bot.guard.danger_rules import Rule, Rules
from bot.guard.danger_signs import Signs
from bot.guard.danger_text import LONGEST, Words

# Patterns tried in one message; a text that needs more is asked about ("possible").
MOST_TRIED = 4000
# What looking at one unit costs besides: its quiets, its neighbours, its signs.
EACH = 7
# How many runs before and after a cue a quiet with reach "near" is looked for.
NEAR = 2
# Runs at each end that are read closely: joined with their neighbours, and for signs.
CLOSE = 20
# Points of the moment from which a quiet with `live` only lowers a cue to a question.
LIVE = 2
# Kinds of certain cues from which such a quiet only lowers to a question, too.
AGREE = 2
CROWDED = Danger("possible", "detector.crowded", "crowded", "child")
Unit = Tuple[int, Words, bool]  # which run, its words, joined with the next


class Scan:
    """The cues, quiets and signs of a folder; `weigh` reads one message."""

    def __init__(self, data: Mapping[str, Sequence[Mapping[str, Any]]], marks: Marks) -> None:
        """Compile the cues and what quiets them."""
        self._marks = marks
        self._cues = Rules(data["cues"], marks)
        self._quiets = Rules(data["quiets"], marks)
        near = [quiet for quiet in data["quiets"] if quiet["reach"] == "near"]
        self._near = Rules(near, marks)
        self._signs = Signs(data, marks)
        self._first_person = marks.bit_of("<first_person>")

    def weigh(self, runs: Sequence[Words]) -> Danger:
        """The gravest danger in the runs; the first of several alike."""
        best, called, least, tried = NONE, False, "no", 0
        seen: Set[Words] = set()
        for unit in _units(runs):
            words = unit[1]
            close = _close(unit[0], len(runs))
            if best.tier == "yes" and not close:
                break
            tries = 0 if words in seen else self._tries(unit, close)
            seen.add(words)
            if tries and tried > MOST_TRIED:
                return best if best.tier == "yes" else replace(CROWDED, called=called)
            tried += tries + (EACH if tries else 1)
            for found in self._found(runs, unit) if tries else ():
                called = called or found.called
                least = max(least, found.least, key=RANK.__getitem__)
                best = graver(best, found)
        return replace(best, called=called, least=least)

    def _tries(self, unit: Unit, close: bool) -> int:
        """How many patterns are worth trying on a unit."""
        reach = self._marks.reach(unit[1])
        signs = self._signs.candidates(reach) if close else 0
        return len(self._cues.candidates(reach, unit[2])) + signs

    def _found(self, runs: Sequence[Words], unit: Unit) -> List[Danger]:
        at, joined, row = unit[0], unit[2], Row(self._marks.places(unit[1]))
        standing = list(self._cues.standing(row, joined))
        if _close(at, len(runs)):
            standing += self._signs.standing(row, joined)
        if not standing:
            return []
        quiets = self._quiets_around(runs, at, row)
        live = self._signs.points(row)[1] >= LIVE
        live = live or _agree([rule for rule, _ in standing])
        tiers = [_lowest(rule, quiets, live) for rule, _ in standing]
        found = [self._danger(r, s, row, tier) for (r, s), tier in zip(standing, tiers)]
        return [danger for danger in found if danger.tier != "no"]

    def _quiets_around(self, runs: Sequence[Words], at: int, row: Row) -> List[Rule]:
        quiets = [rule for rule, _ in self._quiets.standing(row)]
        for words in (*runs[max(0, at - NEAR) : at], *runs[at + 1 : at + 1 + NEAR]):
            # Most neighbours hold nothing of the kind: look at what they could be first.
            if self._near.candidates(self._marks.reach(words)):
                around = Row(self._marks.places(words))
                quiets += [rule for rule, _ in self._near.standing(around)]
        return quiets

    def _danger(self, rule: Rule, span: Span, row: Row, tier: str) -> Danger:
        entry = rule.entry
        about = entry["about"]
        typed = any(mask & self._first_person for mask in row.masks[slice(*span)])
        about = "self" if typed and about in ("child", "adult") else about
        asks = "possible" if entry.get("asks") and tier == "yes" else "no"
        least = tier if entry.get("certain") else asks
        return Danger(tier, rule.id, entry["kind"], about, bool(entry.get("called")), least=least)


def _agree(rules: List[Rule]) -> bool:
    """True when several certain cues of different kinds stand: too much for one quiet."""
    return len({rule.entry["kind"] for rule in rules if rule.entry["tier"] == "yes"}) >= AGREE


def _lowest(rule: Rule, quiets: List[Rule], live: bool) -> str:
    """The cue's tier after everything that quiets it; what is live is still asked about."""
    tier = str(rule.entry["tier"])
    for quiet in quiets:
        if quiet.entry["kind"] not in rule.despite:
            lowered = quiet.entry["lowers_to"]
            if live and rule.entry["tier"] == "yes":
                lowered = quiet.entry.get("live", lowered)
            tier = min(tier, lowered, key=RANK.__getitem__)
    return tier


def _units(runs: Sequence[Words]) -> Iterator[Unit]:
    """Each run, the last ones first, and near both ends each pair of neighbours joined."""
    last = max(0, len(runs) - CLOSE)
    for at in [*range(last, len(runs)), *range(last)]:
        yield at, runs[at], False
        if at + 1 < len(runs) and _close(at, len(runs)):
            pair = runs[at] + runs[at + 1]
            if len(pair) <= LONGEST:
                yield at, pair, True


def _close(at: int, count: int) -> bool:
    return at < CLOSE or at >= count - CLOSE
