"""Requests to Microsoft's services: never without a time limit, never in the way of anybody else."""
import asyncio
import json
from typing import Any, Dict, NamedTuple, Optional

import aiohttp

from bot.teams.settings import safe_address

SECONDS = 10.0


class Answer(NamedTuple):
    """What came back: the status, the content if it was JSON, and how long to wait."""

    status: int
    content: Any
    retry_after: Optional[str] = None


class Web:
    """One session for the whole process, made when it is first needed."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._session: Optional[aiohttp.ClientSession] = None

    async def ask(self, method: str, address: str, inside: bool = False, **more: Any) -> Answer:
        """The answer to a request; time-outs and broken lines raise.

        `inside` is for Azure's own services on the machine, which speak without TLS.
        """
        if not inside and not safe_address(address):
            raise ValueError("refused: not an address with TLS")
        # A redirect could carry our token elsewhere.
        more.setdefault("allow_redirects", False)
        async with self._open().request(method, address, **more) as got:
            return Answer(got.status, _json(await got.read()), got.headers.get("retry-after"))

    async def json(self, method: str, address: str, **more: Any) -> Dict[str, Any]:
        """The JSON object that a service answers with; anything else is an error."""
        answer = await self.ask(method, address, **more)
        if answer.status != 200 or not isinstance(answer.content, dict):
            raise ConnectionError(f"status {answer.status}")
        return answer.content

    async def close(self) -> None:
        """No connection is open."""
        if self._session:
            await self._session.close()
            self._session = None

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            limit = aiohttp.ClientTimeout(total=self._seconds)
            self._session = aiohttp.ClientSession(
                timeout=limit, cookie_jar=aiohttp.DummyCookieJar(), trust_env=True
            )
        return self._session


# What a request may fail with while nothing is wrong with what was asked.
BROKEN = (aiohttp.ClientError, asyncio.TimeoutError, OSError)


def _json(body: bytes) -> Any:
    try:
        return json.loads(body) if body else {}
    except ValueError:
        return None
