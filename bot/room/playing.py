"""The assistant plays a case for the screen, in this process, without making anybody else wait."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import OrderedDict
from typing import Any, Callable, List, Mapping, Sequence, Tuple

from bot.scenarios.results import Result
from bot.scenarios.script import Part
from bot.scenarios.seat import Message
from bot.scenarios.stage import Stage

#: A message that takes longer has met a fault; the thread must not wait for a loop that has ended.
SECONDS = 60
MOST_KEPT = 20


class OnTheLoop:
    """A seat for a script that runs in a thread: each message is answered by the loop, between everybody else's.

    The reader and the guard's detector are used from one thread only.
    """

    clock = True

    def __init__(self, seat: Any, loop: asyncio.AbstractEventLoop) -> None:
        self._seat, self._loop = seat, loop

    def open(self) -> List[Message]:
        """The welcome and the first question."""
        return self._on_loop(self._seat.open)

    def say(self, text: str) -> List[Message]:
        """They type something."""
        return self._on_loop(self._seat.say, text)

    def press(self, label: str) -> List[Message]:
        """They press a button."""
        return self._on_loop(self._seat.press, label)

    def close(self) -> None:
        """Nothing is kept."""
        self._on_loop(self._seat.close)

    def _on_loop(self, what: Callable[..., Any], *words: str) -> Any:
        async def run() -> Any:
            return what(*words)

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(SECONDS)


class OpenHouse:
    """The house of this process; its seats are used from a thread."""

    def __init__(self, house: Any, loop: asyncio.AbstractEventLoop) -> None:
        self.house, self._loop = house, loop

    def seat(self, at: dt.datetime) -> OnTheLoop:
        """A new conversation at a moment; the clock of other conversations stays."""
        return OnTheLoop(self.house.seat(at), self._loop)


class Player:
    """Plays parts one after the other, and remembers the last few: a page that goes on by a step asks again."""

    def __init__(self, library: Any, house: Any) -> None:
        self._library, self._house, self._one = library, house, asyncio.Lock()
        self._kept: "OrderedDict[str, Result]" = OrderedDict()

    async def play(self, part: Part, again: bool = False) -> Result:
        """What came of it; a script that changed is played anew.

        `again`: also one that went otherwise than expected, as a busy machine can make it go.
        """
        key = repr(part)
        async with self._one:
            if key not in self._kept or again and not self._kept[key].passed:
                self._kept[key] = await self._played(part)
            self._kept.move_to_end(key)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]

    async def _played(self, part: Part) -> Result:
        loop = asyncio.get_running_loop()
        stage = Stage(self._library, house=OpenHouse(self._house, loop))
        try:
            return await loop.run_in_executor(None, stage.play, part)
        finally:
            self._house.look.forget()


def steps(lines: Sequence[Mapping[str, Any]]) -> Tuple[Tuple[Mapping[str, Any], ...], ...]:
    """A transcript in steps: something of theirs with all that came back; the opening is the first."""
    found: List[List[Mapping[str, Any]]] = [[]]
    for line in lines:
        if line["who"] == "they":
            found.append([])
        found[-1].append(line)
    return tuple(tuple(one) for one in found if one)
