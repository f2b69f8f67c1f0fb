"""What the requests of people in a room do: they join, vote and look. They are asked for nothing else."""

from __future__ import annotations

from typing import Dict, Optional, Tuple

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.pace import address_of
from bot.room.asked import Refused, given, go_to, html, https, json, set_cookie
from bot.room.entry import Tries
from bot.room.hall import Hall
from bot.room.pages_phone import code_page, join_page, shown_page, vote_page, wait_page
from bot.room.rooms import plain_code
from bot.room.session import Full, Person, Room
from bot.room.words import professions, say

COOKIE, PATH = "room", "/r"
MINUTE = 60.0


class People:
    """Whoever has the code of a room. A cookie of this browser says who they are there, and it holds no name."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        most = hall.limits.wrong_codes
        self._tries = Tries(most, most * 20, MINUTE)

    async def ask_code(self, request: Request) -> HTTPResponse:
        """Where the code is typed."""
        return html(code_page())

    async def take_code(self, request: Request) -> HTTPResponse:
        """On to the room, if there is one with this code."""
        typed = given(request, "code", 40)
        self._not_guessing(request)
        if self._found(request, typed) is None:
            return html(code_page(say("no_room"), typed), 404)
        return go_to(f"/r/{plain_code(typed)}")

    async def room(self, request: Request, code: str) -> HTTPResponse:
        """The page that this person needs now."""
        self._not_guessing(request)
        room = self._found(request, code)
        if room is None:
            return html(code_page(say("no_room"), plain_code(code)[:12]), 404)
        name, person = self._who(request, room)
        if person is None:
            return html(join_page(room, {}))
        return html(self._next_page(room, name, person, bool(given(request, "change"))))

    async def join(self, request: Request, code: str) -> HTTPResponse:
        """They are in the room; who was in it already stays who they are."""
        room, profession = self._room(request, code), given(request, "profession")
        if profession not in professions():
            return html(join_page(room, {"profession-0": say("choose_profession")}), 400)
        answer = go_to(f"/r/{room.code}")
        if self._who(request, room)[1] is None:
            ticket = self._ticket(room, self._let_in(room, profession))
            set_cookie(answer, COOKIE, ticket, PATH, https(request, self.hall.settings.address))
        return answer

    async def vote(self, request: Request, code: str) -> HTTPResponse:
        """Their vote is in; one that is not whole, too late or for an earlier case is not taken."""
        room = self._room(request, code)
        name, person = self._who(request, room)
        if person is None or not self.hall.visits.is_token(given(request, "token"), name):
            raise Refused("old_form", 403)
        if room.now.spread or given(request, "round") != str(room.now.number):
            return html(self._next_page(room, name, person, said=say("vote_closed") if room.now.spread else ""))
        vote, wrong = _vote(request, room)
        if wrong:
            return html(vote_page(room, self.hall.visits.token(name), vote, wrong), 400)
        room.vote(name, vote)
        return go_to(f"/r/{room.code}")

    async def state(self, request: Request, code: str) -> HTTPResponse:
        """Whether there is something new, for the script; never how anybody has voted."""
        return json({"phase": self._room(request, code).phase})

    def _next_page(self, room: Room, name: str, person: Person, change: bool = False, said: str = "") -> str:
        if room.now.spread is not None:
            return shown_page(room, said)
        if person.vote is not None and not change:
            return wait_page(room, person)
        return vote_page(room, self.hall.visits.token(name), person.vote or {}, {})

    # ---- inside -----------------------------------------------------------------------------

    def _not_guessing(self, request: Request) -> None:
        if self._tries.wait(address_of(request, self.hall.proxies)):
            raise Refused("wait_code", 429)

    def _found(self, request: Request, code: str) -> Optional[Room]:
        room = self.hall.rooms.of(code)
        if room is None:
            self._tries.count(address_of(request, self.hall.proxies))
        return room

    def _room(self, request: Request, code: str) -> Room:
        room = self.hall.rooms.of(code)
        if room is None:
            raise Refused("ended")
        return room

    def _ticket(self, room: Room, name: str) -> str:
        return f"{room.code}.{name}.{self.hall.visits.signer.seal('person', room.code, name)}"

    def _who(self, request: Request, room: Room) -> Tuple[str, Optional[Person]]:
        code, _, rest = (request.cookies.get(COOKIE) or "").partition(".")
        name, _, seal = rest.partition(".")
        ours = code == room.code and self.hall.visits.signer.sealed(seal, "person", code, name)
        return name, room.people.get(name) if ours else None

    def _let_in(self, room: Room, profession: str) -> str:
        try:
            return room.join(profession)
        except Full as full:
            raise Refused(full.code, 403) from full


def _vote(request: Request, room: Room) -> "Tuple[Dict[str, str], Dict[str, str]]":
    """The answers that were given, and what is missing, by the place that the page links to."""
    ballot = room.now.case.ballot
    vote = {one.id: given(request, one.id) for one in ballot if given(request, one.id) in one.answers}
    return vote, {f"{one.id}-0": say("choose_one", question=one.ask) for one in ballot if one.id not in vote}
