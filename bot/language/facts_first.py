"""The signs that a pattern can begin with, so that it is tried only where one of them stands."""

from __future__ import annotations

import sre_parse
from typing import Any, FrozenSet, Optional, Sequence, Set, Tuple

#: Kinds of step that take no sign.
_EMPTY = ("AT", "ASSERT", "ASSERT_NOT")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT")


def first_signs(pattern: str) -> Optional[FrozenSet[str]]:
    """Every sign that a match can begin with; None if it may be any."""
    signs, empty = _of_sequence(sre_parse.parse(pattern))
    return None if signs is None or empty else frozenset(signs)


Firsts = Tuple[Optional[Set[str]], bool]


def _of_sequence(steps: Sequence[Any]) -> Firsts:
    """First signs of steps in a row, and whether they may all be empty."""
    signs: Set[str] = set()
    for kind, value in steps:
        more, empty = _of_step(str(kind), value)
        if more is None:
            return None, False
        signs |= more
        if not empty:
            return signs, False
    return signs, True


def _of_step(kind: str, value: Any) -> Firsts:
    if kind == "LITERAL":
        return {chr(value)}, False
    if kind in _EMPTY:
        return set(), True
    if kind == "IN":
        return _of_class(value), False
    if kind == "SUBPATTERN":
        return _of_sequence(value[-1])
    if kind in _REPEATS:
        signs, empty = _of_sequence(value[2])
        return signs, empty or value[0] == 0
    return _of_branches(value[1]) if kind == "BRANCH" else (None, False)


def _of_branches(branches: Sequence[Any]) -> Firsts:
    parts = [_of_sequence(branch) for branch in branches]
    if any(signs is None for signs, _ in parts):
        return None, False
    return {sign for signs, _ in parts for sign in signs or ()}, any(empty for _, empty in parts)


def _of_class(items: Sequence[Any]) -> Optional[Set[str]]:
    """The signs of a class in brackets; digits are the only named class that is spelt out."""
    signs: Set[str] = set()
    for kind, value in items:
        if str(kind) == "LITERAL":
            signs.add(chr(value))
        elif str(kind) == "RANGE":
            signs.update(map(chr, range(value[0], value[1] + 1)))
        elif str(value) == "CATEGORY_DIGIT":
            signs.update("0123456789")
        else:
            return None
    return signs
