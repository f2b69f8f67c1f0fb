"""contacts.yml: every number, address and page that the documents print, and its hours."""

from __future__ import annotations

import re
from typing import Optional, Tuple

from pydantic import StrictBool, StrictInt, StrictStr, validator
from typing_extensions import Literal

from bot.engine.records.base import Check, Entry, Record

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Opening(Record):
    """Opening hours on some days, local time, "HH:MM"."""

    days: Tuple[Day, ...]
    opens: StrictStr
    closes: StrictStr

    @validator("opens", "closes")
    def clock_time(cls, value: str) -> str:
        if not re.match(r"^([01]\d|2[0-3]):[0-5]\d$", value):
            raise ValueError('write a time as "HH:MM", in quotes')
        return value


class Defect(Record):
    """What is wrong with a printed value, what another prints, what is shown and why."""

    printed: StrictStr
    wrong: StrictStr
    other: Optional[StrictStr] = None
    shown: StrictStr


Purpose = Literal[
    "front_door", "out_of_hours", "consultation", "police", "emergency", "early_help", "lado",
    "disabled_children", "form", "secure_mail", "board", "helpline", "escalation",
    "whistleblowing", "prevent", "missing", "education", "youth_justice", "health", "information",
]


class Contact(Entry):
    """A number, address or page as printed, and when it answers.

    `hours` null with `always` false: no hours are printed anywhere.
    `with_contacts` are shown whenever this one is; `otherwise` answers when it is closed.
    `leads`: where one of its `pathways` applies it comes before the front door. `ring` false: shown as printed, never as one to use. `printed` is the wording of the hours.
    """

    purpose: Purpose
    name: StrictStr
    kind: Literal["phone", "sms", "email", "url", "address", "name"]
    value: StrictStr
    who_for: Literal["professionals", "public", "anyone", "children"] = "anyone"
    hours: Optional[Tuple[Opening, ...]] = None
    always: StrictBool = False
    printed_hours: Optional[StrictStr] = None
    bank_holidays: Literal["open", "closed", "not_printed"] = "not_printed"
    otherwise: Optional[StrictStr] = None
    with_contacts: Tuple[StrictStr, ...] = ()
    pathways: Tuple[StrictStr, ...] = ()
    order: StrictInt = 50
    leads: StrictBool = False
    ring: StrictBool = True
    defect: Optional[Defect] = None
    confirm_before_use: StrictBool = False
    checked: Optional[Check] = None
