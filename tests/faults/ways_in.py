"""Every way in, so that one test can go through all of them: page, terminal, Teams, and Rasa without a guard."""

import asyncio
import json
import os
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, AsyncIterator, Dict, List
from unittest.mock import patch

import aiohttp
from rasa.core.channels.channel import UserMessage

from bot.channels.signing import Signer
from bot.channels.terminal import Terminal
from bot.channels.web import ThresholdRest
from bot.guard.audit import Audit
from bot.guard.detector import Detector
from bot.guard.guard import Guard
from bot.guard.mask import load_mask
from bot.teams.activity import read_activity
from tests.channels.served import listening
from tests.doubles import Collector
from tests.guard.stand_ins import WORDS, numbers
from tests.teams.microsoft import SECRET, microsoft, words
from tests.teams.served import SECRET_NAME, make_teams, running

SECONDS = 0.7
DETECTOR = Detector.load()


class WayIn:
    """Sends a text in one conversation and gives back the texts that came out."""

    guarded = True
    channel = "terminal"

    def __init__(self, agent: Any, folder: Path, seconds: float = SECONDS) -> None:
        self.agent, self.audit, self.conversation = agent, Audit(folder), "conversation"
        words = replace(WORDS, limits=replace(WORDS.limits, seconds=seconds))
        self.guard = Guard(words, DETECTOR, self.audit, load_mask(), numbers)

    async def send(self, text: str) -> List[str]:
        """Everything that was said to this text, in order."""
        raise NotImplementedError

    async def handle(self, message: UserMessage) -> None:
        """What Rasa gives to every channel as its handler."""
        await self.agent.handle_message(message)

    def records(self) -> List[Dict[str, Any]]:
        """The guard's audit records so far."""
        file = self.audit.file
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []

    @asynccontextmanager
    async def open(self) -> AsyncIterator["WayIn"]:
        """Ready to be used."""
        yield self


class Page(WayIn):
    """The web channel over HTTP."""

    channel = "web"

    @asynccontextmanager
    async def open(self) -> AsyncIterator[WayIn]:
        """A server is running."""
        web = ThresholdRest(self.guard, Signer(b"key"))
        self.conversation = web.signer.new_conversation()
        async with listening(web, self.handle, self.agent) as base:
            self._address = f"{base}/webhooks/web/messages"
            async with aiohttp.ClientSession() as self._session:
                yield self

    async def send(self, text: str) -> List[str]:
        """The texts of the answer's messages."""
        content = {"conversation": self.conversation, "text": text}
        async with self._session.post(self._address, json=content) as got:
            return [message["text"] for message in (await got.json())["messages"]]


class InTeams(WayIn):
    """The Teams channel, with a Bot Connector that asks for its token and keeps what it is sent."""

    channel = "teams"

    @asynccontextmanager
    async def open(self) -> AsyncIterator[WayIn]:
        """The channel serves, and Microsoft's side as well."""
        async with AsyncExitStack() as opened:
            opened.enter_context(patch.dict(os.environ, {SECRET_NAME: SECRET}))
            self._cloud = await opened.enter_async_context(microsoft())
            self._cloud.chat = str(self.audit.folder)
            teams = make_teams(self.audit.folder, self._cloud, guard=self.guard)
            self._client = await opened.enter_async_context(
                running(teams, self._cloud, handler=self.handle, agent=self.agent))
            # Keys and token are fetched with the first message; what is measured here is 999.
            await self._client.say(type="messageReaction")
            await self._client.teams.desk._outbox._connector._bearer.headers()
            self.conversation = teams.desk.conversation_of(read_activity(self._cloud.activity("")))
            yield self

    async def send(self, text: str) -> List[str]:
        """The texts that answer this message, as they arrived."""
        activity = self._cloud.activity(text)
        assert await self._client.post(activity) == 200
        while not self._is_answered(read_activity(activity).key):
            await asyncio.sleep(0.01)
        return [words(one) for one in self._cloud.taken if one.get("replyToId") == activity["id"]]

    def _is_answered(self, key: str) -> bool:
        """Whether the message was answered, and nothing of it waits."""
        ledger = self._client.teams.ledger
        open_ = [heard.id for heard in ledger.unanswered() if heard.key == key]
        return not open_ and not ledger.conversations_to_send() and not ledger.interrupted()


class InTerminal(WayIn):
    """The terminal channel."""

    async def send(self, text: str) -> List[str]:
        """What the terminal wrote."""
        written: List[str] = []
        terminal = Terminal(self.guard, self.handle, None, written.append)  # type: ignore[arg-type]
        terminal.conversation = self.conversation
        await terminal._send(text, None)
        return [one.strip() for one in written]


class PlainRasa(WayIn):
    """A stock channel, as under `rasa shell`: no guard, only the policy."""

    guarded = False

    async def send(self, text: str) -> List[str]:
        """What a stock channel would show."""
        out = Collector()
        turn = self.agent.handle_message(UserMessage(text, out, self.conversation))
        try:
            await asyncio.wait_for(turn, SECONDS + 1)
        except Exception:  # a stock channel goes on without a word; a hanging turn is cut off here
            pass
        return [message["text"] for message in out.messages]


WAYS_IN = {"page": Page, "terminal": InTerminal, "teams": InTeams, "plain rasa": PlainRasa}
