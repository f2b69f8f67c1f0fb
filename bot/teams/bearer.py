"""The bot's own token, which shows the Bot Connector that an answer is ours."""
import asyncio
import os
import time
from typing import Any, Callable, Dict, Optional

from bot.teams.http import Web
from bot.teams.settings import TeamsSettings

RESOURCE = "https://api.botframework.com"
# A token is replaced this long before it runs out.
EARLY_SECONDS = 300.0
# Azure's address for a machine's own identity; it exists only inside the machine.
MACHINE_IDENTITY = "http://169.254.169.254/metadata/identity/oauth2/token"


class Bearer:
    """Fetches a token once, keeps it in memory, and fetches another before it runs out."""

    def __init__(
        self, settings: TeamsSettings, web: Web, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._settings, self._web, self._clock = settings, web, clock
        self._token: Optional[str] = None
        self._until = 0.0
        self._one_at_a_time = asyncio.Lock()

    async def headers(self) -> Dict[str, str]:
        """The header that every request to the Bot Connector carries."""
        if self._settings.playground:
            return {}
        async with self._one_at_a_time:
            if self._token is None or self._clock() >= self._until:
                self._take(await self._fetch())
        return {"authorization": f"Bearer {self._token}"}

    def forget(self) -> None:
        """The token was refused: the next request fetches another."""
        self._token = None

    def _take(self, answer: Dict[str, Any]) -> None:
        self._token = str(answer["access_token"])
        self._until = self._clock() + max(float(answer["expires_in"]) - EARLY_SECONDS, 0.0)

    async def _fetch(self) -> Dict[str, Any]:
        if self._settings.login == "managed_identity":
            return await self._of_the_machine()
        form = {
            "grant_type": "client_credentials",
            "client_id": self._settings.app_id,
            "client_secret": self._settings.secret,
            "scope": f"{RESOURCE}/.default",
        }
        return await self._web.json("POST", self._settings.token_address, data=form)

    async def _of_the_machine(self) -> Dict[str, Any]:
        """A token without any secret, from the App Service or the virtual machine we run on."""
        asked = {"resource": RESOURCE, "client_id": self._settings.app_id}
        service = os.environ.get("IDENTITY_ENDPOINT")
        if service:
            asked["api-version"] = "2019-08-01"
            headers = {"X-IDENTITY-HEADER": os.environ.get("IDENTITY_HEADER", "")}
        else:
            service, headers = MACHINE_IDENTITY, {"Metadata": "true"}
            asked["api-version"] = "2018-02-01"
        answer = await self._web.json("GET", service, params=asked, headers=headers, inside=True)
        # App Service says when it runs out, a virtual machine for how long it lasts.
        lasts = answer.get("expires_in") or float(answer["expires_on"]) - time.time()
        return {**answer, "expires_in": lasts}
