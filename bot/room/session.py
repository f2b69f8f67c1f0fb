"""One session in a room: who has joined, who has voted, what is shown. All of it in memory."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Callable, Dict, List, Mapping, Optional

from bot.room.cases import Case
from bot.room.limits import Limits
from bot.room.spread import Spread, Vote, make_spread

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
    def phase(self) -> str:
        """Changes when there is something else to look at."""
        return f"{self.now.number}{'shown' if self.now.spread else 'open'}{'both' if self.now.both else ''}"

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
