"""What a trainer's requests do."""

from __future__ import annotations

import asyncio
from typing import Any, Dict, Optional

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.pace import address_of
from bot.room import pages_room, pages_trainer
from bot.room.asked import NOT_SIGNED_IN, Refused, given, go_to, html, https, json, set_cookie
from bot.room.cases import Case, NoCase, make_case
from bot.room.entry import Phrase, Tries
from bot.room.hall import Hall
from bot.room.html import Html
from bot.room.rooms import Full, Room
from bot.room.sheet import make_sheet
from bot.room.words import group_names, minutes, say
from bot.scenarios.moments import moment

COOKIE, PATH = "trainer", "/trainer"


class Trainer:
    """Signs trainers in, shows cases, and runs rooms for whoever is signed in."""

    def __init__(self, hall: Hall) -> None:
        self.hall, limits = hall, hall.limits
        self._phrase = Phrase(hall.settings.phrase)
        self._tries = Tries(limits.wrong_phrases, limits.wrong_phrases_of_all)

    # ---- signing in ---------------------------------------------------------------------

    def visit(self, request: Request) -> Optional[str]:
        """Whose request it is; None for somebody who is not signed in."""
        return self.hall.visits.of(request.cookies.get(COOKIE))

    def allowed(self, request: Request) -> str:
        """The same, or a refusal. What changes something must come from a form of ours."""
        visit = self.visit(request)
        if visit is None:
            raise Refused("sign_in_first", NOT_SIGNED_IN)
        if request.method == "POST" and not self.hall.visits.is_token(given(request, "token"), visit):
            raise Refused("old_form", 403)
        return visit

    async def sign_in(self, request: Request) -> HTTPResponse:
        """Whoever knows the phrase gets a ticket."""
        who = address_of(request, self.hall.proxies)
        seconds = self._tries.wait(who)
        if seconds:
            return html(pages_trainer.sign_in_page(say("wait_phrase", minutes=minutes(seconds))), 429)
        if not self._phrase.fits(given(request, "phrase")):
            self._tries.count(who)
            return html(pages_trainer.sign_in_page(say("wrong_phrase")), 401)
        answer, visits = go_to(PATH), self.hall.visits
        set_cookie(answer, COOKIE, visits.begin(), PATH, https(request, self.hall.settings.address), visits.seconds)
        return answer

    async def sign_out(self, request: Request) -> HTTPResponse:
        """The ticket is worth nothing any more. Rooms go on."""
        self.hall.visits.end(self.allowed(request))
        answer = html(pages_trainer.sign_in_page(said=say("signed_out")))
        set_cookie(answer, COOKIE, "", PATH, https(request, self.hall.settings.address), 0)
        return answer

    # ---- cases --------------------------------------------------------------------------

    async def cases(self, request: Request, clock_wrong: str = "") -> HTTPResponse:
        """The list of cases, or the question for the pass phrase."""
        visit = self.visit(request)
        if visit is None:
            return html(pages_trainer.sign_in_page())
        cases, token = self.hall.cases, self.hall.visits.token(visit)
        await asyncio.get_running_loop().run_in_executor(None, cases.refresh)
        clock = self._clock_part(token, clock_wrong) if self.hall.clock else Html("")
        return html(pages_trainer.cases_page(cases.scripts, cases.titles(), self.hall.rooms.all(), token,
                                             given(request, "area"), given(request, "kind"), len(cases.problems),
                                             clock), 400 if clock_wrong else 200)

    async def case(self, request: Request, script: str) -> HTTPResponse:
        """One case; with a step it is played."""
        visit = self.allowed(request)
        chosen, step = _chosen(request), _number(given(request, "step"))
        try:
            found, part = self.hall.cases.script(script), self.hall.cases.part(script, **chosen)
        except NoCase:
            raise Refused("no_page") from None
        played = await self.hall.player.play(part) if step else None
        area = self.hall.cases.area(part.area)
        case = make_case(found, part, area, played or self.hall.unplayed(part))
        return html(pages_trainer.case_page(found, part, case, played, chosen, step, self.hall.cases.titles(),
                                            self.hall.rooms.all(), self.hall.visits.token(visit)))

    # ---- rooms --------------------------------------------------------------------------

    async def open_room(self, request: Request) -> HTTPResponse:
        """A room has this case before it: a new one, or one that is open."""
        self.allowed(request)
        case = await self._case(given(request, "script"), _chosen(request))
        code = given(request, "room")
        room = self._room(code) if code else self._new_room(case)
        if code:
            room.put(case)
        self.hall.told[room.code] = pages_trainer.link(given(request, "script"), _chosen(request))
        return go_to(f"/trainer/rooms/{room.code}")

    async def room(self, request: Request, code: str) -> HTTPResponse:
        """The room as it stands on the screen."""
        visit, room = self.allowed(request), self._room(code)
        return html(pages_room.room_page(room, self.hall.address(request), self.hall.visits.token(visit),
                                         self.hall.told.get(room.code, PATH)))

    async def state(self, request: Request, code: str) -> HTTPResponse:
        """How many are there, for the script."""
        self.allowed(request)
        room = self._room(code)
        everybody = say("everybody") if pages_room.all_in(room) else ""
        return json({"phase": pages_room.phase(room), "people": pages_room.counted(room), "everybody": everybody})

    async def act(self, request: Request, code: str, action: str) -> HTTPResponse:
        """One of the trainer's buttons."""
        self.allowed(request)
        room = self._room(code)
        if action not in ACTIONS:
            raise Refused("no_page")
        ACTIONS[action](room)
        room.touch()
        return go_to(f"/trainer/rooms/{room.code}")

    async def ask_end(self, request: Request, code: str) -> HTTPResponse:
        """Asks before everything is deleted."""
        visit = self.allowed(request)
        return html(pages_room.end_page(self._room(code), self.hall.visits.token(visit)))

    async def end(self, request: Request, code: str) -> HTTPResponse:
        """Nothing of the session is left."""
        self.allowed(request)
        room = self._room(code)
        self.hall.rooms.end(room)
        return html(pages_room.said_page(say("ended"), PATH, say("back")))

    async def sheet(self, request: Request, code: str) -> HTTPResponse:
        """The counts for a spreadsheet."""
        self.allowed(request)
        room = self._room(code)
        answer = html("﻿" + make_sheet(room.rounds, group_names()))
        answer.content_type = "text/csv; charset=utf-8"
        answer.headers["Content-Disposition"] = f'attachment; filename="votes-{room.code}.csv"'
        return answer

    # ---- the clock of a training server ---------------------------------------------------

    async def clock(self, request: Request) -> HTTPResponse:
        """The clock is set for everybody who uses this server, or goes back to the real time."""
        self.allowed(request)
        if self.hall.clock is None:
            raise Refused("no_page")
        words = given(request, "at")
        try:
            self.hall.clock.at = moment(words) if words else None
        except ValueError:
            return await self.cases(request, say("clock_wrong"))
        return go_to(PATH)

    # ---- inside -----------------------------------------------------------------------------

    def _clock_part(self, token: str, wrong: str) -> Html:
        at = self.hall.clock.at
        return pages_trainer.clock_part(f"{at:%Y-%m-%d %H:%M}" if at else None, token, wrong)

    async def _case(self, script: str, chosen: Dict[str, str]) -> Case:
        try:
            found, part = self.hall.cases.script(script), self.hall.cases.part(script, **chosen)
        except NoCase:
            raise Refused("no_page") from None
        return make_case(found, part, self.hall.cases.area(part.area), await self.hall.player.play(part))

    def _room(self, code: str) -> Room:
        room = self.hall.rooms.of(code)
        if room is None:
            raise Refused("ended")
        return room

    def _new_room(self, case: Case) -> Room:
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


def _chosen(request: Request) -> Dict[str, str]:
    return {key: given(request, key) for key in ("area", "variant", "at")}


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0
