"""The whole assistant as a process, with the Teams channel on, between a real dialogue and a Microsoft on loopback."""

import asyncio
import json
import signal
import time
from pathlib import Path
from typing import Any, Dict, List

import aiohttp

from bot.teams.activity import read_activity
from bot.teams.ledger import Ledger
from tests.launch.running import Running
from tests.teams.microsoft import APP, TENANT, Microsoft

PATIENCE = 60.0


class RunningInTeams(Running):
    """It is asked by the Bot Connector; it can be stopped in both ways."""

    def __init__(self, folder: Path, cloud: Microsoft) -> None:
        super().__init__(folder)
        self.cloud = cloud

    def stop(self, how: signal.Signals) -> float:
        """The process has ended; the seconds that this took."""
        asked = time.monotonic()
        self.process.send_signal(how)
        self.process.wait(PATIENCE)
        return time.monotonic() - asked

    async def post(self, activity: Dict[str, Any]) -> None:
        """It is acknowledged."""
        address = f"{self.address}/webhooks/teams/messages"
        headers = {"authorization": f"Bearer {self.cloud.token()}"}
        async with aiohttp.ClientSession() as session, session.post(address, json=activity, headers=headers) as got:
            assert got.status == 200

    async def say(self, **content: Any) -> List[Dict[str, Any]]:
        """What was answered to something that was said, typed or pressed."""
        activity = self.cloud.activity(**content)
        await self.post(activity)
        return await self.answers(activity)

    async def answers(self, activity: Dict[str, Any]) -> List[Dict[str, Any]]:
        """The messages that answer an activity, once nothing of it is left to do."""
        until = time.monotonic() + PATIENCE
        while not self._is_done(read_activity(activity).key) and time.monotonic() < until:
            await asyncio.sleep(0.05)
        return [one for one in self.cloud.taken if one.get("replyToId") == activity["id"]]

    def _is_done(self, key: str) -> bool:
        ledger = Ledger(str(self.folder / "teams.db"))
        try:
            waits = [one for one in ledger.unanswered() if one.key == key]
            return not (waits or ledger.conversations_to_send() or ledger.interrupted())
        finally:
            ledger._base.close()

    def _command(self) -> "list[str]":
        command = super()._command()
        credentials, settings = self.folder / "credentials.yml", self.folder / "teams.yml"
        channels = {**json.loads(credentials.read_text()), "bot.teams.channel.Teams": {"settings": str(settings)}}
        credentials.write_text(json.dumps(channels))
        settings.write_text(json.dumps({
            "app_id": APP, "tenant": TENANT, "keys": f"{self.cloud.base}/openid",
            "token": f"{self.cloud.base}/{{tenant}}/oauth2/v2.0/token",
            "service_hosts": [self.cloud.base.partition("://")[2]],
        }))
        return command
