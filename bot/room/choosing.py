"""The list of cases, one case on the screen, and the clock of a training server."""

from __future__ import annotations

import asyncio
from typing import Dict

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.room.asked import Refused, given, go_to, html
from bot.room.cases import Case, NoCase, make_case
from bot.room.hall import Hall
from bot.room.html import Html
from bot.room.pages_case import Telling, case_page, not_played, played_to
from bot.room.pages_cases import cases_page, clock_part, sign_in_page
from bot.room.visiting import PATH, Visiting
from bot.room.words import say
from bot.scenarios.moments import moment


class Choosing:
    """Shows trainers what there is, and plays what they choose."""

    def __init__(self, hall: Hall, visiting: Visiting) -> None:
        self.hall, self._visiting = hall, visiting

    async def cases(self, request: Request, clock_wrong: str = "") -> HTTPResponse:
        """The list of cases, or the question for the pass phrase."""
        visit = self._visiting.visit(request)
        if visit is None:
            return html(sign_in_page())
        cases, token = self.hall.cases, self.hall.visits.token(visit)
        await asyncio.get_running_loop().run_in_executor(None, cases.refresh)
        return html(cases_page(cases.scripts, cases.titles(), self.hall.rooms.all(), token, given(request, "area"),
                               given(request, "kind"), len(cases.problems), self._clock_part(token, clock_wrong)),
                    400 if clock_wrong else 200)

    async def case(self, request: Request, script: str) -> HTTPResponse:
        """One case; with a step it is played."""
        visit, hall = self._visiting.allowed(request), self.hall
        told, step = self._told(script, chosen_in(request)), _number(given(request, "step"))
        result = await hall.player.play(told.part, again=step == 1) if step else hall.unplayed(told.part)
        case = make_case(told.script, told.part, hall.cases.area(told.part.area), result)
        played = played_to(told, case, result, step) if step else not_played(told)
        return html(case_page(told, case, played, hall.cases.titles(), hall.rooms.all(), hall.visits.token(visit)))

    async def played(self, script: str, chosen: Dict[str, str]) -> Case:
        """The case with the assistant's answers."""
        told = self._told(script, chosen)
        area = self.hall.cases.area(told.part.area)
        return make_case(told.script, told.part, area, await self.hall.player.play(told.part))

    async def clock(self, request: Request) -> HTTPResponse:
        """The clock is set for everybody who uses this server, or goes back to the real time."""
        self._visiting.allowed(request)
        if self.hall.clock is None:
            raise Refused("no_page")
        words = given(request, "at")
        try:
            self.hall.clock.at = moment(words) if words else None
        except ValueError:
            return await self.cases(request, say("clock_wrong"))
        return go_to(PATH)

    def _told(self, script: str, chosen: Dict[str, str]) -> Telling:
        try:
            return Telling(self.hall.cases.script(script), self.hall.cases.part(script, **chosen), chosen)
        except NoCase:
            raise Refused("no_page") from None

    def _clock_part(self, token: str, wrong: str) -> Html:
        if self.hall.clock is None:
            return Html("")
        at = self.hall.clock.at
        return clock_part(f"{at:%Y-%m-%d %H:%M}" if at else None, token, wrong)


def chosen_in(request: Request) -> Dict[str, str]:
    """How the case is to be told: what is not chosen is empty."""
    return {key: given(request, key) for key in ("area", "variant", "at")}


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0
