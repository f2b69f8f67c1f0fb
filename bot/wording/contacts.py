"""Contacts in words: name, number, open or closed, and what is wrong with a printed value."""

from __future__ import annotations

import datetime as dt
from typing import Any, Dict, List

from bot.engine.decision import ContactLine
from bot.engine.library import Library
from bot.engine.records import ChangedContact, Contact
from bot.wording.cites import words

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def contact_words(line: ContactLine) -> str:
    """The short form for one line of text: name and number."""
    return words("contact.short", name=line.contact.name, value=line.contact.value)


def clock(moment: dt.datetime, now: dt.datetime) -> str:
    """"17:00", or "Monday 09:00" on another day, with the date when it is more than a week off."""
    time = moment.strftime("%H:%M")
    if moment.date() == now.date():
        return time
    day = WEEKDAYS[moment.weekday()]
    if (moment.date() - now.date()).days > 6:
        day = f"{day} {moment.day} {moment.strftime('%B')}"
    return f"{day} {time}"


def state(line: ContactLine, at: Any) -> str:
    """Whether the line answers now, until when, or when it opens next."""
    contact = line.contact
    if contact.always:
        return words("contact.open_always")
    if contact.purpose == "out_of_hours" and contact.hours is None and line.open is not None:
        return words("contact.answers_now" if line.open else "contact.after_hours")
    if line.open is None or at is None:
        printed = contact.printed_hours
        return words("contact.hours", hours=printed) if printed else words("contact.no_hours")
    if line.open:
        return words("contact.open_until", until=clock(line.until, at)) if line.until else words(
            "contact.open")
    return words("contact.closed", opens=clock(line.opens, at)) if line.opens else words(
        "contact.closed_unknown")


def contact_line(library: Library, line: ContactLine, at: Any) -> str:
    """The whole line: what is printed wrongly is said beside it."""
    contact = line.contact
    if not contact.ring and contact.defect:
        return words("contact.not_to_ring", name=contact.name, value=contact.value,
                     shown=contact.defect.shown)
    plain = contact.kind in ("url", "address", "name", "email")
    text = (words("contact.plain", name=contact.name, value=contact.value) if plain else
            words("contact.line", name=contact.name, value=contact.value,
                  state=state(line, at).rstrip(".")))
    return " ".join([text, *_remarks(library, contact)])


def _remarks(library: Library, contact: Contact) -> List[str]:
    found = []
    if contact.defect:
        found.append(contact.defect.shown)
    if contact.confirm_before_use and not contact.checked:
        found.append(f"({words('contact.confirm')}.)")
    if contact.checked:
        found.append(f"({_checked(contact)}.)")
    if not library.documents[contact.cite.document].local:
        found.append(f"({words('contact.not_local')}.)")
    return found


def _checked(contact: Contact) -> str:
    """Who confirmed it, and what the document prints where the operator changed it."""
    who = {"by": contact.checked.by, "on": contact.checked.on}
    if not isinstance(contact, ChangedContact):
        return words("contact.checked", **who)
    parts = [words("contact.was_value", value=contact.was_value)] if contact.was_value else []
    parts += [words("contact.was_hours", hours=contact.was_hours)] if contact.was_hours else []
    return words("contact.override", printed=", ".join(parts), **who)


def contact_payload(line: ContactLine, text: str, at: Any) -> Dict[str, Any]:
    """The contact for a channel that draws call buttons."""
    contact = line.contact
    return {"id": contact.id, "purpose": contact.purpose, "kind": contact.kind,
            "name": contact.name, "value": contact.value, "open": line.open, "ring": contact.ring,
            "state": state(line, at), "text": text}
