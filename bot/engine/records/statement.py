"""topics/*.yml, factors.yml and rules.yml: indicator statements, strengths, how statements add up."""

from __future__ import annotations

from typing import Optional, Tuple

from pydantic import StrictBool, StrictInt, StrictStr, validator
from typing_extensions import Literal

from bot.engine.records.base import Entry, Harm, Level, Record, Row


class Needs(Record):
    """What must hold for a statement to apply. A known fact that contradicts it sets it aside."""

    age_under: Optional[StrictInt] = None
    age_from: Optional[StrictInt] = None
    unborn: Optional[StrictBool] = None
    mobile: Optional[StrictBool] = None


class Statement(Entry):
    """One indicator statement of one cell, in our own plain words.

    `decides: alone` sets the level by itself; `together` gives a range one lower.
    `ladder` joins statements of lists that describe one matter at different levels.
    `help_accepted` marks a cell that is told from its neighbours by accepting help.
    """

    level: Level
    row: Row
    text: StrictStr
    examples: Tuple[StrictStr, ...]
    harm: Harm
    decides: Literal["alone", "together"] = "together"
    subtopic: Optional[StrictStr] = None
    pathways: Tuple[StrictStr, ...] = ()
    needs: Needs = Needs()
    counts_past: StrictBool = False
    counts_linked: StrictBool = False
    help_accepted: Optional[StrictBool] = None
    ladder: Optional[StrictStr] = None
    printed_level: Optional[StrictInt] = None

    @validator("examples")
    def three_examples(cls, value: Tuple[str, ...]) -> Tuple[str, ...]:
        if len(value) < 3:
            raise ValueError("give at least three plain examples of how people say it")
        return value


class Topic(Record):
    """One topic or category of a table, its title as printed."""

    topic: StrictStr
    title: StrictStr
    statements: Tuple[Statement, ...]


class Factor(Entry):
    """A strength. It stands beside the level and never lowers it."""

    kind: Literal["protective", "resilience"]
    about: Literal["child", "family", "community"]
    text: StrictStr
    examples: Tuple[StrictStr, ...]


class Rule(Entry):
    """A combination rule of an area: numbers that are ours say so in `ours`.

    `topics`: level 2 matters in this many topics together read as level 3.
    """

    kind: Literal["combination", "cumulative"]
    text: StrictStr
    ours: Optional[StrictStr] = None
    topics: Optional[StrictInt] = None
