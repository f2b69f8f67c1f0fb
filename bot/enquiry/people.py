"""Who is typing, and whom anybody may ring. No rules about children here, only who hears what."""

from __future__ import annotations

from typing import Any, List, Sequence

from bot.engine.contacts import by_purpose, line, line_in
from bot.engine.decision import ContactLine
from bot.engine.library import Area
from bot.enquiry.case import Case
from bot.enquiry.says import text
from bot.enquiry.turn import Say
from bot.wording.answer import contact_words
from bot.wording.phrases import phrase

#: Facts by which the reader says that the person is no practitioner asking about somebody's child.
NOT_PRACTITIONERS = ("child", "parent", "relative", "neighbour", "own_child", "self_afraid",
                     "adult")
ADULT_MONTHS = 18 * 12


def notice(case: Case, reading: Any) -> None:
    """Remember that the person is the child, a parent, or speaks of an adult."""
    for told in reading.told:
        if told.fact == "person" and told.value in NOT_PRACTITIONERS and case.person is None:
            case.person = told.value


def grown_up(case: Case, asked: Sequence[str]) -> None:
    """18 or over, told when the age was asked: adult safeguarding hears about it."""
    if "age" in asked and (case.facts.get("age_months") or 0) >= ADULT_MONTHS:
        case.person = case.person or "adult"


def special(talk: Any, case: Case) -> List[Say]:
    """What a child, a parent, a neighbour or somebody asking about an adult is told, without level."""
    library = talk.library
    pack = talk.area(case).packs if case.area else library.packs.values()
    sentences = [g for p in pack for g in p.guidance
                 if g.kind == "info" and case.person in g.names]
    words = [g.text for g in sorted(sentences, key=lambda g: g.order)]
    return [text(case, "\n".join([*words, hub_line(talk, case)]))] if words else []


def hub_line(talk: Any, case: Case) -> str:
    """The hub's number for this hour; of every area while the area is not known."""
    if case.area:
        return phrase("danger.hub", numbers=numbers_now(talk, talk.area(case)))
    parts = [f"{area.pack.title}: {numbers_now(talk, area)}" for area in talk.library.areas()]
    return phrase("danger.all_hubs", numbers="; ".join(parts))


def numbers_now(talk: Any, area: Area) -> str:
    """The line that answers now, with any number that must stand beside it."""
    return ", ".join(contact_words(row) for row in hub_now(talk, area))


def hub_now(talk: Any, area: Area) -> List[ContactLine]:
    """The front door while it is open (or its hours unknown), and else the out-of-hours lines."""
    now = talk.now()
    doors = [line(c, now) for c in by_purpose(area, "front_door")]
    if any(row.open is not False for row in doors):
        answering = [row for row in doors if row.open is not False]
        unknown = [row for row in answering if row.open is None]
        return answering + (_after_hours(area, now) if unknown else [])
    return _after_hours(area, now)


def _after_hours(area: Area, now: Any) -> List[ContactLine]:
    lines = by_purpose(area, "out_of_hours")
    partners = [area.contacts[key] for c in lines for key in c.with_contacts
                if key in area.contacts]
    return [line_in(area, c, now) for c in dict.fromkeys((*lines, *partners))]
