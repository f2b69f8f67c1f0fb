"""Whether a request really comes from the Bot Connector, for this bot, about this conversation.

The rules are Microsoft's, for "Bot Connector to bot"; docs/reference/teams-channel.md lists them.
"""
from typing import Any, Dict, Optional

import jwt

from bot.teams.keys import Key, SigningKeys
from bot.teams.service_addresses import is_allowed, same_address
from bot.teams.settings import TeamsSettings

ISSUER = "https://api.botframework.com"
CHANNEL = "msteams"
SKEW_SECONDS = 300
LONGEST = 8_000
NEEDED = ("exp", "iss", "aud")


class Refused(Exception):
    """A request that is not let in; the code goes to the log and says nothing about the content."""

    def __init__(self, code: str, status: int = 401) -> None:
        super().__init__(code)
        self.code, self.status = code, status


class TokenCheck:
    """Lets in what Microsoft has signed for this bot and for the address in the body."""

    def __init__(self, settings: TeamsSettings, keys: SigningKeys) -> None:
        self._settings, self._keys = settings, keys

    async def admit(self, header: Optional[str], activity: Dict[str, Any]) -> None:
        """Nothing, if the request may be handled; otherwise Refused."""
        token = _bearer(header)
        key = await self._key(token)
        claims = self._claims(token, key)
        self._matches(claims, key, activity)

    async def _key(self, token: str) -> Key:
        try:
            head = jwt.get_unverified_header(token)
        except (jwt.PyJWTError, ValueError, TypeError):
            raise Refused("token_unreadable") from None
        # The algorithm is ours to choose: a public key must never serve as a shared secret.
        if head.get("alg") != "RS256":
            raise Refused("algorithm")
        kid = head.get("kid")
        key = await self._keys.key(kid) if isinstance(kid, str) and kid else None
        if key is None:
            raise Refused("key_unknown")
        return key

    def _claims(self, token: str, key: Key) -> Dict[str, Any]:
        try:
            return jwt.decode(
                token, key.key, algorithms=["RS256"], audience=self._settings.app_id,
                issuer=ISSUER, leeway=SKEW_SECONDS, options={"require": list(NEEDED)},
            )
        except (jwt.PyJWTError, ValueError, TypeError) as error:
            raise Refused(type(error).__name__) from None

    def _matches(self, claims: Dict[str, Any], key: Key, activity: Dict[str, Any]) -> None:
        channel, address = activity.get("channelId"), activity.get("serviceUrl")
        if channel != CHANNEL or channel not in key.endorsements:
            raise Refused("not_endorsed", 403)
        if not same_address(claims.get("serviceurl"), address):
            raise Refused("service_url_of_another", 403)
        if not is_allowed(address, self._settings.service_hosts):
            raise Refused("service_url_not_listed", 403)


def _bearer(header: Optional[str]) -> str:
    kind, _, token = (header or "").partition(" ")
    if kind.lower() != "bearer" or not token or len(token) > LONGEST:
        raise Refused("token_missing")
    return token.strip()
