"""What the detector says about a message."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional


@dataclass(frozen=True)
class Danger:
    """`tier` is yes, possible or no; `called` is true when help has been called or is there.

    `faint`, of what only the model doubts: 2 does not ask once danger was settled, 1 not once it was asked about again.
    `least`: what the certain ones of all its cues come to, however calm the model is.
    """

    tier: str
    cue: Optional[str] = None
    kind: Optional[str] = None
    about: Optional[str] = None
    called: bool = False
    faint: int = 0
    least: str = field(default="no", compare=False)


NONE = Danger("no")
#: The cue of a plain no to "is anyone in danger now?".
PLAIN_NO = "reply.no"
RANK = {"no": 0, "possible": 1, "yes": 2}


def graver(best: Danger, found: Danger) -> Danger:
    """The graver of two; at the same tier a danger leads over "help is on its way"."""
    if RANK[found.tier] != RANK[best.tier]:
        return found if RANK[found.tier] > RANK[best.tier] else best
    return found if best.called and not found.called else best
