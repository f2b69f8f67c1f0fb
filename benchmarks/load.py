"""People who type: conversations sent to a bot, and how long each answer took."""

from __future__ import annotations

import asyncio
import statistics
import time
import uuid
from dataclasses import dataclass, field
from typing import Any, List, Sequence

import aiohttp

from benchmarks.servers import BenchmarkError, Server

SLOWEST_ANSWER = 30.0
Conversation = Sequence[str]


@dataclass
class Batch:
    """The waiting times of one batch, in milliseconds, and how long the batch took."""

    times: List[float] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def p50(self) -> float:
        """The middle waiting time."""
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        """What 95 of 100 answers do not exceed."""
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]

    @property
    def per_second(self) -> float:
        """Messages answered in a second."""
        return len(self.times) / self.seconds


class Person:
    """One conversation with one of the bots; each bot is spoken to in its own way."""

    def __init__(self, server: Server, session: aiohttp.ClientSession) -> None:
        self._server, self._session = server, session
        self._id = "" if server.name == "ours" else uuid.uuid4().hex

    async def say(self, text: str) -> float:
        """The milliseconds until the whole answer was there; an empty or failed one is an error."""
        if self._server.name == "ours":
            body = {"text": text, **({"conversation": self._id} if self._id else {})}
        else:
            body = {"message": text, "sender": self._id}
        began = time.perf_counter()
        async with self._session.post(self._server.url, json=body) as got:
            answer = await got.json()
        took = (time.perf_counter() - began) * 1000
        self._check(got.status, answer, text)
        return took

    def _check(self, status: int, answer: Any, text: str) -> None:
        said = answer
        if self._server.name == "ours":
            self._id, said = answer.get("conversation") or "", answer["messages"]
        failed = [one for one in said if one.get("kind") == "error"]
        if status != 200 or not said or failed:
            raise BenchmarkError(f"{self._server.name} did not answer {text!r} (status {status}).")


async def batch(server: Server, talks: Sequence[Conversation], senders: int, each: int) -> Batch:
    """So many people at once, each holding so many conversations one after the other."""
    measured = Batch()
    async with session() as opened:
        async def sender(number: int) -> None:
            for turn in range(each):
                person = Person(server, opened)
                for text in talks[(number + turn) % len(talks)]:
                    measured.times.append(await person.say(text))

        began = time.perf_counter()
        await asyncio.gather(*(sender(number) for number in range(senders)))
        measured.seconds = time.perf_counter() - began
    return measured


async def one_long(server: Server, messages: Conversation) -> List[float]:
    """The waiting times along one conversation."""
    async with session() as opened:
        person = Person(server, opened)
        return [await person.say(text) for text in messages]


def session() -> aiohttp.ClientSession:
    """Connections to a bot; none is shared between batches."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SLOWEST_ANSWER))
