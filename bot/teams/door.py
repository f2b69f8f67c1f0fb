"""Who is let in: the Bot Connector with its token, or, for trying things out, this machine alone."""
from typing import Any, Dict

from sanic.request import Request

from bot.teams.settings import LOOPBACK, TeamsSettingsError
from bot.teams.tokens import CHANNEL, Refused, TokenCheck

FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip", "x-forwarded-host")


class Door:
    """Lets in what the Bot Connector has signed."""

    def __init__(self, tokens: TokenCheck) -> None:
        self._tokens = tokens

    async def admit(self, request: Request, activity: Dict[str, Any]) -> None:
        """Nothing, if the request may be handled; otherwise Refused."""
        await self._tokens.admit(request.headers.get("authorization"), activity)


class PlaygroundDoor:
    """Lets in without any token what comes from this machine and is answered on it."""

    async def admit(self, request: Request, activity: Dict[str, Any]) -> None:
        """Nothing, if the request comes straight from a program on this machine."""
        behind_a_proxy = any(name in request.headers for name in FORWARDED)
        if request.ip not in LOOPBACK or behind_a_proxy:
            raise Refused("not_this_machine", 403)
        if activity.get("channelId") != CHANNEL:
            raise Refused("not_endorsed", 403)


def refuse_elsewhere(host: Any) -> None:
    """The playground is never opened to a network."""
    if host not in LOOPBACK:
        raise TeamsSettingsError(
            f"teams.yml: `playground: true` lets anybody in without a token, so it is opened on this "
            f"machine only, and not on {host}. Start it with --host 127.0.0.1."
        )

