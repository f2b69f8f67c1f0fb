"""pathways/*.yml: specific risks, what triggers them and what must be done."""

from __future__ import annotations

from typing import Optional, Tuple

from pydantic import StrictBool, StrictInt, StrictStr

from bot.engine.records.base import Entry, Harm, Level, Record
from bot.engine.records.statement import Needs


class Trigger(Entry):
    """What makes a pathway apply, found in free text by its examples like a statement."""

    text: StrictStr
    examples: Tuple[StrictStr, ...]
    harm: Harm
    needs: Needs = Needs()
    counts_past: StrictBool = False
    counts_linked: StrictBool = False


class Minimum(Entry):
    """A level below which a pathway's trigger does not go in this area. Empty `triggers`: all."""

    level: Level
    harm: Optional[Harm] = None
    triggers: Tuple[StrictStr, ...] = ()


class Duty(Entry):
    """Something that must be done, whatever the level.

    `by` is the clock as printed; null means the document gives none.
    `who` has the duty; `contact` is an id of contacts.yml.
    """

    do: StrictStr
    by: Optional[StrictStr] = None
    who: StrictStr
    contact: Optional[StrictStr] = None
    tool: Optional[StrictStr] = None
    triggers: Tuple[StrictStr, ...] = ()
    roles: Tuple[StrictStr, ...] = ()


class Never(Entry):
    """What not to do, or whom not to tell."""

    text: StrictStr
    triggers: Tuple[StrictStr, ...] = ()


class Explain(Entry):
    """A sentence of background on a pathway: what it is, what happens next.

    `show`: it belongs into every answer that the pathway is in, such as what counts as an allegation.
    """

    text: StrictStr
    show: StrictBool = False


class Pathway(Record):
    """One specific risk, in one pack. Triggers and `urgency` stand in the national pack only.

    `urgency` sorts pathways: 1 is the most urgent.
    `ask_hub_first`: before anything is said to the family (consent, order of precedence 1).
    """

    id: StrictStr
    title: StrictStr
    urgency: Optional[StrictInt] = None
    ask_hub_first: StrictBool = False
    triggers: Tuple[Trigger, ...] = ()
    minimums: Tuple[Minimum, ...] = ()
    duties: Tuple[Duty, ...] = ()
    never: Tuple[Never, ...] = ()
    explains: Tuple[Explain, ...] = ()
