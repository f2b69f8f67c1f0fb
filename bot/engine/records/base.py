"""What every record of the matrices has in common: strictness, an id and a source."""

from __future__ import annotations

import datetime as dt
import re
from typing import Optional, Tuple

from pydantic import BaseModel, Extra, StrictInt, StrictStr, conint, validator
from typing_extensions import Literal

Harm = Literal["yes", "possible", "no"]
Level = conint(strict=True, ge=1, le=4)
Row = conint(strict=True, ge=1)

ID = re.compile(r"^[a-z0-9_]+(\.[a-z0-9_]+)*$")


class Record(BaseModel):
    """Base of every record: an unknown key is refused, a value cannot change."""

    class Config:
        extra = Extra.forbid
        allow_mutation = False
        frozen = True


class Citation(Record):
    """Where a rule is printed: a section of a document and, for a table, topic, row and level.

    `lines` are the lines of the document's text as we hold it.
    """

    document: StrictStr
    section: StrictStr
    topic: Optional[StrictStr] = None
    row: Optional[StrictInt] = None
    level: Optional[StrictInt] = None
    lines: Optional[Tuple[StrictInt, StrictInt]] = None


class Check(Record):
    """Who at the operator confirmed something, and when. Never invented."""

    by: StrictStr
    on: dt.date


class Entry(Record):
    """A record with an id and a source; `note` tells an editor why it is as it is."""

    id: StrictStr
    cite: Citation
    note: Optional[StrictStr] = None

    @validator("id")
    def id_is_plain(cls, value: str) -> str:
        if not ID.match(value):
            raise ValueError("write ids in small letters, digits, '_' and '.'")
        return value
