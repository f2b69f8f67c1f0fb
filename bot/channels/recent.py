"""Answers of the last minute, so that a request sent twice is answered twice but handled once."""
import asyncio
from typing import Any, Awaitable, Callable, Dict, Optional, Tuple

Key = Tuple[str, str]
KEEP_SECONDS = 60.0


class Recent:
    """Turns that are running or have just ended, by conversation and request id."""

    def __init__(self, keep_seconds: float = KEEP_SECONDS) -> None:
        self._turns: Dict[Key, "asyncio.Task[Any]"] = {}
        self._keep = keep_seconds

    def turn(
        self, conversation: str, request: Optional[str], start: Callable[[], Awaitable[Any]]
    ) -> "Tuple[asyncio.Task[Any], bool]":
        """The turn of this request, and whether it is a new one.

        It is a task of its own, so that it ends well even if the client goes away.
        """
        if request is None:
            return asyncio.ensure_future(start()), True
        key = (conversation, request)
        if key in self._turns:
            return self._turns[key], False
        self._turns[key] = asyncio.ensure_future(start())
        self._turns[key].add_done_callback(lambda _: self._forget_later(key))
        return self._turns[key], True

    def forget(self, conversation: str) -> None:
        """Drop what was said in a conversation, because its owner deleted it."""
        for key in [key for key in self._turns if key[0] == conversation]:
            del self._turns[key]

    def _forget_later(self, key: Key) -> None:
        asyncio.get_event_loop().call_later(self._keep, self._turns.pop, key, None)
