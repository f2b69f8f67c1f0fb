"""Every way in, so that one test can go through all of them: page, terminal, and Rasa without a guard."""

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, AsyncIterator, Dict, List

import aiohttp
from rasa.core.channels.channel import UserMessage

from bot.channels.settings import WebSettings
from bot.channels.signing import Signer
from bot.channels.terminal import Terminal
from bot.channels.tickets import Tickets
from bot.channels.web import ThresholdRest
from bot.guard.audit import Audit
from bot.guard.detector import Detector
from bot.guard.guard import Guard
from bot.guard.mask import load_mask
from tests.channels.served import listening
from tests.doubles import Collector
from tests.guard.stand_ins import WORDS, numbers

SECONDS = 0.7
DETECTOR = Detector.load()


class WayIn:
    """Sends a text in one conversation and gives back the texts that came out."""

    guarded = True

    def __init__(self, agent: Any, folder: Path, seconds: float = SECONDS) -> None:
        self.agent, self.audit, self.conversation = agent, Audit(folder), "conversation"
        words = replace(WORDS, limits=replace(WORDS.limits, seconds=seconds))
        self.guard = Guard(words, DETECTOR, self.audit, load_mask(), numbers)

    async def begin(self) -> List[str]:
        """What is said before anybody has typed."""
        raise NotImplementedError

    async def send(self, text: str) -> List[str]:
        """Everything that was said to this text, in order."""
        raise NotImplementedError

    async def press(self, label: str) -> List[str]:
        """Everything that was said to a button of the latest messages."""
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
    """The web channel over HTTP, as one document an answer."""

    headers: Dict[str, str] = {}
    settings: Dict[str, Any] = {}

    @asynccontextmanager
    async def open(self) -> AsyncIterator[WayIn]:
        """A server is running."""
        web = ThresholdRest(self.guard, Signer(b"key"), WebSettings(**self.settings))
        self.tickets = Tickets(web.signer, minutes=120)
        self.conversation = self.tickets.begin()
        self.ticket = self.tickets.of(self.conversation)
        self.messages: List[Dict[str, Any]] = []
        async with listening(web, self.handle, self.agent) as base:
            self._address = f"{base}/webhooks/web/messages"
            async with aiohttp.ClientSession() as self._session:
                yield self

    async def begin(self) -> List[str]:
        """The page says hello by itself, and gets a conversation of its own."""
        self.ticket = None
        said = await self.post({})
        self.conversation = self.ticket.partition(".")[0]
        return said

    async def send(self, text: str) -> List[str]:
        """The texts of the answer's messages."""
        return await self.post({"text": text})

    async def press(self, label: str) -> List[str]:
        """The same for a button."""
        choices = [one for message in self.messages for one in message.get("choices", ())]
        return await self.post({"payload": next(one["payload"] for one in choices if one["label"] == label)})

    async def post(self, content: Dict[str, Any]) -> List[str]:
        """Sends a request and takes over its ticket."""
        body = await self.exchange({"conversation": self.ticket, **content})
        self.ticket, self.messages = body["conversation"] or self.ticket, body["messages"]
        return [message["text"] for message in self.messages]

    async def exchange(self, content: Dict[str, Any]) -> Dict[str, Any]:
        """The whole answer to a request."""
        async with self._session.post(self._address, json=content, headers=self.headers) as got:
            self.status = got.status
            if got.content_type != "application/x-ndjson":
                return await got.json()
            first, *messages = [json.loads(line) for line in (await got.text()).splitlines()]
            return {**first, "messages": messages}


class Retried(Page):
    """The web channel as the widget uses it: line by line, with an id, and sent again after a lost answer."""

    headers = {"Accept": "application/x-ndjson"}
    sent = 0

    async def exchange(self, content: Dict[str, Any]) -> Dict[str, Any]:
        """The answer to the second try; the first is the same where it counted."""
        Retried.sent += 1
        content = {**content, "id": str(Retried.sent)}
        first = await super().exchange(content)
        if self.status != 200 or not self.tickets.read(content["conversation"]) or any(
            message["kind"] in ("error", "deleted") for message in first["messages"]
        ):
            return first
        again = await super().exchange(content)
        assert again["messages"] == first["messages"]
        return again


class InTerminal(WayIn):
    """The terminal channel; a terminal for each message, so that several can be under way."""

    last: Any = None

    async def begin(self) -> List[str]:
        """The terminal says hello by itself."""
        return await self._said("hello", {"intent": "greet"})

    async def send(self, text: str) -> List[str]:
        """What the terminal wrote."""
        return await self._said(text, None)

    async def press(self, label: str) -> List[str]:
        """A label that was typed is the button."""
        return await self._said(label, self.last._value_of(label))

    async def _said(self, text: str, payload: Any) -> List[str]:
        written: List[str] = []
        self.last = Terminal(self.guard, self.handle, None, written.append)  # type: ignore[arg-type]
        self.last.conversation = self.conversation
        await self.last._send(text, payload)
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


WAYS_IN = {"page": Page, "widget": Retried, "terminal": InTerminal, "plain rasa": PlainRasa}
#: Every channel that is open to people; one that comes later is added here and goes through every test.
GUARDED = ["page", "widget", "terminal"]
