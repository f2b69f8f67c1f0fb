"""sources.yml: the documents, and every section of them, used or not."""

from __future__ import annotations

from typing import Optional, Tuple

from pydantic import StrictInt, StrictStr
from typing_extensions import Literal

from bot.engine.records.base import Check, Record


class Section(Record):
    """A part of a document: cited by some entry, or `not_used` says why it is not."""

    id: StrictStr
    title: StrictStr
    lines: Optional[Tuple[StrictInt, StrictInt]] = None
    not_used: Optional[StrictStr] = None


class Document(Record):
    """A source. `file` is its name in `sources/`, without `.txt`; null for a web page."""

    id: StrictStr
    title: StrictStr
    publisher: StrictStr
    date: StrictStr
    short: StrictStr
    file: Optional[StrictStr] = None
    url: Optional[StrictStr] = None
    trust: Literal["printed", "national", "A", "B"] = "printed"
    superseded_by: Optional[StrictStr] = None
    status: Optional[StrictStr] = None
    checked: Optional[Check] = None
    sections: Tuple[Section, ...]

    @property
    def local(self) -> bool:
        """Whether it is one of the documents printed for an area or joined areas."""
        return self.trust == "printed"
