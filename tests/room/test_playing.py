"""The real assistant plays for the screen, and nobody else waits for the end of it."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, List

import pytest

from bot.guard.ear import numbers
from bot.room.cases import Cases
from bot.room.playing import OnTheLoop, Player, steps
from bot.scenarios.judge import Difference
from bot.scenarios.results import Result, empty
from bot.scenarios.script import Part
from bot.scenarios.seat import House
from tests.room.served import SAID


@pytest.fixture(scope="module")
def house(library: Any) -> House:
    """Reader, guard and all; the model may take its time, because the machine may be busy."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.guard.detector.numbers", lambda: {**numbers(), "seconds": 60})
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


@pytest.mark.parametrize("level, plays", [(4, 1), (3, 2)], ids=["as expected", "otherwise"])
async def test_only_what_went_otherwise_is_played_again(library: Any, folder: Path, level: int, plays: int,
                                                        monkeypatch: pytest.MonkeyPatch) -> None:
    cases, played = Cases(library, folder), []
    cases.refresh()
    part, look = cases.part("bruise-at-ten-weeks"), SimpleNamespace(forget=lambda: None)
    differs = () if level == 4 else (Difference("level", "4", str(level)),)

    def play(stage: Any, told: Part) -> Result:
        played.append(told)
        return replace(empty(told, ""), error=None, differences=differs)

    monkeypatch.setattr("bot.room.playing.Stage.play", play)
    player = Player(library, SimpleNamespace(look=look))
    for again in (True, False, True):
        await player.play(part, again)

    assert len(played) == plays


def test_a_transcript_in_steps_begins_with_the_opening() -> None:
    assert [len(one) for one in steps(SAID)] == [1, 2, 2]


def test_an_empty_transcript_has_no_steps() -> None:
    assert steps(()) == ()
