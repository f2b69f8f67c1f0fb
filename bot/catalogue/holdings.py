"""What the matrices hold, as a table, and what must be confirmed before use."""

from __future__ import annotations

import datetime as dt
from typing import Any, Dict, List, Sequence

from bot.engine.records import Contact

#: A confirmed contact older than this is worth checking again. A warning, never an error.
OLD_AFTER_DAYS = 183

COLUMNS = ("pack", "edition", "sections", "topics", "rows", "statements", "pathways", "duties",
           "contacts", "consent", "factors", "notes", "guidance")


def counts(pack: Any) -> Dict[str, Any]:
    """How much of each kind a pack holds."""
    rows = {(t.topic, s.row) if pack.pack.rows_span_levels else s.id
            for t in pack.topics for s in t.statements}
    return {
        "pack": pack.pack.id, "edition": pack.pack.edition,
        "sections": sum(len(d.sections) for d in pack.documents),
        "topics": len({t.topic for t in pack.topics}), "rows": len(rows),
        "statements": len(pack.statements), "pathways": len(pack.pathways),
        "duties": sum(len(p.duties) for p in pack.pathways), "contacts": len(pack.contacts),
        "consent": len(pack.consent), "factors": len(pack.factors), "notes": len(pack.notes),
        "guidance": len(pack.guidance),
    }


def table(packs: Sequence[Any]) -> str:
    """One line a pack."""
    rows = [COLUMNS, *(tuple(str(counts(p)[c]) for c in COLUMNS) for p in packs)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(COLUMNS))]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(row, widths)).rstrip()
                     for row in rows)


def to_confirm(packs: Sequence[Any]) -> List[str]:
    """What the operator has to confirm before real use, one line each."""
    lines = [f"{p.pack.id}: nobody has confirmed this edition (pack.yml, checked: null)"
             for p in packs if not p.pack.checked]
    for pack in packs:
        lines += [_contact(pack.pack.id, c) for c in pack.contacts
                  if c.confirm_before_use and not c.checked]
    return lines


def _contact(pack: str, contact: Contact) -> str:
    wrong = f": {contact.defect.wrong}" if contact.defect else ""
    return f"{pack}: {contact.id} ({contact.value}){wrong}"


def old_contacts(packs: Sequence[Any], today: dt.date) -> List[str]:
    """Contacts whose confirmation is old. Only ever a warning."""
    return [f"{pack.pack.id}: {c.id} was confirmed on {c.checked.on}; check it again"
            for pack in packs for c in pack.contacts
            if c.checked and (today - c.checked.on).days > OLD_AFTER_DAYS]
