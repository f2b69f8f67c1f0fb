"""What a trainer does with a room: opens it, puts cases to it, shows the answers, ends it."""

from __future__ import annotations

from typing import Any, Dict

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.room import pages_screen
from bot.room.asked import Refused, given, go_to, html, json
from bot.room.cases import Case
from bot.room.choosing import Choosing, chosen_in
from bot.room.hall import Hall
from bot.room.page import said_page
from bot.room.pages_case import link
from bot.room.session import Full, Room
from bot.room.sheet import make_sheet
from bot.room.visiting import PATH, Visiting
from bot.room.words import group_names, say

#: By this mark a spreadsheet knows that the file is UTF-8.
MARK = "\ufeff"


class Leading:
    """Runs rooms for whoever is signed in."""

    def __init__(self, hall: Hall, visiting: Visiting, choosing: Choosing) -> None:
        self.hall, self._visiting, self._choosing = hall, visiting, choosing

    async def open(self, request: Request) -> HTTPResponse:
        """A room has this case before it: a new one, or one that is open."""
        self._visiting.allowed(request)
        code, script, chosen = given(request, "room"), given(request, "script"), chosen_in(request)
        case = await self._choosing.played(script, chosen)
        room = self._room(code) if code else self._new(case)
        if code:
            room.put(case)
        self.hall.told[room.code] = link(script, chosen)
        return go_to(f"/trainer/rooms/{room.code}")

    async def room(self, request: Request, code: str) -> HTTPResponse:
        """The room as it stands on the screen."""
        visit, room = self._visiting.allowed(request), self._room(code)
        return html(pages_screen.room_page(room, self.hall.address(request), self.hall.visits.token(visit),
                                           self.hall.told.get(room.code, PATH)))

    async def state(self, request: Request, code: str) -> HTTPResponse:
        """How many are there, for the script."""
        self._visiting.allowed(request)
        room = self._room(code)
        everybody = say("everybody") if pages_screen.all_in(room) else ""
        return json({"phase": room.phase, "people": pages_screen.counted(room), "everybody": everybody})

    async def act(self, request: Request, code: str, action: str) -> HTTPResponse:
        """One of the trainer's buttons."""
        self._visiting.allowed(request)
        room = self._room(code)
        if action not in ACTIONS:
            raise Refused("no_page")
        ACTIONS[action](room)
        room.touch()
        return go_to(f"/trainer/rooms/{room.code}")

    async def ask_end(self, request: Request, code: str) -> HTTPResponse:
        """Asks before everything is deleted."""
        visit = self._visiting.allowed(request)
        return html(pages_screen.end_page(self._room(code), self.hall.visits.token(visit)))

    async def end(self, request: Request, code: str) -> HTTPResponse:
        """Nothing of the session is left."""
        self._visiting.allowed(request)
        self.hall.rooms.end(self._room(code))
        return html(said_page(say("ended"), PATH, say("back")))

    async def sheet(self, request: Request, code: str) -> HTTPResponse:
        """The counts for a spreadsheet."""
        self._visiting.allowed(request)
        room = self._room(code)
        answer = html(MARK + make_sheet(room.rounds, group_names()))
        answer.content_type = "text/csv; charset=utf-8"
        answer.headers["Content-Disposition"] = f'attachment; filename="votes-{room.code}.csv"'
        return answer

    def _room(self, code: str) -> Room:
        room = self.hall.rooms.of(code)
        if room is None:
            raise Refused("ended")
        return room

    def _new(self, case: Case) -> Room:
        try:
            return self.hall.rooms.open(case)
        except Full as full:
            raise Refused(full.code, 503) from full


def _mark_both(room: Room) -> None:
    room.now.both = not room.now.both


def _door(room: Room) -> None:
    room.door_open = not room.door_open


def _again(room: Room) -> None:
    room.put(room.now.case)


ACTIONS: Dict[str, Any] = {"show": Room.show, "both": _mark_both, "door": _door, "again": _again}
