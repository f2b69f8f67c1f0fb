"""An age in a message, and which of several is the child's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional

ADULT = 18 * 12
#: A year group and an age of one child lie no further apart than this.
GROUP_SPAN = 18


@dataclass(frozen=True)
class Age:
    """An age that stands in the message. `own`: it is the child's, as far as words can tell."""

    months: float
    start: int
    end: int
    own: bool
    rough: bool = False
    group: bool = False


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
