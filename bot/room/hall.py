"""What trainers and people in rooms share: the cases, the player, the rooms, who is signed in."""

from __future__ import annotations

from typing import Any, Dict, Optional

from sanic.request import Request

from bot.room.cases import Cases
from bot.room.entry import Visits
from bot.room.limits import Limits
from bot.room.playing import Player
from bot.room.rooms import Rooms
from bot.room.settings import RoomSettings
from bot.scenarios.results import Result, empty
from bot.scenarios.script import Part


class Hall:
    """Everything of one process. `clock` is the one that a training server sets; None elsewhere."""

    def __init__(self, settings: RoomSettings, cases: Cases, player: Player, clock: Any = None, proxies: int = 0,
                 limits: Optional[Limits] = None) -> None:
        self.settings, self.cases, self.player = settings, cases, player
        self.clock, self.proxies = clock, proxies
        self.limits = limits or Limits.read()
        self.rooms, self.visits = Rooms(self.limits), Visits(self.limits.signed_in_hours)
        #: Where the case of each room can be played.
        self.told: Dict[str, str] = {}

    def address(self, request: Request) -> str:
        """What people in the room open: as the operator has set it, else as the trainer's browser has it."""
        if self.settings.address:
            return self.settings.address
        scheme = "https" if request.headers.get("x-forwarded-proto") == "https" else "http"
        return f"{scheme}://{request.host}"

    def sweep(self) -> None:
        """Rooms whose time is up are gone, and what belonged to them."""
        self.rooms.sweep()
        there = {room.code for room in self.rooms.all()}
        self.told = {code: link for code, link in self.told.items() if code in there}

    def unplayed(self, part: Part) -> Result:
        """A case before the assistant has said anything about it."""
        return empty(part, "")
