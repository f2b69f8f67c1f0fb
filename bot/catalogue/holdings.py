"""What the matrices hold, as a table, and what must be confirmed before use."""

from __future__ import annotations

import datetime as dt
from typing import Any, Dict, List, Sequence

from bot.engine.loading.tables import rows
from bot.engine.loading.unfilled import unfilled
from bot.engine.records import ChangedContact, Contact

#: A confirmed contact older than this is worth checking again. A warning, never an error.
OLD_AFTER_DAYS = 183

COLUMNS = ("pack", "edition", "sections", "topics", "rows", "statements", "pathways", "duties",
           "contacts", "consent", "factors", "notes", "guidance")


def counts(pack: Any) -> Dict[str, Any]:
    """How much of each kind a pack holds."""
    return {
        "pack": pack.pack.id, "edition": pack.pack.edition,
        "sections": sum(len(d.sections) for d in pack.documents),
        "topics": len({t.topic for t in pack.topics}),
        "rows": sum(len(numbers) for numbers in rows(pack).values()),
        "statements": len(pack.statements), "pathways": len(pack.pathways),
        "duties": sum(len(p.duties) for p in pack.pathways), "contacts": len(pack.contacts),
        "consent": len(pack.consent), "factors": len(pack.factors), "notes": len(pack.notes),
        "guidance": len(pack.guidance),
    }


def table(packs: Sequence[Any]) -> str:
    """One line a pack."""
    lines = [COLUMNS, *(tuple(str(counts(p)[c]) for c in COLUMNS) for p in packs)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(COLUMNS))]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(line, widths)).rstrip()
                     for line in lines)


def to_confirm(packs: Sequence[Any]) -> List[str]:
    """What the operator has to confirm before real use, one line each."""
    lines = [f"{p.pack.id}: nobody has confirmed this edition (pack.yml, checked: null)"
             for p in packs if not p.pack.checked]
    for pack in packs:
        lines += [_contact(pack.pack.id, c) for c in pack.contacts
                  if c.confirm_before_use and not c.checked]
    return lines


def to_fill_in(packs: Sequence[Any]) -> List[str]:
    """Areas that nobody is told about yet, because values are still missing."""
    return [f"{pack.pack.id}: {len(gaps)} values in angle brackets, the first is {gaps[0]}"
            for pack in packs for gaps in [unfilled(pack)] if gaps]


def overridden_contacts(packs: Sequence[Any]) -> List[str]:
    """What the operator changed or confirmed."""
    return [f"{pack.pack.id}: {c.id} ({_change(c)}), checked by {c.checked.by} on {c.checked.on}"
            for pack in packs for c in pack.contacts if c.checked]


def _change(contact: Contact) -> str:
    if not isinstance(contact, ChangedContact):
        return f"{contact.value}, as printed"
    parts = [f"{contact.value}, printed {contact.was_value}"] if contact.was_value else []
    parts += [f"{contact.printed_hours}, printed {contact.was_hours}"] if contact.was_hours else []
    return "; ".join(parts)


def _contact(pack: str, contact: Contact) -> str:
    wrong = f": {contact.defect.wrong}" if contact.defect else ""
    return f"{pack}: {contact.id} ({contact.value}){wrong}"


def old_contacts(packs: Sequence[Any], today: dt.date) -> List[str]:
    """Contacts whose confirmation is old. Only ever a warning."""
    return [f"{pack.pack.id}: {c.id} was confirmed on {c.checked.on}; check it again"
            for pack in packs for c in pack.contacts
            if c.checked and (today - c.checked.on).days > OLD_AFTER_DAYS]
