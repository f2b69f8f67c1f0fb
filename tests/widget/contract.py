"""A server that keeps the contract of docs/reference/web-channel.md, and can fail in every way that a network can.

What it says comes from the real dialogue core and the real danger cues, so that the widget meets real messages.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import socket
from contextlib import asynccontextmanager
from typing import Any, AsyncIterator, Callable, Dict, List, Optional

from aiohttp import web

from bot.channels.buttons import labels, merged, signed
from bot.channels.pages import HEADERS, load_pages
from bot.channels.signing import Signer
from tests.conversation.hold import Conversation

WISHES = {"go back": "go_back", "change something": "change_answer", "start again": "start_again", "topics": "topics",
          "so far?": "so_far", "delete this": "delete"}
NUMBERS = "Luton MASH 01582 547653, open now until 17:00"
STREAM = "application/x-ndjson"


class Contract:
    """Conversations in memory; the public fields make it fail."""

    def __init__(self, begin: Callable[[], Conversation]) -> None:
        self.begin, self.signer = begin, Signer(b"key")
        self.talks: Dict[str, Conversation] = {}
        self.history: Dict[str, List[Dict[str, Any]]] = {}
        self.answered: Dict[str, List[Dict[str, Any]]] = {}
        self.heard: List[Dict[str, Any]] = []
        self.origins: List[str] = []
        #: Statuses of the next answers; 0 drops the connection, 1 drops it after the answer was made.
        self.faults: List[int] = []
        self.delay = 0.0
        self.numbers = NUMBERS
        #: Said instead of anything else, for kinds of message that a conversation seldom has.
        self.says: List[Dict[str, Any]] = []

    async def messages(self, request: web.Request) -> web.StreamResponse:
        """One message in, its answers out."""
        asked = await request.json()
        fault = self.faults.pop(0) if self.faults else 200
        if fault == 0:
            return _cut(request)
        if fault in (429, 413, 400, 401, 503):
            return self.refused(fault)
        said = self.answer(asked)
        if fault == 1:
            return _cut(request)
        await asyncio.sleep(self.delay)
        return await self.lines(request, asked["conversation"], said, cut=fault == 2)

    def answer(self, asked: Dict[str, Any]) -> List[Dict[str, Any]]:
        """What is said to a message; a message that comes again is not handled again."""
        if asked.get("id") in self.answered:
            asked["conversation"] = self.answered[asked["id"]][0]["_"]
            return self.answered[asked["id"]]
        self.heard.append(asked)
        name = asked.get("conversation")
        if name not in self.talks:
            name = secrets.token_hex(8)
            self.talks[name], self.history[name] = self.begin(), []
            fresh = True
        else:
            fresh = False
        asked["conversation"] = name
        said = [self.made(name, one) for one in self.say(name, asked, fresh)]
        self.answered[asked["id"]] = said
        return said

    def say(self, name: str, asked: Dict[str, Any], fresh: bool) -> List[Dict[str, Any]]:
        """The messages of the dialogue, as payloads."""
        if self.says and asked.get("text"):
            self.history[name].append({"kind": "user", "text": asked["text"]})
            return self.says
        talk, text = self.talks[name], asked.get("text") or ""
        given = asked.get("payload") or []
        pressed = [self.signer.pressed(name, one) for one in (given if isinstance(given, list) else [given])]
        told = text or labels([one for one in pressed if one])
        if told:
            self.history[name].append({"kind": "user", "text": told})
            self._take(talk, text, told, merged([one for one in pressed if one]))
        elif not fresh:
            return []
        return [{"text": one.text, **one.payload} for one in talk.last]

    @staticmethod
    def _take(talk: Conversation, text: str, told: str, value: Dict[str, Any]) -> None:
        if value.get("do") == "intent":
            talk.wish(value["intent"], told)
        elif value and text:
            talk.both(value, text)
        elif value:
            talk.give(value, told)
        elif text.lower() in WISHES:
            talk.wish(WISHES[text.lower()], text)
        else:
            talk.say(text)

    def made(self, name: str, payload: Dict[str, Any]) -> Dict[str, Any]:
        """A message as it is sent and kept."""
        message = {**signed(payload, name, self.signer), "_": name}
        self.history[name].append(message)
        return message

    def refused(self, status: int) -> web.Response:
        """An answer that is none, with a sentence to act on."""
        code = {429: "too_many", 413: "too_long", 400: "old_button", 401: "expired", 503: "failed"}[status]
        words = f"Refused: {code}. If a child is in danger now, call 999. {NUMBERS}"
        body: Dict[str, Any] = {"conversation": None, "error": code, "messages": [{"kind": "error", "text": words}]}
        if status == 429:
            body["retry_after"] = 1
        return web.json_response(body, status=status)

    async def lines(self, request: web.Request, name: str, said: List[Any], cut: bool = False) -> web.StreamResponse:
        """The answer line by line; `cut`: the connection goes after the first message."""
        out = web.StreamResponse(headers={"Content-Type": STREAM, **self._cors(request)})
        await out.prepare(request)
        for one in [{"conversation": name}, *said]:
            await out.write((json.dumps(one) + "\n").encode())
            if cut and "text" in one:
                await asyncio.sleep(0.2)
                return _cut(request, out)
        await out.write_eof()
        return out

    # ---- the other routes -------------------------------------------------------

    async def again(self, request: web.Request) -> web.Response:
        """The conversation so far."""
        name = request.headers["Authorization"].split()[-1]
        if name not in self.history:
            return web.json_response({"messages": [], "error": "not_ours"}, status=404)
        return web.json_response({"conversation": name, "messages": self.history[name]})

    async def delete(self, request: web.Request) -> web.Response:
        """The conversation is gone, unless a fault is set."""
        if self.faults and self.faults.pop(0):
            return web.json_response({"error": "not_deleted", "messages": []}, status=503)
        name = request.headers["Authorization"].split()[-1]
        self.talks.pop(name, None)
        self.history.pop(name, None)
        return web.json_response({"deleted": True})

    async def ring(self, request: web.Request) -> web.Response:
        """Whom to ring."""
        return web.json_response({"numbers": self.numbers})

    async def file(self, request: web.Request) -> web.Response:
        """A page or its parts, with the policy of the real server."""
        name = {"/": "index.html", "/accessibility": "accessibility.html"}.get(request.path, request.path.split("/")[-1])
        pages = load_pages()
        if name not in pages:
            return web.Response(status=404)
        kind = {"html": "text/html", "css": "text/css", "js": "text/javascript"}[name.rsplit(".", 1)[-1]]
        headers = {**HEADERS, "Cross-Origin-Resource-Policy": "cross-origin"} if name == "widget.js" else HEADERS
        return web.Response(text=pages[name].replace("{numbers}", self.numbers), content_type=kind, headers=headers)

    def _cors(self, request: web.Request) -> Dict[str, str]:
        origin = request.headers.get("Origin")
        if origin not in self.origins:
            return {}
        return {"Access-Control-Allow-Origin": origin, "Vary": "Origin", "Access-Control-Allow-Headers": "content-type, authorization",
                "Access-Control-Allow-Methods": "GET, POST, DELETE"}

    @web.middleware
    async def around(self, request: web.Request, handler: Any) -> web.StreamResponse:
        """Other origins are answered if they are on the list."""
        if request.method == "OPTIONS":
            return web.Response(headers=self._cors(request))
        answer = await handler(request)
        if not answer.prepared:
            answer.headers.update(self._cors(request))
        return answer

    @asynccontextmanager
    async def served(self, port: int = 0) -> AsyncIterator[str]:
        """The address at which this answers."""
        app = web.Application(middlewares=[self.around])
        one = "/webhooks/web/conversations/this"
        app.add_routes([web.post("/webhooks/web/messages", self.messages), web.get(one, self.again),
                        web.delete(one, self.delete), web.get("/webhooks/web/numbers", self.ring),
                        web.get("/{name:.*}", self.file)])
        async with listening(app, port) as address:
            yield address


@asynccontextmanager
async def listening(app: web.Application, port: int = 0) -> AsyncIterator[str]:
    """The address at which an application answers, until it is left."""
    free = socket.socket()
    free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    free.bind(("127.0.0.1", port))
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.SockSite(runner, free).start()
    try:
        yield f"http://localhost:{free.getsockname()[1]}"
    finally:
        await runner.cleanup()


def _cut(request: web.Request, out: Optional[web.StreamResponse] = None) -> web.StreamResponse:
    if request.transport:
        request.transport.abort()
    return out or web.Response()
