"""pack.yml: one edition of an area or a shared pack, what it calls its levels, and its places."""

from __future__ import annotations

from typing import Optional, Tuple

from pydantic import StrictBool, StrictInt, StrictStr
from typing_extensions import Literal

from bot.engine.records.base import Check, Entry, Harm, Level, Record


class LevelName(Entry):
    """What an area calls a level. `about` marks a name that is our reading of a category."""

    level: Level
    name: StrictStr
    meaning: StrictStr
    about: StrictBool = False


class Basis(Entry):
    """Statutory basis, who leads and how fast: they follow level and harm together."""

    levels: Tuple[StrictInt, ...]
    harm: Tuple[Harm, ...]
    basis: StrictStr
    leads: StrictStr
    how_fast: StrictStr


class Place(Record):
    """A name a practitioner may type for an area. `area` is null where it must be asked about."""

    names: Tuple[StrictStr, ...]
    kind: Literal["area", "town", "village", "ambiguous", "elsewhere"]
    may_be: Tuple[StrictStr, ...] = ()


class Pack(Record):
    """One edition of one area, or a shared pack that several areas stand on.

    `rows_span_levels`: a row of the table describes one matter at every level (a matrix);
    false where each printed item is a row of its own (lists).
    """

    id: StrictStr
    edition: StrictStr
    kind: Literal["area", "shared"]
    title: StrictStr
    published: StrictStr
    superseded_by: Optional[StrictStr] = None
    checked: Optional[Check] = None
    leads_with: Literal["level", "call"] = "level"
    borrows: Optional[StrictStr] = None
    rows_span_levels: StrictBool = False
    shared: Tuple[StrictStr, ...] = ()
    levels: Tuple[LevelName, ...] = ()
    basis: Tuple[Basis, ...] = ()
    places: Tuple[Place, ...] = ()
