"""Sessions in rooms: who has joined, who has voted, what is shown. All of it in memory, and not for long."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field
from typing import Callable, Dict, List, Mapping, Optional

from bot.room.cases import Case
from bot.room.limits import Limits
from bot.room.spread import Spread, Vote, make_spread

#: Letters and digits that nobody takes for one another, and no vowels, so that no code is a word.
LETTERS = "23456789BCDFGHJKMNPQRTVWXYZ"
CODE_LENGTH = 6
Clock = Callable[[], float]


class Full(Exception):
    """No more rooms or people fit; `code` says which sentence tells so."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Person:
    """Somebody in a room: a profession from the list, and a vote until it is counted. No name."""

    profession: str
    vote: Optional[Vote] = None


@dataclass
class Round:
    """A case before a room. Once its spread is there the vote is closed for good."""

    number: int
    case: Case
    both: bool = False
    spread: Optional[Spread] = None


@dataclass
class Room:
    """One session. `rounds` ends with the case that is on the screen."""

    code: str
    limits: Limits
    until: float
    clock: Clock
    people: Dict[str, Person] = field(default_factory=dict)
    rounds: List[Round] = field(default_factory=list)
    door_open: bool = True
    touched: float = 0.0

    @property
    def now(self) -> Round:
        """The case on the screen."""
        return self.rounds[-1]

    @property
    def voted(self) -> int:
        """How many have voted on it; after it is shown, how many had."""
        return self.now.spread.size if self.now.spread else sum(p.vote is not None for p in self.people.values())

    @property
    def over(self) -> bool:
        """Whether its time is up."""
        now = self.clock()
        return now >= self.until or now >= self.touched + self.limits.quiet_minutes * 60

    def touch(self) -> None:
        """Somebody did something in it."""
        self.touched = self.clock()

    def put(self, case: Case) -> None:
        """A new case is voted on. Votes that were never shown are forgotten, uncounted."""
        number = len(self.rounds) + 1
        if self.rounds and self.now.spread is None:
            number = self.rounds.pop().number
        self._forget_votes()
        self.rounds.append(Round(number, case))
        self.touch()

    def join(self, profession: str) -> str:
        """The id of a new person in the room."""
        if not self.door_open:
            raise Full("door_closed")
        if len(self.people) >= self.limits.most_people:
            raise Full("room_full")
        person = secrets.token_urlsafe(12)
        self.people[person] = Person(profession)
        self.touch()
        return person

    def vote(self, person: str, vote: Mapping[str, str]) -> None:
        """Their vote counts, in place of an earlier one; after the answers are shown none is taken."""
        if self.now.spread is None:
            self.people[person].vote = dict(vote)
            self.touch()

    def show(self) -> None:
        """The vote is closed and counted, and single votes are forgotten."""
        if self.now.spread is None:
            votes = [(one.profession, one.vote) for one in self.people.values() if one.vote is not None]
            self.now.spread = make_spread(votes, self.now.case.ballot, self.limits.smallest_group)
            self._forget_votes()
        self.touch()

    def _forget_votes(self) -> None:
        for person in self.people.values():
            person.vote = None


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
