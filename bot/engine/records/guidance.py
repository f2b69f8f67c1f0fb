"""notes.yml and guidance.yml: repaired sources, and the sentences that belong to every answer."""

from __future__ import annotations

from typing import Tuple, Optional

from pydantic import StrictBool, StrictInt, StrictStr
from typing_extensions import Literal

from bot.engine.records.base import Entry, Harm


class Repair(Entry):
    """A contradiction or defect of the sources: what is printed, what we did. `about` names ids.

    `show`: a practitioner would see the difference, so the answer says it when `about` is used.
    """

    about: Tuple[StrictStr, ...] = ()
    printed: StrictStr
    problem: StrictStr
    done: StrictStr
    show: StrictBool = False


class Guidance(Entry):
    """A thing to do, know or expect that belongs to an answer, or explains a term.

    `kind`: now (with the child today), support (for the worker), judgement (a tool's limits),
    after (what follows a referral, and when to chase), term (a definition, asked by `names`),
    disagree (escalation), plan (a social worker or plan exists already), immediate.
    """

    kind: Literal["now", "support", "judgement", "after", "term", "disagree", "plan", "immediate",
                  "info"]
    text: StrictStr
    names: Tuple[StrictStr, ...] = ()
    pathways: Tuple[StrictStr, ...] = ()
    harm: Tuple[Harm, ...] = ()
    by: Optional[StrictStr] = None
    order: StrictInt = 50
