"""Is a line open at a moment, until when, and when does it open next? Local time, England."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Iterator, Optional, Tuple

import holidays

from bot.engine.records import Contact

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOOK_AHEAD_DAYS = 15


@lru_cache(maxsize=32)
def _bank_holidays(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG", years=year)


def bank_holiday(day: dt.date) -> bool:
    """Whether a day is a bank holiday in England."""
    return day in _bank_holidays(day.year)


def open_at(contact: Contact, at: dt.datetime) -> Optional[bool]:
    """True or False, or None where no hours are printed."""
    if contact.always:
        return True
    if contact.hours is None:
        return None
    return any(start <= at < end for start, end in _spans(contact, at.date()))


def closes(contact: Contact, at: dt.datetime) -> Optional[dt.datetime]:
    """When an open line closes today; None for one that is always open, closed or without hours."""
    if contact.always or contact.hours is None:
        return None
    return next((end for start, end in _spans(contact, at.date()) if start <= at < end), None)


def next_opening(contact: Contact, at: dt.datetime) -> Optional[dt.datetime]:
    """When a closed line opens next; None where no hours are printed."""
    if contact.always or contact.hours is None:
        return None
    for ahead in range(LOOK_AHEAD_DAYS):
        for start, _ in _spans(contact, at.date() + dt.timedelta(days=ahead)):
            if start > at:
                return start
    return None


def _spans(contact: Contact, day: dt.date) -> Iterator[Tuple[dt.datetime, dt.datetime]]:
    """Opening spans of one day. A bank holiday counts as closed unless the source says open."""
    if bank_holiday(day) and contact.bank_holidays != "open":
        return
    for hours in contact.hours or ():
        if DAYS[day.weekday()] in hours.days:
            yield _moment(day, hours.opens), _moment(day, hours.closes)


def _moment(day: dt.date, clock: str) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.fromisoformat(clock))
