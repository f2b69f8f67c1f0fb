"""The Teams channel on a real server, between a dialogue that the test writes and a Microsoft on loopback."""

import json
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, AsyncIterator, Dict, List, Optional

import aiohttp
import pytest
from rasa.core.lock_store import InMemoryLockStore

from bot.channels.signing import Signer
from bot.launch.settings import ROOT
from bot.teams.channel import Teams
from bot.teams.ledger import Ledger
from bot.teams.settings import SECRET as SECRET_NAME
from bot.teams.settings import TeamsSettings
from tests.channels.served import Dialogue, Store, listening
from tests.guard.stand_ins import make_guard
from tests.teams.microsoft import APP, SECRET, TENANT, Microsoft, microsoft

__all__ = ["ROOT", "SECRET_NAME"]
QUICK = 0.02


def settings_for(cloud: Microsoft, **more: Any) -> TeamsSettings:
    """A registration whose services are all on this machine."""
    host = cloud.base.partition("://")[2]
    return TeamsSettings(**{
        "app_id": APP, "tenant": TENANT, "address": "https://bot.example.org", "publisher": "Exampleshire",
        "website": "https://www.example.org", "keys": f"{cloud.base}/openid",
        "token": f"{cloud.base}/{{tenant}}/oauth2/v2.0/token", "service_hosts": (host,), **more,
    })


class Client:
    """Posts to the bot as the Bot Connector does."""

    def __init__(self, session: aiohttp.ClientSession, base: str, cloud: Microsoft, teams: Teams) -> None:
        self.session, self.address, self.cloud, self.teams = session, f"{base}/webhooks/teams/messages", cloud, teams
        self.base, self.dialogue, self.agent = base, Dialogue(), None

    async def post(self, activity: Any, token: Optional[str] = None, **headers: str) -> int:
        """The status of the acknowledgement."""
        headers.setdefault("authorization", f"Bearer {token if token is not None else self.cloud.token()}")
        data = activity if isinstance(activity, bytes) else json.dumps(activity).encode()
        async with self.session.post(self.address, data=data, headers=headers) as got:
            self.body = await got.read()
            return got.status

    async def say(self, text: Optional[str] = None, **more: Any) -> int:
        """Something is said, and everything that it leads to has happened."""
        status = await self.post(self.cloud.activity(text, **more))
        await self.teams.desk.idle()
        return status


def make_teams(folder: Path, cloud: Microsoft, detector: Any = None, guard: Any = None, **more: Any) -> Teams:
    """A channel whose file lies in this folder."""
    guard = guard or make_guard(folder, detector)
    ledger = Ledger(str(folder / "teams.db"))
    return Teams(guard, Signer(b"key"), settings_for(cloud, **more), ledger, wait=lambda attempt: QUICK)


@asynccontextmanager
async def running(teams: Teams, cloud: Microsoft, handler: Any = None, agent: Any = None) -> AsyncIterator[Client]:
    """The channel serves, and has taken up what an earlier one left."""
    dialogue = Dialogue()
    own = SimpleNamespace(lock_store=InMemoryLockStore(), tracker_store=Store(), is_ready=lambda: True)
    async with listening(teams, handler or dialogue, agent or own) as base, aiohttp.ClientSession() as session:
        client = Client(session, base, cloud, teams)
        client.dialogue, client.agent = dialogue, agent or own
        try:
            yield client
        finally:
            await teams.desk.close(1.0)
            await teams.web.close()


@asynccontextmanager
async def served(folder: Path, detector: Any = None, **more: Any) -> AsyncIterator[Client]:
    """All of it at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SECRET_NAME, SECRET)
        async with microsoft() as cloud:
            async with running(make_teams(folder, cloud, detector, **more), cloud) as client:
                yield client


def pressing(sent: List[Dict[str, Any]], label: str) -> Dict[str, Any]:
    """What Teams posts when this label is pressed, or picked in a list and sent, on one of these messages."""
    for one in (message for message in reversed(sent) if message.get("attachments")):
        card = one["attachments"][0]["content"]
        if label in buttons(card):
            return {"value": buttons(card)[label], "replyToId": one["id"]}
        for asked in (part for part in card["body"] if part["type"] == "Input.ChoiceSet"):
            value = next((line["value"] for line in asked["choices"] if line["title"] == label), None)
            if value:
                return {"value": {"ticked": True, asked["id"]: value}, "replyToId": one["id"]}
    raise AssertionError(f"nothing to press says {label!r}")


def buttons(card: Dict[str, Any]) -> Dict[str, Dict[str, Any]]:
    """What each button of a card sends, by its label."""
    rows = [one for one in card["body"] if one["type"] == "ActionSet"]
    return {a["title"]: a["data"] for row in rows for a in row["actions"] if a["type"] == "Action.Submit"}
