"""The web channel on a real Sanic server, with a dialogue that the test writes."""

import json
import socket
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, AsyncIterator, Dict, List, Optional, Tuple
from unittest.mock import patch

import aiohttp
from sanic import Sanic
from sanic.app import TouchUp

from bot.channels.settings import WebSettings
from bot.channels.signing import Signer
from bot.channels.web import ThresholdRest
from bot.stores.table import Table
from bot.stores.transcript import Transcript
from rasa.core.lock_store import InMemoryLockStore
from tests.guard.stand_ins import make_guard


class Store:
    """A tracker store that knows deletion and the transcript; `half` is what it knows of a half turn."""

    def __init__(self, file: str = ":memory:") -> None:
        self.deleted: List[str] = []
        self.broken = False
        self.half: Dict[str, List[Dict[str, Any]]] = {}
        self._table = Table(file)
        self._transcript = Transcript(self._table)

    def add_exchange(self, conversation: str, *exchange: Any) -> None:
        self.check()
        self._table.write(conversation, touched=0, finished=False, events="[]")
        self._transcript.add(conversation, *exchange)

    def answer(self, conversation: str, request: str) -> Any:
        self.check()
        return self._transcript.answer(conversation, request)

    def messages(self, conversation: str) -> Any:
        self.check()
        return self._transcript.messages(conversation)

    async def half_answer(self, conversation: str, request: str) -> Any:
        self.check()
        return self.half.get(request, [])

    async def delete(self, conversation: str) -> bool:
        self.check()
        self.deleted.append(conversation)
        return self._table.delete(conversation)

    def check(self) -> None:
        if self.broken:
            raise OSError("disk")


class Dialogue:
    """Answers what `says` holds; `before` runs first and may fail or hang."""

    def __init__(self) -> None:
        self.heard: List[Any] = []
        self.says: List[Dict[str, Any]] = [{"text": "Understood."}]
        self.before: Any = None

    async def __call__(self, message: Any) -> None:
        self.heard.append(message)
        if self.before:
            await self.before(message)
        for one in self.says:
            await message.output_channel.send_response(message.sender_id, one)


class Client:
    """Sends requests to the served channel."""

    def __init__(self, session: aiohttp.ClientSession, base: str, web: Any, dialogue: Dialogue, agent: Any) -> None:
        self.session, self.base, self.web, self.dialogue, self.agent = session, base, web, dialogue, agent

    async def post(self, content: Any, raw: Optional[bytes] = None, **headers: str) -> Tuple[int, Any]:
        data = raw if raw is not None else json.dumps(content).encode()
        async with self.session.post(f"{self.base}/webhooks/web/messages", data=data, headers=headers) as got:
            self.headers = got.headers
            body = await got.text()
            lines = got.headers["content-type"].startswith("application/x-ndjson")
            return got.status, [json.loads(x) for x in body.splitlines()] if lines else json.loads(body)

    async def get(self, path: str, **headers: str) -> Tuple[int, str, Any]:
        async with self.session.get(self.base + path, headers=headers) as got:
            return got.status, await got.text(), got.headers

    async def again(self, ticket: str) -> Tuple[int, Any]:
        status, body, _ = await self.get(f"/webhooks/web/conversations/{ticket}")
        return status, json.loads(body)

    async def ask_first(self, path: str, origin: str) -> Any:
        async with self.session.options(self.base + path, headers={"origin": origin}) as got:
            return got.headers

    async def delete(self, conversation: str) -> Tuple[int, Any]:
        async with self.session.delete(f"{self.base}/webhooks/web/conversations/{conversation}") as got:
            return got.status, await got.json()


REWRITE, REWRITTEN = TouchUp.run, []


def rewrite_once(app: Sanic) -> None:
    """Sanic rewrites its own classes at a start, which works only once in a process."""
    if not REWRITTEN:
        REWRITTEN.append(app)
        REWRITE(app)


async def start(app: Sanic, free: socket.socket) -> Any:
    """The app serves on this socket."""
    server = await app.create_server(sock=free, return_asyncio_server=True, access_log=False)
    await server.startup()
    await server.before_start()
    return server


@asynccontextmanager
async def listening(web: ThresholdRest, handler: Any, agent: Any) -> AsyncIterator[str]:
    """The channel on a free port; Rasa's own route at the root stands there as it does in Rasa."""
    app = Sanic(f"web{id(web)}", configure_logging=False)
    app.add_route(lambda request: None, "/")
    app.blueprint(web.blueprint(handler), url_prefix=web.url_prefix())
    app.ctx.agent = agent
    free = socket.socket()
    free.bind(("127.0.0.1", 0))
    with patch("sanic.app.TouchUp.run", rewrite_once):
        server = await start(app, free)
    try:
        yield f"http://127.0.0.1:{free.getsockname()[1]}"
    finally:
        await server.close()
        Sanic._app_registry.clear()


def no_faults() -> List[str]:
    """Sound matrices."""
    return []


def id_of(ticket: str) -> str:
    """The conversation that a ticket is for."""
    return ticket.partition(".")[0]


@asynccontextmanager
async def served(
    folder: Path, detector: Any = None, store: Any = None, **settings: Any
) -> AsyncIterator[Client]:
    """The channel with a dialogue and an agent of this module."""
    dialogue = Dialogue()
    chosen = WebSettings(matrices="tests.channels.served:no_faults", **settings)
    web = ThresholdRest(make_guard(folder, detector), Signer(b"key"), chosen)
    store = store or Store()
    agent = SimpleNamespace(lock_store=InMemoryLockStore(), tracker_store=store, is_ready=lambda: True)
    async with listening(web, dialogue, agent) as base, aiohttp.ClientSession() as session:
        yield Client(session, base, web, dialogue, agent)
