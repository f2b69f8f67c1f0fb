"""The pages under /areas: what a channel may show of the matrices, made once."""

from functools import lru_cache
from typing import Optional


@lru_cache(maxsize=None)
def area_page(area: Optional[str]) -> Optional[str]:
    """The page of an area in HTML, or None if there is no such area; the list of all for None."""
    # Imported at the first use: the dialogue core takes long to load.
    from actions.desk import talk
    from bot.catalogue.web_page import web_list, web_page

    library = talk().library
    if area is None:
        return web_list(library)
    return web_page(library.area(area), library) if area in library.area_ids else None
