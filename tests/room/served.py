"""The room on a free port, with real cases and a player that needs no model; several people with a browser each."""

from __future__ import annotations

import re
import socket
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, AsyncIterator, Dict, List, Optional, Tuple
from unittest.mock import patch

import aiohttp
from sanic import Sanic

from bot.room.cases import Cases
from bot.room.hall import Hall
from bot.room.limits import Limits
from bot.room.routes import make_routes
from bot.room.settings import RoomSettings
from bot.scenarios.judge import Difference
from bot.scenarios.results import Result, empty
from bot.scenarios.script import Part
from tests.channels.served import rewrite_once, start

ROOT = Path(__file__).resolve().parents[2]
PHRASE = "correct horse battery"
GOT = {"level": 4, "consent": {"share": "yes"}, "first_contact": ["0300 300 8123"], "call_999": False}
SAID = ({"who": "we", "text": "Where does the child live?", "kind": "question", "choices": ["Luton"], "items": []},
        {"who": "they", "text": "Luton", "pressed": True},
        {"who": "we", "text": "Call 999 now.", "kind": "danger", "choices": [], "items": []},
        {"who": "they", "text": "<b>not bold</b>", "pressed": False},
        {"who": "we", "text": "Some things to ask.", "kind": "questions", "choices": ["Skip"],
         "items": [{"text": "How old?", "choices": ["Under 1", "Older"]}]})
LEVEL, CONSENT, CALL = "level", "consent", "first_call"
VOTE = {LEVEL: "4", CONSENT: "yes", CALL: "999"}


class Plays:
    """Gives the same playing for every case; `differs` is what is not as the script expects."""

    def __init__(self) -> None:
        self.asked: List[Part] = []
        self.differs: Tuple[Difference, ...] = ()
        self.error = ""

    async def play(self, part: Part, again: bool = False) -> Result:
        """The playing."""
        self.asked.append(part)
        if self.error:
            return empty(part, self.error)
        return replace(empty(part, ""), error=None, got=GOT, transcript=SAID, differences=self.differs)


class Clock:
    """A time that a test moves."""

    def __init__(self) -> None:
        self.now, self.at = 1_000_000.0, None  # type: float, Any

    def __call__(self) -> float:
        return self.now


class Visitor:
    """One browser without a screen: it keeps its cookies and sends forms as they stand on the page."""

    def __init__(self, base: str) -> None:
        self.base, self.page, self.status = base, "", 0
        self.session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
        self.headers: Any = {}
        self.where = ""

    async def get(self, path: str, **headers: str) -> str:
        """The page at a path, after redirects."""
        async with self.session.get(self.base + path, headers=headers) as got:
            return await self._keep(got)

    @property
    def token(self) -> str:
        """What the form on the open page carries."""
        found = re.search(r'name="token" value="([^"]+)"', self.page)
        return found.group(1) if found else ""

    async def post(self, path: str, **fields: str) -> str:
        """Sends a form, with the token of the page that is open unless another is given."""
        sent = {"token": self.token, **fields}
        async with self.session.post(self.base + path, data=sent) as got:
            return await self._keep(got)

    async def _keep(self, got: aiohttp.ClientResponse) -> str:
        self.status, self.headers, self.where = got.status, got.headers, str(got.url)
        self.page = await got.text()
        return self.page


class Site:
    """A served room."""

    def __init__(self, base: str, hall: Hall, clock: Clock) -> None:
        self.base, self.hall, self.clock = base, hall, clock
        self.visitors: List[Visitor] = []

    def visitor(self) -> Visitor:
        """Somebody with a browser of their own."""
        self.visitors.append(Visitor(self.base))
        return self.visitors[-1]

    async def trainer(self) -> Visitor:
        """A trainer who is signed in."""
        made = self.visitor()
        await made.post("/trainer/sign-in", phrase=PHRASE)
        assert made.status == 200 and "Choose a case" in made.page
        return made

    async def room(self, trainer: Visitor, script: str = "bruise-at-ten-weeks", **chosen: str) -> str:
        """The code of a new room with a case before it."""
        await trainer.get(f"/trainer/cases/{script}")
        await trainer.post("/trainer/rooms", script=script, **chosen)
        return trainer.where.rsplit("/", 1)[1]

    async def person(self, code: str, profession: str = "school", vote: Optional[Dict[str, str]] = None) -> Visitor:
        """Somebody who has joined, and voted if a vote is given."""
        made = self.visitor()
        await made.get(f"/r/{code}")
        await made.post(f"/r/{code}/join", profession=profession)
        if vote:
            await made.post(f"/r/{code}/vote", round=str(self.hall.rooms.of(code).now.number), **vote)
        return made


@asynccontextmanager
async def served(library: Any, folder: Path, training: bool = False, address: Optional[str] = None,
                 **limits: float) -> AsyncIterator[Site]:
    """The room with the scripts of a folder."""
    clock, app = Clock(), Sanic(f"room{id(folder)}", configure_logging=False)
    hall = Hall(RoomSettings(PHRASE, address), Cases(library, folder), Plays(), clock if training else None,
                limits=replace(Limits.read(), **limits))
    hall.rooms._clock = clock
    app.blueprint(make_routes(hall))
    app.static("/webhooks/web/page.css", str(ROOT / "bot" / "channels" / "page" / "page.css"))
    free = socket.socket()
    free.bind(("127.0.0.1", 0))
    with patch("sanic.app.TouchUp.run", rewrite_once):
        server = await start(app, free)
    site = Site(f"http://127.0.0.1:{free.getsockname()[1]}", hall, clock)
    try:
        yield site
    finally:
        for one in site.visitors:
            await one.session.close()
        await server.close()
        Sanic._app_registry.clear()
