"""Whom to ring at this hour: the line that fits the answer first, and the other numbers beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Dict, List, Optional, Sequence, Tuple

from bot.engine.decision import ContactLine, Decision
from bot.engine.library import Area
from bot.engine.opening import closes, next_opening, open_at
from bot.engine.records import Contact

#: Lines that an answer rings, in order, when children's social care has to know today.
URGENT = ("front_door", "out_of_hours", "consultation")
#: The same when it is not clear whether the threshold is met: ask first, it is no referral.
UNSURE = ("consultation", "front_door", "out_of_hours")
EARLY = ("consultation", "early_help", "front_door", "out_of_hours")


def choose_contacts(area: Area, decision: Decision,
                    at: Optional[dt.datetime]) -> Tuple[ContactLine, ...]:
    """Lines in the order to try them, police first where danger is now, closed ones after open.

    `at` is local time without zone; without it nothing depends on the clock.
    """
    order = ("emergency", *_order(decision)) if _danger(decision) else _order(decision)
    risks = [c for p in decision.pathways for c in for_pathway(area, p.id)]
    chosen = [c for c in risks if c.leads and not _danger(decision)]
    chosen += [contact for purpose in order for contact in by_purpose(area, purpose)]
    chosen += risks
    chosen += _early_help(area, decision)
    chosen += [area.contacts[d.contact] for p in decision.pathways for d in p.duties
               if d.contact in area.contacts]
    lines = [line_in(area, contact, at) for contact in _with_partners(area, chosen)]
    urgent = decision.harm != "no" or _danger(decision)
    return tuple(_open_first(lines, order)) if at and urgent else tuple(lines)


def _early_help(area: Area, decision: Decision) -> List[Contact]:
    """Where early help is asked about, by mail too, if that may be enough."""
    enough = decision.harm == "no" and decision.level.level in (1, 2) and not decision.borrowed
    return [c for c in area.own.contacts if c.purpose == "early_help" and c.kind == "email" and enough]


def line(contact: Contact, at: Optional[dt.datetime]) -> ContactLine:
    """A contact at a moment."""
    if at is None:
        return ContactLine(contact, None)
    return ContactLine(contact, open_at(contact, at), closes(contact, at),
                       next_opening(contact, at))


def line_in(area: Area, contact: Contact, at: Optional[dt.datetime]) -> ContactLine:
    """A contact at a moment; an out-of-hours line without printed hours answers when the office
    is known to be closed, and waits while it is known to be open."""
    row = line(contact, at)
    if at is None or row.open is not None or contact.purpose != "out_of_hours":
        return row
    doors = [open_at(door, at) for door in by_purpose(area, "front_door")]
    if not doors or None in doors:
        return row
    return ContactLine(contact, not any(doors))


def by_purpose(area: Area, purpose: str) -> List[Contact]:
    """The nearest pack's lines for a purpose, those meant to be rung, in their printed order."""
    for pack in area.packs:
        found = [c for c in pack.contacts
                 if c.purpose == purpose and c.kind == "phone" and not c.pathways]
        if found:
            return sorted(found, key=lambda c: c.order)
    return []


def for_pathway(area: Area, pathway: str) -> List[Contact]:
    """Lines printed for one specific risk, the nearest document's first."""
    return sorted((c for c in area.contacts.values() if pathway in c.pathways),
                  key=lambda c: c.order)


def _danger(decision: Decision) -> bool:
    return decision.level.how == "danger"


def _order(decision: Decision) -> Sequence[str]:
    """Which line first: consultation where unsure, borderline, borrowed or without a level."""
    level = decision.level
    unsure = level.level is None or decision.borrowed or len(level.possible) > 1 or level.unsure
    if decision.harm == "yes" or _danger(decision):
        return URGENT
    if unsure:
        return UNSURE
    return URGENT if decision.harm == "possible" or level.level in (3, 4) else EARLY


def _with_partners(area: Area, chosen: Sequence[Contact]) -> List[Contact]:
    """Each once, with those that must always be shown beside it and the one for when it is closed."""
    found: Dict[str, Contact] = {}
    for contact in chosen:
        _add(area, contact, found)
    return list(found.values())


def _add(area: Area, contact: Contact, found: Dict[str, Contact]) -> None:
    if contact.id in found:
        return
    found[contact.id] = contact
    for key in (*contact.with_contacts, contact.otherwise):
        if key in area.contacts:
            _add(area, area.contacts[key], found)


def _open_first(lines: Sequence[ContactLine], order: Sequence[str]) -> List[ContactLine]:
    """Of the lines that children's social care answers, those open now come before closed ones.

    Two numbers that contradict each other keep their order and stay together.
    """
    core = [row for row in lines if row.contact.purpose in order]
    rest = [row for row in lines if row.contact.purpose not in order]
    return [*sorted(core, key=_closed), *rest]


def _closed(row: ContactLine) -> bool:
    return row.open is False


def with_contacts(area: Area, decision: Decision, at: Optional[dt.datetime]) -> Decision:
    """The decision with its contacts chosen for a moment."""
    return replace(decision, contacts=choose_contacts(area, decision, at))
