"""Turns of the last minute, so that a request sent twice is answered twice but handled once."""
import asyncio
from typing import Awaitable, Callable, Dict, NamedTuple, Optional, Tuple

from bot.channels.web_output import WebOutput

Key = Tuple[str, str]
KEEP_SECONDS = 60.0


class Running(NamedTuple):
    """A turn that was begun: what it says, and the task that ends with it. Nothing that was typed."""

    out: WebOutput
    task: "asyncio.Task[bool]"


class Recent:
    """Turns that are running or have just ended, by conversation and request id."""

    def __init__(self, keep_seconds: float = KEEP_SECONDS) -> None:
        self._turns: Dict[Key, Running] = {}
        self._running: "Dict[asyncio.Task[bool], str]" = {}
        self._keep = keep_seconds

    def turn(self, conversation: str, request: Optional[str]) -> Optional[Running]:
        """The turn of a request that came before, or None."""
        return self._turns.get((conversation, request)) if request else None

    def begin(
        self, conversation: str, request: Optional[str], out: WebOutput,
        run: Callable[[], Awaitable[bool]],
    ) -> Running:
        """The turn runs, as a task of its own, so that it ends well even if the client goes away.

        It is kept for a minute unless `run` says that it failed: then the request may come again.
        """
        task = asyncio.ensure_future(run())
        running = Running(out, task)
        self._running[task] = conversation
        task.add_done_callback(lambda done: self._ended(done, (conversation, request or "")))
        if request:
            self._turns[conversation, request] = running
        return running

    async def settled(self, conversation: str) -> None:
        """No turn of the conversation is running."""
        running = [task for task, whose in self._running.items() if whose == conversation]
        await asyncio.gather(*map(asyncio.shield, running), return_exceptions=True)

    def forget(self, conversation: str) -> None:
        """Drop what was said in a conversation, because its owner deleted it."""
        for key in [key for key in self._turns if key[0] == conversation]:
            del self._turns[key]

    def _ended(self, task: "asyncio.Task[bool]", key: Key) -> None:
        del self._running[task]
        good = not task.cancelled() and not task.exception() and task.result()
        asyncio.get_event_loop().call_later(self._keep if good else 0, self._turns.pop, key, None)
