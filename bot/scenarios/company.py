"""Plays many parts side by side: processes in this house, threads towards a server."""

from __future__ import annotations

import multiprocessing
import os
import sys
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from itertools import groupby
from typing import Any, Iterator, List, Optional

from bot.scenarios.http_seat import has_clock, set_clock
from bot.scenarios.results import Result
from bot.scenarios.script import Part
from bot.scenarios.stage import Stage

#: A server answers one conversation after the other in one process; more would only wait.
MOST_TO_A_SERVER = 4
#: Loading takes longer than a few conversations do.
FEW = 6
_STAGE: List[Stage] = []


def play_all(parts: List[Part], library: Any, url: Optional[str] = None,
             workers: Optional[int] = None) -> Iterator[Result]:
    """The result of every part, as soon as it and those before it are there.

    A training server has one clock for everybody, so there they come moment by moment.
    """
    if url and has_clock(url):
        for at, same in groupby(sorted(parts, key=lambda part: part.at), key=lambda part: part.at):
            set_clock(url, at)
            yield from _played(list(same), Stage(library, url, clock=True), url, workers)
    else:
        yield from _played(parts, Stage(library, url), url, workers)


def _played(parts: List[Part], stage: Stage, url: Optional[str], workers: Optional[int]) -> Iterator[Result]:
    many = workers or _workers(parts, url)
    if many == 1:
        yield from map(stage.play, parts)
        return
    _STAGE[:] = [stage]
    with _executor(url, many) as company:
        yield from company.map(_play, parts)


def _workers(parts: List[Part], url: Optional[str]) -> int:
    most = MOST_TO_A_SERVER if url else os.cpu_count() or 1
    return 1 if len(parts) < FEW else min(most, len(parts))


def _executor(url: Optional[str], workers: int) -> Executor:
    if url:
        return ThreadPoolExecutor(workers)
    # A forked process has the library already; elsewhere each loads its own.
    how = "fork" if sys.platform.startswith("linux") else "spawn"
    return ProcessPoolExecutor(workers, multiprocessing.get_context(how))


def _play(part: Part) -> Result:
    if not _STAGE:
        from bot.engine.loading import load_library

        _STAGE.append(Stage(load_library()))
    return _STAGE[0].play(part)
