"""Tickets of conversations: ours, unguessable, and worth nothing some time after they were last used."""

import pytest

from bot.channels.signing import Signer
from bot.channels.tickets import Ticket, Tickets

NOW = {"it is": 1_000_000.0}
TICKETS = Tickets(Signer(b"one key"), minutes=120, clock=lambda: NOW["it is"])
CONVERSATION = TICKETS.begin()
TICKET = TICKETS.of(CONVERSATION)


def test_an_id_is_unguessable_and_a_ticket_fits_into_an_address() -> None:
    assert len({TICKETS.begin() for _ in range(100)}) == 100
    assert len(CONVERSATION) == 22 and len(TICKET) < 64
    assert all(letter.isalnum() or letter in "-_." for letter in TICKET)


def test_a_ticket_says_which_conversation_it_is_for() -> None:
    assert TICKETS.read(TICKET) == Ticket(CONVERSATION, expired=False)


@pytest.mark.parametrize("forged", [
    "", "default", "a.b", "..", "a.9999999999.b", None, 3, ["x"], TICKET[:-1], TICKET + "x", "x" + TICKET, "é.é.é",
    CONVERSATION, TICKET.replace(".1", ".2", 1), "x" * 10_000,
    Tickets(Signer(b"another"), minutes=120).of(CONVERSATION),
], ids=range(16))
def test_other_tickets_are_worth_nothing(forged: object) -> None:
    assert TICKETS.read(forged) is None


def test_it_runs_out_unless_it_is_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(NOW, "it is", NOW["it is"] + 100 * 60)
    renewed = TICKETS.of(CONVERSATION)
    monkeypatch.setitem(NOW, "it is", NOW["it is"] + 100 * 60)
    assert TICKETS.read(TICKET) == Ticket(CONVERSATION, expired=True)
    assert TICKETS.read(renewed) == Ticket(CONVERSATION, expired=False)
