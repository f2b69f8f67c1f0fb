"""The reference pages are those that the data gives now, and every statement has an address."""

from __future__ import annotations

from pathlib import Path
from typing import Dict

import pytest

from bot.catalogue import reference
from bot.catalogue.pages import reference_pages
from bot.engine import records
from bot.engine.library import Library
from bot.engine.loading.library import printed_library

DOCS = Path(__file__).resolve().parents[2] / "docs" / "reference"
LIBRARY: Library = printed_library()
PAGES: Dict[str, str] = reference_pages(LIBRARY)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_is_up_to_date(name: str) -> None:
    path = DOCS / name

    assert path.exists() and path.read_text(encoding="utf-8") == PAGES[name], (
        f"{name} is out of date; run: python -m bot matrices pages")


def test_no_page_is_left_of_a_pack_that_is_gone() -> None:
    assert {f"areas/{p.name}" for p in (DOCS / "areas").glob("*.md")} == {
        name for name in PAGES if name.startswith("areas/")}


def test_every_entry_has_one_address() -> None:
    for key, pack in LIBRARY.packs.items():
        page = PAGES[f"areas/{key}.md"]
        for _, entry in pack.placed():
            if entry not in pack.pack.levels:
                assert page.count(f'<a id="{entry.id}"></a>') == 1, entry.id


def test_every_record_is_described() -> None:
    shown = {record for _, _, found in reference.FILES for record in found}
    inner = {records.Record, records.Entry, records.ChangedContact}
    every = {kind for name in records.__all__ for kind in [getattr(records, name)]
             if isinstance(kind, type) and issubclass(kind, records.Record)}

    assert shown == every - inner


def test_every_field_is_described() -> None:
    for _, _, found in reference.FILES:
        for record in found:
            part = PAGES["matrix-files.md"].split(f"### {record.__name__}\n")[1].split("\n#")[0]
            assert all(f"| `{name}` |" in part for name in record.__fields__), record.__name__


def test_a_link_of_the_format_page_leads_somewhere() -> None:
    page = PAGES["matrix-files.md"]
    headings = {line[4:].lower() for line in page.splitlines() if line.startswith("### ")}

    assert {part.split(")")[0] for part in page.split("](#")[1:]} <= headings
