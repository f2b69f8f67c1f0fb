"""Microsoft's side on loopback: OpenID and keys, a token service, and a Bot Connector that can fail."""

import asyncio
import json
import time
from contextlib import asynccontextmanager
from functools import lru_cache
from itertools import count
from typing import Any, AsyncIterator, Dict, List, Optional

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa

APP = "11111111-2222-3333-4444-555555555555"
TENANT = "99999999-8888-7777-6666-555555555555"
ISSUER = "https://api.botframework.com"
SECRET = "a-secret-for-tests-only"
BOT = {"id": f"28:{APP}", "name": "Threshold helper"}
USER = {"id": "29:user", "name": "Sam Teacher", "aadObjectId": "aaaaaaaa-1111-2222-3333-444444444444"}
NUMBERS = count(1)


@lru_cache(maxsize=None)
def private_key(name: str) -> Any:
    """A key pair by name, made once."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Fault:
    """What the connector does with one request instead of taking it."""

    def __init__(self, status: int = 0, headers: Optional[Dict[str, str]] = None, hang: float = 0,
                 after: bool = False) -> None:
        self.status, self.headers, self.hang, self.after = status, headers or {}, hang, after


class Microsoft:
    """Signs requests to the bot, and takes what the bot sends."""

    def __init__(self) -> None:
        self.base, self.chat = "", "a:chat"
        self.published = {"k1": ["msteams"]}
        self.taken: List[Dict[str, Any]] = []
        self.updated: Dict[str, Dict[str, Any]] = {}
        self.typing: List[float] = []
        self.tokens: List[Dict[str, Any]] = []
        self.asked: List[str] = []
        self.faults: List[Fault] = []
        self.tries = 0
        self.openid_down = self.token_down = False
        self.accepted = {"given-1"}
        self.refuse_cards = False

    # -- what it says to the bot

    def token(self, kid: Optional[str] = "k1", key: Any = None, alg: str = "RS256", **claims: Any) -> str:
        now = int(time.time())
        whole = {"iss": ISSUER, "aud": APP, "nbf": now - 5, "exp": now + 3600, "serviceurl": self.service, **claims}
        whole = {name: value for name, value in whole.items() if value is not None}
        headers = {"kid": kid} if kid else {}
        return jwt.encode(whole, key or private_key(kid or "k1"), algorithm=alg, headers=headers)

    @property
    def service(self) -> str:
        return f"{self.base}/uk/"

    def activity(self, text: Optional[str] = None, **more: Any) -> Dict[str, Any]:
        number = next(NUMBERS)
        made = {
            "type": "message", "id": f"in-{number}", "channelId": "msteams", "serviceUrl": self.service,
            "timestamp": f"2026-11-22T10:00:{number % 60:02d}.000Z", "from": USER, "recipient": BOT,
            "conversation": {"id": self.chat, "conversationType": "personal", "tenantId": TENANT}, "text": text,
            "channelData": {"tenant": {"id": TENANT}}, **more,
        }
        return {name: value for name, value in made.items() if value is not None}

    # -- what it took from the bot

    @property
    def texts(self) -> List[str]:
        return [words(one) for one in self.taken]

    def cards(self) -> List[Dict[str, Any]]:
        return [one["attachments"][0]["content"] for one in self.taken if one.get("attachments")]

    # -- its services

    async def openid(self, request: web.Request) -> web.Response:
        self.asked.append("openid")
        if self.openid_down:
            return web.Response(status=503)
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.base}/keys"})

    async def keys(self, request: web.Request) -> web.Response:
        keys = []
        for kid, endorsements in self.published.items():
            public = jwt.algorithms.RSAAlgorithm.to_jwk(private_key(kid).public_key())
            keys.append({**json.loads(public), "kid": kid, "use": "sig", "endorsements": endorsements})
        return web.json_response({"keys": keys})

    async def give_token(self, request: web.Request) -> web.Response:
        self.asked.append("token")
        asked = dict(await request.post()) or dict(request.query)
        self.tokens.append({**asked, "headers": dict(request.headers), "path": request.path})
        if self.token_down:
            return web.json_response({"error": "temporarily_unavailable"}, status=503)
        return web.json_response({"token_type": "Bearer", "expires_in": 3600, "access_token": sorted(self.accepted)[-1]})

    async def receive(self, request: web.Request) -> web.Response:
        content = await request.json()
        self.tries += content["type"] != "typing"
        refused = await self._fault(content)
        if refused is not None:
            return refused
        if request.headers.get("authorization", "").partition(" ")[2] not in self.accepted:
            return web.Response(status=401)
        if self.refuse_cards and content.get("attachments"):
            return web.json_response({"error": {"code": "BadSyntax"}}, status=400)
        return web.json_response({"id": self._take(request, content)})

    def _take(self, request: web.Request, content: Dict[str, Any]) -> str:
        if request.method == "PUT":
            self.updated[request.match_info["activity"]] = content
            return request.match_info["activity"]
        if content["type"] == "typing":
            self.typing.append(len(self.taken))
            return ""
        self.taken.append({**content, "at": time.monotonic(), "id": f"out-{len(self.taken) + 1}"})
        return self.taken[-1]["id"]

    async def _fault(self, content: Dict[str, Any]) -> Optional[web.Response]:
        if content["type"] == "typing" or not self.faults:
            return None
        fault = self.faults.pop(0)
        if fault.hang:
            await asyncio.sleep(fault.hang)
        return web.Response(status=fault.status, headers=fault.headers) if fault.status else None


def words(activity: Dict[str, Any]) -> str:
    """What a practitioner reads of a message: its card in words, or its text."""
    cards = activity.get("attachments") or []
    return cards[0]["content"]["fallbackText"] if cards else activity.get("text", "")


@asynccontextmanager
async def microsoft(port: int = 0) -> AsyncIterator[Microsoft]:
    """All the services on one free port of this machine."""
    made = Microsoft()
    app = web.Application()
    app.router.add_get("/openid", made.openid)
    app.router.add_get("/keys", made.keys)
    app.router.add_post("/{tenant}/oauth2/v2.0/token", made.give_token)
    app.router.add_get("/identity", made.give_token)
    for path in ("activities", "activities/{activity}"):
        app.router.add_route("*", "/uk/v3/conversations/{conversation}/" + path, made.receive)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    made.base = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"
    try:
        yield made
    finally:
        await runner.cleanup()
