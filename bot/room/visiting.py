"""Signing in with the pass phrase, and the question whose request it is."""

from __future__ import annotations

from typing import Optional

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.pace import address_of
from bot.room.asked import NOT_SIGNED_IN, Refused, given, go_to, html, https, set_cookie
from bot.room.entry import Phrase, Tries
from bot.room.hall import Hall
from bot.room.pages_cases import sign_in_page
from bot.room.words import minutes, say

COOKIE, PATH = "trainer", "/trainer"


class Visiting:
    """Signs trainers in and out, and lets nobody else do anything."""

    def __init__(self, hall: Hall) -> None:
        self.hall, limits = hall, hall.limits
        self._phrase = Phrase(hall.settings.phrase)
        self._tries = Tries(limits.wrong_phrases, limits.wrong_phrases_of_all)

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
            return html(sign_in_page(say("wait_phrase", minutes=minutes(seconds))), 429)
        if not self._phrase.fits(given(request, "phrase")):
            self._tries.count(who)
            return html(sign_in_page(say("wrong_phrase")), NOT_SIGNED_IN)
        answer, visits = go_to(PATH), self.hall.visits
        set_cookie(answer, COOKIE, visits.begin(), PATH, https(request, self.hall.settings.address), visits.seconds)
        return answer

    async def sign_out(self, request: Request) -> HTTPResponse:
        """The ticket is worth nothing any more. Rooms go on."""
        self.hall.visits.end(self.allowed(request))
        answer = html(sign_in_page(said=say("signed_out")))
        set_cookie(answer, COOKIE, "", PATH, https(request, self.hall.settings.address), 0)
        return answer
