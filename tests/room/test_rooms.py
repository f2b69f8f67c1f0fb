"""A session: who is in it, what is forgotten when, and when it is over."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Callable

import pytest

from bot.room.ballot import Question
from bot.room.cases import Case
from bot.room.limits import Limits
from bot.room.rooms import LETTERS, Rooms
from bot.room.session import Full, Room
from tests.room.served import Clock

LIMITS = Limits.read()
NONE = {"level": ()}
CASE = Case("A case", "Text", "Luton", "Tuesday", (Question("level", "Which?", {"3": "3", "4": "4"}),), NONE, NONE)
HOUR = 3600.0


def opened(clock: Any = None, **limits: float) -> "tuple[Rooms, Room]":
    """A session that has just begun."""
    rooms = Rooms(replace(LIMITS, **limits), clock or Clock())
    return rooms, rooms.open(CASE)


def test_a_code_is_short_and_has_no_letters_that_look_alike() -> None:
    rooms, room = opened()

    assert len(room.code) == 6 and set(room.code) <= set(LETTERS) and not set("AEIOU01LS5") & set(LETTERS) - {"5"}
    assert rooms.of(f" {room.code[:3].lower()} {room.code[3:]}-") is room


@pytest.mark.parametrize("code", ["", "AAAAAA", "../../x", "é" * 500])
def test_any_other_code_finds_nothing(code: str) -> None:
    assert opened()[0].of(code) is None


def test_a_vote_can_be_changed_until_the_answers_are_shown_and_never_after() -> None:
    _, room = opened()
    person = room.join("school")
    room.vote(person, {"level": "3"})
    room.vote(person, {"level": "4"})
    assert room.voted == 1
    room.show()
    room.vote(person, {"level": "3"})

    assert room.now.spread and room.now.spread.groups[0].counts["level"] == {"3": 0, "4": 1}


def test_single_votes_are_forgotten_once_they_are_counted() -> None:
    _, room = opened()
    room.vote(room.join("school"), {"level": "3"})
    room.show()

    assert [one.vote for one in room.people.values()] == [None] and room.voted == 1


def test_votes_that_were_never_shown_are_forgotten_with_their_case() -> None:
    _, room = opened()
    room.vote(room.join("school"), {"level": "3"})
    room.put(replace(CASE, title="Another"))

    assert room.voted == 0 and len(room.rounds) == 1 and room.now.case.title == "Another"


def test_a_second_vote_on_a_case_is_a_round_of_its_own() -> None:
    _, room = opened()
    room.show()
    room.put(CASE)

    assert [one.number for one in room.rounds] == [1, 2] and room.rounds[0].spread and not room.now.spread


def test_a_closed_door_and_a_full_room_let_nobody_in() -> None:
    _, room = opened(most_people=1)
    room.join("school")
    with pytest.raises(Full, match="room_full"):
        room.join("health")
    room.door_open = False
    with pytest.raises(Full, match="door_closed"):
        room.join("health")


def test_there_are_only_so_many_rooms() -> None:
    rooms, _ = opened(most_rooms=1)
    with pytest.raises(Full, match="rooms_full"):
        rooms.open(CASE)


def busy(clock: Clock, room: Room) -> None:
    """Somebody does something every half hour."""
    for _ in range(8):
        clock.now += HOUR / 2
        room.touch()


def quiet(clock: Clock, room: Room) -> None:
    """Nobody does anything for an hour."""
    clock.now += LIMITS.quiet_minutes * 60


@pytest.mark.parametrize("passes", [busy, quiet], ids=["four busy hours", "a quiet hour"])
def test_a_session_whose_time_is_up_is_forgotten(passes: Callable[[Clock, Room], None]) -> None:
    clock = Clock()
    rooms, room = opened(clock)
    room.vote(room.join("school"), {"level": "3"})
    passes(clock, room)

    assert rooms.of(room.code) is None and not rooms.all() and not room.people and not room.rounds


def test_a_session_in_use_goes_on() -> None:
    clock = Clock()
    rooms, room = opened(clock)
    clock.now += HOUR - 60
    room.join("school")
    clock.now += HOUR - 60

    assert rooms.of(room.code) is room


@pytest.mark.parametrize("wrong", ["smallest_group: 4", "longest_hours: 0", "most_people: yes"])
def test_limits_that_protect_nobody_are_refused(wrong: str, tmp_path: Any) -> None:
    name = wrong.partition(":")[0]
    lines = [wrong if one.startswith(name) else one
             for one in (f"{key}: {value}" for key, value in vars(LIMITS).items())]
    file = tmp_path / "limits.yml"
    file.write_text("\n".join(lines))
    with pytest.raises(ValueError, match=name):
        Limits.read(file)
