"""What is measured, in order: starts, memory, load, long conversations, memory again."""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import time
from pathlib import Path
from typing import Callable, Dict, Iterable, List, Sequence, Tuple

from ruamel.yaml import YAML

from benchmarks.figures import Figure
from benchmarks.load import Batch, batch, one_long
from benchmarks.servers import Server

STARTS, LEAST_STARTS = 3, 2
BATCHES, LEAST_BATCHES = 5, 2
LONG_TALKS = 3
LONG = 60
EDGE = 10
# Senders at once, and how many conversations of seven messages each of them holds in a batch.
SENDERS = {1: 6, 4: 2, 16: 1}
# Seconds of the whole run after which no further start, or batch, is begun.
LATEST_START, LATEST = 300.0, 420.0
Pair = Tuple[Server, Server]


class Run:
    """One measurement: what was measured so far, and how long it has taken."""

    def __init__(self, pair: Pair, folder: Path) -> None:
        self.pair, self.folder = pair, folder
        self.said = YAML(typ="safe").load(Path(__file__).with_name("messages.yml"))
        self.began, self.messages, self.batches, self.turn = time.monotonic(), 0, 0, 0
        self.waiting: List[float] = []
        self.figures: List[Figure] = []

    def alternated(self) -> Iterable[Server]:
        """Both bots; the one that was first the last time comes second."""
        self.turn += 1
        return self.pair if self.turn % 2 else self.pair[::-1]

    def late(self, limit: float = LATEST) -> bool:
        """Whether the run has to come to its end."""
        return time.monotonic() - self.began > limit

    def note(self, words: str) -> None:
        """Progress, and how busy the machine is."""
        self.waiting.append(os.getloadavg()[0])
        sys.stderr.write(f"{time.monotonic() - self.began:5.0f} s  {words}\n")

    def add(self, name: str, unit: str, found: Dict[str, List[float]], aim: str = "lower") -> None:
        """One figure: the medians of both."""
        middle = {bot: statistics.median(values) for bot, values in found.items()}
        self.figures.append(Figure(name, unit, middle["ours"], middle["stock"], aim))


def starts(run: Run) -> None:
    """Time to ready; after the last start both stay up."""
    run.note("starts")
    found: Dict[str, List[float]] = {"ours": [], "stock": []}
    for number in range(STARTS):
        if number >= LEAST_STARTS and run.late(LATEST_START):
            break
        for server in run.alternated():
            server.stop()
            found[server.name].append(server.start(run.folder / f"{server.name}.log"))
    run.add(f"time to ready, {len(found['ours'])} starts each", "s", found)


def memory(run: Run, when: str) -> None:
    """Resident memory of both."""
    found = {server.name: [server.megabytes()] for server in run.pair}
    run.add(f"memory {when}", "MB", found, "memory")


async def loads(run: Run) -> None:
    """Waiting times and throughput for each number of senders."""
    for server in run.pair:  # the first messages load what is loaded at first use
        await batch(server, run.said[server.name], 3, 1)
    found: Dict[int, Dict[str, List[Batch]]] = {
        senders: {"ours": [], "stock": []} for senders in SENDERS}
    while run.batches < BATCHES and not (run.late() and run.batches >= LEAST_BATCHES):
        run.batches += 1
        run.note(f"load, batch {run.batches} of {BATCHES}")
        for senders, each in SENDERS.items():
            for server in run.alternated():
                done = await batch(server, run.said[server.name], senders, each)
                found[senders][server.name].append(done)
                run.messages += len(done.times)
    for senders, batches in found.items():
        report(run, senders, batches)


def report(run: Run, senders: int, batches: Dict[str, List[Batch]]) -> None:
    """The three figures of one number of senders."""
    who = f"{senders} sender{'s' if senders > 1 else ''}"
    parts: Sequence[Tuple[str, str, str, Callable[[Batch], float]]] = (
        ("p50", "ms", "lower", lambda one: one.p50), ("p95", "ms", "lower", lambda one: one.p95),
        ("throughput", "messages/s", "higher", lambda one: one.per_second))
    for name, unit, aim, value in parts:
        found = {bot: [value(one) for one in done] for bot, done in batches.items()}
        run.add(f"{who}, {name}", unit, found, aim)


async def long_talks(run: Run) -> None:
    """Waiting times at both ends of a conversation of sixty messages."""
    run.note(f"conversations of {LONG} messages")
    ends: Dict[str, Dict[str, List[float]]] = {
        "first": {"ours": [], "stock": []}, "last": {"ours": [], "stock": []}}
    for _ in range(LONG_TALKS):
        for server in run.alternated():
            times = await one_long(server, long_talk(run.said["long"][server.name]))
            ends["first"][server.name].append(statistics.median(times[:EDGE]))
            ends["last"][server.name].append(statistics.median(times[-EDGE:]))
            run.messages += len(times)
    for end, found in ends.items():
        run.add(f"conversation of {LONG}, p50 of the {end} {EDGE}", "ms", found)


def long_talk(parts: Dict[str, List[str]]) -> List[str]:
    """Sixty messages, of which the last ten are a whole round."""
    rounds = (LONG - len(parts["first"])) // len(parts["again"])
    return [*parts["first"], *(parts["again"] * rounds)]


def measure(run: Run) -> None:
    """Everything, in order."""
    starts(run)
    memory(run, "when ready")
    asyncio.run(loads(run))
    asyncio.run(long_talks(run))
    memory(run, "after the load")
    run.note("done")
