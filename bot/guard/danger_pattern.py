"""The little language of the cues: words and <lists> in order, with room between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Callable, Iterator, List, Set, Tuple

from bot.guard.danger_row import Row, Span

GAPS = {"..": 3, "...": 8}
_NEGATIVE = re.compile(r"(?<!\w)(not|no|never|nobody|without|no_one|hardly)(?!\w)")
BitOf = Callable[[str], int]


@dataclass(frozen=True)
class Step:
    """One thing to find: any of `bits`, after at most `gap` other words."""

    bits: int
    gap: int
    optional: bool
    names: Tuple[str, ...]


@dataclass(frozen=True)
class Pattern:
    """Parts that must all stand in one run of words, in any order."""

    text: str
    parts: Tuple[Tuple[Step, ...], ...]
    negative: bool  # the pattern itself speaks of "not", so a "not" does not undo it
    needs: Tuple[int, ...]
    bits: int  # everything that any of its steps may be

    def fits(self, mask: int) -> bool:
        """True when a run with this mask holds everything the pattern cannot do without."""
        for bits in self.needs:
            if not mask & bits:
                return False
        return True


def compile_pattern(text: str, bit_of: BitOf) -> Pattern:
    """Read one pattern; `bit_of` gives the bit of a list name or of a plain word."""
    parts = tuple(tuple(_steps(part, bit_of)) for part in text.split(" & "))
    steps = [step for part in parts for step in part]
    bits = 0
    for step in steps:
        bits |= step.bits
    needs = tuple(step.bits for step in steps if not step.optional)
    return Pattern(text, parts, bool(_NEGATIVE.search(text)), needs, bits)


def _steps(part: str, bit_of: BitOf) -> Iterator[Step]:
    gap = 0
    for piece in part.split():
        if piece in GAPS:
            gap = GAPS[piece]
            continue
        names = tuple(piece.rstrip("?").split("|"))
        bits = 0
        for name in names:
            bits |= bit_of(name)
        yield Step(bits, gap, piece.endswith("?"), names)
        gap = 0


def find(pattern: Pattern, row: Row, filler: int) -> List[Span]:
    """Where the first part stands, each as (start, end), if every other part stands too."""
    spans = _spans(pattern.parts[0], row, filler)
    if not spans:
        return []
    return spans if all(_spans(part, row, filler) for part in pattern.parts[1:]) else []


def _spans(part: Tuple[Step, ...], row: Row, filler: int) -> List[Span]:
    first, spans = part[0].bits, []
    for start, mask in enumerate(row.masks):
        if not mask & first:
            continue
        ends = _ends(row, start, first)
        for step in part[1:]:
            further = {e for end in ends for e in _after(step, row, end, filler)}
            ends = ends | further if step.optional else further
            if not ends:
                break
        if ends:
            spans.append((start, min(ends)))
    return spans


def _ends(row: Row, at: int, bits: int) -> Set[int]:
    return {at + length for mask, length in row.places[at] if mask & bits}


def _after(step: Step, row: Row, at: int, filler: int) -> Iterator[int]:
    """Ends of the step, looking past small words for nothing and past others within the gap."""
    skipped = 0
    while at < len(row.masks) and skipped <= step.gap:
        if row.masks[at] & step.bits:
            yield from _ends(row, at, step.bits)
        if not row.masks[at] & filler:
            skipped += 1
        at += 1
