"""overrides.yml: contacts that the operator changed or confirmed, and who checked them when."""

from __future__ import annotations

from typing import Optional, Tuple

from pydantic import StrictStr, validator

from bot.engine.records.base import Check, Record
from bot.engine.records.contact import Contact, Opening


class Override(Record):
    """One contact that the operator checked. What is left out stays as printed.

    `id` is the id of the contact; an entry with `checked` alone confirms it as printed.
    `name` is needed where the printed value has a defect: the old name may warn against it.
    """

    id: StrictStr
    name: Optional[StrictStr] = None
    value: Optional[StrictStr] = None
    hours: Optional[Tuple[Opening, ...]] = None
    printed_hours: Optional[StrictStr] = None
    checked: Check

    @validator("checked")
    def somebody_checked(cls, value: Check) -> Check:
        if not value.by.strip():
            raise ValueError("name who checked it: by: 'role or name'")
        return value


class ChangedContact(Contact):
    """A contact whose value or hours the operator changed; made by the loader, never written.

    `was_value` and `was_hours` are what the document prints; null where that was not changed.
    """

    was_value: Optional[StrictStr] = None
    was_hours: Optional[StrictStr] = None
