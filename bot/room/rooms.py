"""All sessions of this process by their codes, and not for long."""

from __future__ import annotations

import secrets
import time
from typing import Dict, List, Optional

from bot.room.cases import Case
from bot.room.limits import Limits
from bot.room.session import Clock, Full, Room

#: Letters and digits that nobody takes for one another, and no vowels, so that no code is a word.
LETTERS = "23456789BCDFGHJKMNPQRTVWXYZ"
CODE_LENGTH = 6


class Rooms:
    """All sessions of this process by their codes."""

    def __init__(self, limits: Limits, clock: Clock = time.monotonic) -> None:
        self.limits, self._clock = limits, clock
        self._rooms: Dict[str, Room] = {}

    def open(self, case: Case) -> Room:
        """A new session with its first case."""
        self.sweep()
        if len(self._rooms) >= self.limits.most_rooms:
            raise Full("rooms_full")
        code = self._new_code()
        until = self._clock() + self.limits.longest_hours * 3600
        room = self._rooms[code] = Room(code, self.limits, until, self._clock)
        room.put(case)
        return room

    def of(self, code: str) -> Optional[Room]:
        """The session with this code, however it is typed; None if there is none, or no longer."""
        room = self._rooms.get(plain_code(code))
        if room is not None and room.over:
            self.end(room)
            return None
        return room

    def all(self) -> List[Room]:
        """The sessions under way, the newest last."""
        self.sweep()
        return list(self._rooms.values())

    def end(self, room: Room) -> None:
        """Nothing of the session is left."""
        room.people.clear()
        room.rounds.clear()
        self._rooms.pop(room.code, None)

    def sweep(self) -> None:
        """Sessions whose time is up are gone."""
        for room in [one for one in self._rooms.values() if one.over]:
            self.end(room)

    def _new_code(self) -> str:
        while True:
            code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
            if code not in self._rooms:
                return code


def plain_code(typed: str) -> str:
    """A code as we write it: capitals, without the spaces or hyphens that people put into it."""
    return "".join(typed[:40].upper().split()).replace("-", "")
