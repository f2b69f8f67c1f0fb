"""The reference pages that are made from the data; a test fails when they are out of date."""

from __future__ import annotations

from dataclasses import replace
from typing import Dict

from bot.catalogue.page import area_page
from bot.catalogue.reference import format_page
from bot.engine.library import Area, Library

GENERATED = "Generated from `matrices/`; change the data, then run `python -m bot matrices pages`."


def reference_pages(library: Library) -> Dict[str, str]:
    """The text of every page by its path in `docs/reference`.

    A pack has one page, so that an entry has one address whichever areas use it.
    """
    pages = {"matrix-files.md": format_page(), "areas/README.md": _list(library)}
    for key, pack in library.packs.items():
        area = library.area(key) if pack.pack.kind == "area" else Area(pack, (), None)
        text = area_page(replace(area, shared=()), library, lent=False)
        title, rest = text.split("\n", 1)
        pages[f"areas/{key}.md"] = f"{title}\n\n{GENERATED}{_stands_on(area)}\n{rest}"
    return pages


def _stands_on(area: Area) -> str:
    names = [f"[{p.pack.title}]({p.pack.id}.md)" for p in area.shared]
    return f" What is not found here: {', then '.join(names)}." if names else ""


def _list(library: Library) -> str:
    lines = ["# The areas", "", GENERATED, "", "Every entry has an address: the page of its "
             "pack, then `#` and its id.", ""]
    lines += [f"- [{area.pack.title}]({area.id}.md), edition {area.pack.edition}: {_table(area)}"
              for area in library.areas()]
    shared = [pack.pack for pack in library.packs.values() if pack.pack.kind == "shared"]
    lines += ["", "Shared by several areas:", ""]
    lines += [f"- [{pack.title}]({pack.id}.md), edition {pack.edition}" for pack in shared]
    return "\n".join(lines) + "\n"


def _table(area: Area) -> str:
    return f"borrows the table of {area.table.pack.title}" if area.borrowed else "its own table"
