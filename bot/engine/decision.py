"""What the engine answers: records with citations, no sentences of advice."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Dict, Optional, Tuple

from bot.engine.concern import Finding
from bot.engine.records import Basis, Citation, ConsentRule, Contact, Duty, Explain, Never


@dataclass(frozen=True)
class Reason:
    """A counted finding with what it reached. `level` is None for a trigger without a minimum."""

    finding: Finding
    text: str
    level: Optional[int]
    harm: str
    alone: bool
    cite: Citation
    topic: Optional[str] = None
    row: Optional[Tuple[str, ...]] = None


@dataclass(frozen=True)
class Level:
    """The level, every level still possible (ascending), and how it came about.

    `firm`: one finding that decides alone, or two of this level from different rows.
    `how`: danger, finding, combination, level_one or none.
    """

    level: Optional[int]
    possible: Tuple[int, ...]
    firm: bool
    how: str
    unsure: bool = False


@dataclass(frozen=True)
class PathwayFound:
    """A specific risk that applies. `local`: the area's own or joint documents treat it."""

    id: str
    title: str
    urgency: int
    local: bool
    ask_hub_first: bool
    duties: Tuple[Duty, ...]
    never: Tuple[Never, ...]
    explains: Tuple[Explain, ...] = ()


@dataclass(frozen=True)
class ConsentAnswer:
    """One of the separate questions: the rule that leads, and others that also hold."""

    question: str
    answer: Optional[str]
    leads: Optional[ConsentRule]
    also: Tuple[ConsentRule, ...] = ()


@dataclass(frozen=True)
class ContactLine:
    """A contact at a moment. `open` is None when no clock was given or no hours are printed."""

    contact: Contact
    open: Optional[bool]
    until: Optional[dt.datetime] = None
    opens: Optional[dt.datetime] = None


@dataclass(frozen=True)
class Tip:
    """Something not told, or not so now, that would move the level."""

    level: int
    text: str
    cite: Citation
    direction: str


@dataclass(frozen=True)
class Decision:
    """The whole answer for one child in one area."""

    area: str
    borrowed: bool
    level: Level
    harm: str
    reasons: Tuple[Reason, ...]
    pathways: Tuple[PathwayFound, ...]
    consent: Dict[str, ConsentAnswer]
    basis: Optional[Basis]
    tips: Tuple[Tip, ...] = ()
    factors: Tuple[str, ...] = ()
    contacts: Tuple[ContactLine, ...] = field(default=())
