"""Whom to ring at this hour: the only thing that the guard needs to know of the matrices."""

from typing import Optional

from actions import desk
from bot.enquiry.case import Case
from bot.enquiry.people import hub_line


def hub_numbers(area: Optional[str]) -> str:
    """The lines that answer at this hour in an area, or in every area while none is known."""
    # Imported at the first use: the dialogue core takes long to load, and a broken one must not
    # keep a channel from starting.
    from actions.desk import talk
    from bot.enquiry.people import numbers_now

    core = talk()
    if area in core.library.area_ids:
        return numbers_now(core, core.library.area(area))
    lines = [f"{one.pack.title}: {numbers_now(core, one)}" for one in core.library.areas()]
    return "; ".join(lines)
