"""The keys with which the Bot Connector signs: fetched when first needed, and again when they change."""
import asyncio
import json
import logging
import time
from typing import Any, Callable, Dict, List, NamedTuple, Optional

import jwt

from bot.guard.faults import where
from bot.teams.http import Web

logger = logging.getLogger(__name__)
# Microsoft asks to look for new keys once a day; an unknown key is looked for at once, but nobody
# can make us ask for keys all the time by sending made-up ones.
FRESH_SECONDS = 24 * 3600.0
REST_SECONDS = 30.0


class Key(NamedTuple):
    """One public key, and the channels that may use it."""

    key: Any
    endorsements: List[str]


class NoKeys(Exception):
    """The keys cannot be had just now; the request may be sent again."""


class SigningKeys:
    """The published keys by their id. Nothing is fetched before the first token is checked."""

    def __init__(
        self, address: str, web: Web, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._address, self._web, self._clock = address, web, clock
        self._keys: Dict[str, Key] = {}
        self._fetched: Optional[float] = None
        self._tried: Optional[float] = None
        self._one_at_a_time = asyncio.Lock()

    async def key(self, kid: str) -> Optional[Key]:
        """The key of this id, or None if there is no such key even after looking again."""
        if kid not in self._keys or self._is_older(self._fetched, FRESH_SECONDS):
            await self._refresh(kid)
        if not self._keys:
            raise NoKeys()
        return self._keys.get(kid)

    async def reachable(self) -> bool:
        """Whether the keys can be had."""
        await self._refresh("")
        return bool(self._keys)

    def _is_older(self, moment: Optional[float], seconds: float) -> bool:
        return moment is None or self._clock() - moment >= seconds

    async def _refresh(self, kid: str) -> None:
        async with self._one_at_a_time:
            known = kid in self._keys and not self._is_older(self._fetched, FRESH_SECONDS)
            if known or not self._is_older(self._tried, REST_SECONDS):
                return
            try:
                self._keys = read_keys(await self._fetch())
                self._tried = self._fetched = self._clock()
            except Exception as error:  # whatever fails, the keys that we have stay good
                # Without any key everybody waits for us: try again at the next message.
                self._tried = self._clock() if self._keys else None
                logger.error("the keys of the Bot Connector are not to be had: %s", where(error))

    async def _fetch(self) -> Dict[str, Any]:
        metadata = await self._web.json("GET", self._address)
        return await self._web.json("GET", str(metadata["jwks_uri"]))


def read_keys(document: Dict[str, Any]) -> Dict[str, Key]:
    """The RSA keys of a key set; anything else in it is left out."""
    keys = {}
    for one in document["keys"]:
        if one.get("kty") == "RSA" and one.get("kid"):
            public = jwt.algorithms.RSAAlgorithm.from_jwk(json.dumps(one))
            keys[one["kid"]] = Key(public, list(one.get("endorsements") or []))
    return keys
