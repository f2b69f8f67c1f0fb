"""Only whoever knows the pass phrase gets in, tries are few, and tickets cannot be made up."""

from __future__ import annotations

from typing import Dict

import pytest

from bot.room.entry import Phrase, Tries, Visits
from bot.room.settings import RoomSettings, RoomSettingsError
from tests.room.served import PHRASE, Clock


@pytest.mark.parametrize("given, fits", [
    (PHRASE, True), (f" {PHRASE}\n", True), (PHRASE.upper(), False), ("", False), (PHRASE + "!", False),
    ("\ud800", False)])
def test_a_phrase_fits_or_not(given: str, fits: bool) -> None:
    assert Phrase(PHRASE).fits(given) is fits


def test_without_a_phrase_there_is_no_page() -> None:
    assert RoomSettings.read({}) is None and RoomSettings.read({"BOT_TRAINER_PHRASE": "  "}) is None


@pytest.mark.parametrize("environment, said", [
    ({"BOT_TRAINER_PHRASE": "short"}, "shorter than 12"),
    ({"BOT_TRAINER_PHRASE": PHRASE, "BOT_ROOM_ADDRESS": "javascript:alert(1)"}, "is no address"),
    ({"BOT_TRAINER_PHRASE": PHRASE, "BOT_ROOM_ADDRESS": "assistant.example.org"}, "is no address")])
def test_settings_that_cannot_be_used_say_what_to_write(environment: Dict[str, str], said: str) -> None:
    with pytest.raises(RoomSettingsError, match=said):
        RoomSettings.read(environment)


def test_the_phrase_is_in_no_message_of_an_error() -> None:
    assert PHRASE not in repr(RoomSettings(PHRASE))


def test_an_address_waits_after_too_many_mistakes_and_others_do_not() -> None:
    clock = Clock()
    tries = Tries(3, 100, 900, clock)
    for _ in range(3):
        assert not tries.wait("here")
        tries.count("here")
    assert tries.wait("here") == 900 and not tries.wait("there")
    clock.now += 901

    assert not tries.wait("here")


def test_many_addresses_together_wait_too() -> None:
    tries = Tries(3, 5, 900, Clock())
    for number in range(5):
        tries.count(f"address {number}")

    assert tries.wait("another")


def test_a_ticket_is_good_for_its_time_until_it_is_ended() -> None:
    clock = Clock()
    visits = Visits(8, clock=clock)
    first, second = visits.begin(), visits.begin()
    assert visits.of(first) and visits.of(second) and visits.of(first) != visits.of(second)
    visits.end(visits.of(first))
    assert visits.of(first) is None and visits.of(second)
    clock.now += 8 * 3600 + 1

    assert visits.of(second) is None


@pytest.mark.parametrize("ticket", ["", None, "a.b.c", "....", "é.9999999999.x"])
def test_a_made_up_ticket_opens_nothing(ticket: str) -> None:
    assert Visits(8, clock=Clock()).of(ticket) is None


def test_a_ticket_whose_end_was_changed_opens_nothing() -> None:
    visit, until, seal = Visits(8, clock=Clock()).begin().split(".")

    assert Visits(8, clock=Clock()).of(f"{visit}.{int(until) + 9999}.{seal}") is None


def test_a_form_is_good_for_the_visit_that_it_was_made_for() -> None:
    visits = Visits(8)
    token = visits.token("mine")

    assert visits.is_token(token, "mine") and not visits.is_token(token, "yours") and not visits.is_token("", "mine")
