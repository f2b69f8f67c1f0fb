"""Every number, e-mail, hour and web address that the documents print is in the data exactly."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

import pytest
from ruamel.yaml import YAML

from bot.engine.loading.library import read_packs
from bot.engine.records import Contact

PRINTED: Dict[str, List[Dict[str, Any]]] = YAML(typ="safe").load(
    Path(__file__).with_name("printed.yml").read_text(encoding="utf-8"))
VALUES: List[Tuple[str, Dict[str, Any]]] = [
    (doc, row) for doc, rows in PRINTED.items() for row in rows]
PACKS = read_packs()[0]
CONTACTS: List[Contact] = [contact for pack in PACKS for contact in pack.contacts]
#: How kinds of the list are called in the data.
KINDS = {"phone": ("phone", "sms"), "email": ("email",), "url": ("url",)}


def says(contact: Contact, row: Dict[str, Any]) -> bool:
    """Whether a contact holds a printed value, letter by letter."""
    value, kind = row["value"], row["kind"]
    if kind == "hours":
        return value in (contact.printed_hours or "")
    if kind == "address":
        return contact.kind == "address" and value in contact.value
    printed = contact.defect.printed if contact.defect else None
    return contact.kind in KINDS[kind] and value in (contact.value, printed)


def holders(doc: str, row: Dict[str, Any]) -> Iterator[Contact]:
    """Contacts that hold a printed value and cite a line of the document that prints it."""
    for contact in CONTACTS:
        if contact.cite.document == doc and contact.cite.lines and says(contact, row):
            first, last = contact.cite.lines
            if any(first <= line <= last for line in row["lines"]):
                yield contact


@pytest.mark.parametrize("doc, row", VALUES, ids=[f"{d}: {r['value']}" for d, r in VALUES])
def test_a_printed_value_is_in_the_data_with_its_line(doc: str, row: Dict[str, Any]) -> None:
    assert list(holders(doc, row)), f"add {row} to contacts.yml, citing {doc}"


def documents_with_a_file() -> set:
    """The documents that we hold as text."""
    return {doc.id for pack in PACKS for doc in pack.documents if doc.file}


def test_the_list_covers_the_five_documents() -> None:
    assert set(PRINTED) == documents_with_a_file()
    assert len(VALUES) > 60


def test_no_contact_of_a_document_invents_a_number() -> None:
    """The other way round: what the data cites from a document is printed there."""
    known = {(doc, row["value"]) for doc, row in VALUES}
    cited = {(c.cite.document, c.value, c.id) for c in CONTACTS
             if c.kind in ("phone", "email", "url") and c.cite.document in PRINTED}

    assert not {row for row in cited if row[:2] not in known}


def test_no_contact_of_a_document_invents_hours() -> None:
    """Where none are printed the data says so in its own words."""
    known = {doc: [row["value"] for row in rows if row["kind"] == "hours"]
             for doc, rows in PRINTED.items()}
    ours = [c.id for c in CONTACTS if c.cite.document in PRINTED and c.printed_hours
            and not c.printed_hours.startswith("No hours are printed")
            and not any(value in c.printed_hours for value in known[c.cite.document])]

    assert not ours


OPENINGS = {
    "Monday – Friday 9am to 5pm": [("mon tue wed thu fri", "09:00", "17:00")],
    "Monday- Friday 9am to 5pm": [("mon tue wed thu fri", "09:00", "17:00")],
    "Monday – Thursday 08.45-17.15, and Friday 08.45-16.15": [
        ("mon tue wed thu", "08:45", "17:15"), ("fri", "08:45", "16:15")],
    "Mon-Thurs 8.45-5.20, Fri 8.45-4.20": [
        ("mon tue wed thu", "08:45", "17:20"), ("fri", "08:45", "16:20")],
}


def test_the_clock_reads_the_hours_as_printed() -> None:
    for contact in CONTACTS:
        if contact.hours and contact.cite.document in PRINTED:
            read = [(" ".join(h.days), h.opens, h.closes) for h in contact.hours]
            assert read == OPENINGS[contact.printed_hours], contact.id


def test_the_two_emergency_duty_numbers_stand_side_by_side() -> None:
    lines = {c.value: c for c in CONTACTS if c.purpose == "out_of_hours" and c.defect}

    assert set(lines) == {"0300 300 8123", "0300 330 8123"}
    assert all(c.confirm_before_use for c in lines.values())


@pytest.mark.parametrize("value", ["0300 30008142", "lchildandfamilies.bedford.gov.uk"])
def test_a_garbled_value_is_shown_as_printed_and_never_used(value: str) -> None:
    contact = next(c for c in CONTACTS if c.value == value)

    assert contact.defect and not contact.ring and contact.confirm_before_use
