"""Cues, quiets, signs and questions, compiled, and found again by the lists they need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, FrozenSet, Iterable, Iterator, List, Mapping, Optional, Tuple

from bot.guard.danger_marks import Marks
from bot.guard.danger_pattern import Pattern, compile_pattern, find
from bot.guard.danger_row import Row, Span
from bot.guard.danger_schema import CueError


@dataclass(frozen=True)
class Rule:
    """An entry: any of its `when` patterns is enough, unless one of `unless` stands too."""

    id: str
    entry: Mapping[str, Any]
    when: Tuple[Pattern, ...]
    unless: Tuple[Pattern, ...]
    despite: FrozenSet[str]


Candidate = Tuple[int, int, Pattern]
# How many answers to "which patterns could stand here" are kept.
REMEMBERED = 2000


class Rules:
    """A set of rules, looked up by the rarest thing that each pattern needs."""

    def __init__(self, entries: Iterable[Mapping[str, Any]], marks: Marks) -> None:
        """Compile the entries and index their patterns."""
        self._filler, self._not = marks.bit_of("<filler>"), marks.bit_of("<not>")
        self.rules = [_compile(entry, marks) for entry in entries]
        self._anchors: Dict[int, List[Candidate]] = {}
        self._any = 0
        self._memo: Dict[Tuple[int, bool], List[Candidate]] = {}
        for number, rule in enumerate(self.rules):
            for place, pattern in enumerate(rule.when):
                self._index((number, place, pattern), marks)

    def _index(self, candidate: Candidate, marks: Marks) -> None:
        needs = [step for part in candidate[2].parts for step in part if not step.optional]
        bits = min(needs, key=lambda step: (marks.everyday(step.bits), len(step.names))).bits
        self._any |= bits
        while bits:
            lowest = bits & -bits
            self._anchors.setdefault(lowest, []).append(candidate)
            bits ^= lowest

    def candidates(self, mask: int, joined: bool = False) -> List[Candidate]:
        """The patterns whose every need is in a run with this mask; `joined`: of several parts."""
        known = self._memo.get((mask, joined))
        if known is None:
            known = self._search(mask, joined)
            # Bounded: a long paste of nonsense must not fill the memory.
            if len(self._memo) < REMEMBERED:
                self._memo[mask, joined] = known
        return known

    def _search(self, mask: int, joined: bool) -> List[Candidate]:
        found: Dict[Tuple[int, int], Candidate] = {}
        left = mask & self._any
        while left:
            lowest = left & -left
            for candidate in self._anchors[lowest]:
                pattern = candidate[2]
                if (not joined or len(pattern.parts) > 1) and pattern.fits(mask):
                    found[candidate[:2]] = candidate
            left ^= lowest
        return [found[key] for key in sorted(found)]

    def standing(self, row: Row, joined: bool = False) -> Iterator[Tuple[Rule, Span]]:
        """Every rule that stands in a row of places, in the order of the files."""
        done = set()
        for number, _, pattern in self.candidates(row.mask, joined):
            rule = self.rules[number]
            if number in done:
                continue
            span = self._stands(pattern, row)
            if span and not any(o.fits(row.mask) and self._stands(o, row) for o in rule.unless):
                done.add(number)
                yield rule, span

    def _stands(self, pattern: Pattern, row: Row) -> Optional[Span]:
        for span in find(pattern, row, self._filler):
            if pattern.negative or not self._negated(pattern, row, span):
                return span
        return None

    def _negated(self, pattern: Pattern, row: Row, span: Span) -> bool:
        """True when a "not" stands in or just before the span and is no part of the cue itself."""
        part_of_cue = set()
        for at in range(*span):
            for bits, length in row.places[at]:
                if length > 1 and bits & pattern.bits:
                    part_of_cue.update(range(at, at + length))
        around = range(max(0, span[0] - 1), span[1])
        return any(row.masks[at] & self._not for at in around if at not in part_of_cue)


def _compile(entry: Mapping[str, Any], marks: Marks) -> Rule:
    try:
        when = tuple(compile_pattern(text, marks.bit_of) for text in entry["when"])
        unless = tuple(compile_pattern(text, marks.bit_of) for text in entry.get("unless", ()))
    except KeyError as error:
        mend = f"{error.args[0]}; use a list of lists.yml"
        raise CueError(entry["file"], entry["id"], "when or unless", mend) from error
    return Rule(str(entry["id"]), entry, when, unless, frozenset(entry.get("despite", ())))
