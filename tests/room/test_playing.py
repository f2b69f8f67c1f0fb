"""The real assistant plays for the screen, and nobody else waits for the end of it."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any, List

import pytest

from bot.room.cases import Cases
from bot.room.playing import OnTheLoop, Player, steps
from bot.scenarios.seat import House
from tests.room.served import SAID


@pytest.fixture(scope="module")
def house(library: Any) -> House:
    """Reader, guard and all."""
    return House(library)


async def test_a_case_is_played_by_the_assistant_itself_and_others_get_their_turn(library: Any, folder: Path,
                                                                                 house: House) -> None:
    cases = Cases(library, folder)
    cases.refresh()
    part, turns = cases.part("bruise-at-ten-weeks"), []

    async def others() -> None:
        while True:
            turns.append(1)
            await asyncio.sleep(0.001)

    waiting, player = asyncio.ensure_future(others()), Player(library, house)
    result = await player.play(part)
    waiting.cancel()

    assert result.got["level"] == 4 and "0300 300 8123" in result.got["contacts"] and not result.error
    assert len(turns) >= len(steps(result.transcript))
    assert await player.play(part) is result


class Seat:
    """Notes in which thread it is used."""

    def __init__(self) -> None:
        self.threads: List[int] = []

    def open(self) -> List[Any]:
        self.threads.append(threading.get_ident())
        return []

    def say(self, text: str) -> List[Any]:
        return self.open()

    def press(self, label: str) -> List[Any]:
        raise KeyError(label)

    def close(self) -> None:
        self.open()


async def test_the_models_are_used_from_the_loop_only() -> None:
    seat, loop = Seat(), asyncio.get_running_loop()
    on_loop = OnTheLoop(seat, loop)
    await loop.run_in_executor(None, lambda: (on_loop.open(), on_loop.say("x"), on_loop.close()))

    assert set(seat.threads) == {threading.get_ident()} and len(seat.threads) == 3


async def test_a_fault_on_the_loop_reaches_the_script() -> None:
    loop = asyncio.get_running_loop()
    with pytest.raises(KeyError):
        await loop.run_in_executor(None, OnTheLoop(Seat(), loop).press, "Yes")


def test_a_transcript_in_steps_begins_with_the_opening() -> None:
    assert [len(one) for one in steps(SAID)] == [1, 2, 2]


def test_an_empty_transcript_has_no_steps() -> None:
    assert steps(()) == ()
