"""Whether advice can be given from the matrices now: what the health check needs to know of them."""

from typing import List


def faults() -> List[str]:
    """What is wrong with the matrices in use, in words; nothing if every area can be advised on.

    They were checked when they were read; files that were changed since are read at the next start.
    """
    try:
        # Imported at the first use: the dialogue core takes long to load.
        from actions.desk import talk
        from bot.enquiry.people import numbers_now

        core = talk()
        silent = [one.id for one in core.library.areas() if not numbers_now(core, one)]
    except Exception as error:  # whatever it is, nobody may be sent here
        return [f"the matrices cannot be used ({type(error).__name__})"]
    wrong = [f"the matrices have nobody to ring in {area}" for area in silent]
    return wrong if core.library.area_ids else ["the matrices have no area"]
