"""Sends what is written down: in order within a conversation, again after a fault, 999 first."""
import asyncio
import logging
from typing import Any, Callable, Dict, Optional

from bot.guard.faults import where
from bot.teams.connector import Connector, Outcome, back_off
from bot.teams.ledger import UNDER_WAY, WAITING, Ledger, ToSend

logger = logging.getLogger(__name__)
# A message that could not be sent for so long is given up; trying started anew with the process.
GIVE_UP_SECONDS = 1800.0
Plain = Callable[[Dict[str, Any]], Dict[str, Any]]


class Outbox:
    """One sender for each conversation in which something waits."""

    def __init__(
        self, ledger: Ledger, connector: Connector, plain: Plain,
        back_off: Callable[[int], float] = back_off,
    ) -> None:
        self._ledger, self._connector, self._plain = ledger, connector, plain
        self._back_off = back_off
        self._senders: "Dict[str, asyncio.Task[None]]" = {}
        self._news: Dict[str, asyncio.Event] = {}
        self._closing = False

    def wake(self, conversation: str) -> None:
        """Something new waits in a conversation: it is sent, or overtakes a pause."""
        self._news.setdefault(conversation, asyncio.Event()).set()
        if conversation not in self._senders and not self._closing:
            task = asyncio.ensure_future(self._send_all(conversation))
            self._senders[conversation] = task

    async def show_typing(self, content: Dict[str, Any], conversation: str) -> None:
        """The three dots, if nothing waits before them; they are never tried again."""
        if conversation not in self._senders:
            await self._connector.send(content)

    def resume(self, interrupted: Callable[[ToSend], None]) -> None:
        """After a start: what waited is sent, and what was under way is decided one by one."""
        under_way = self._ledger.interrupted()
        while under_way:
            interrupted(under_way)
            under_way = self._ledger.interrupted()
        for conversation in self._ledger.conversations_to_send():
            self.wake(conversation)

    async def empty(self) -> None:
        """Nothing waits any more."""
        while self._senders:
            await asyncio.gather(*self._senders.values(), return_exceptions=True)

    async def close(self, seconds: float = 5.0) -> None:
        """Nothing is under way; what waits stays written down for the next start."""
        self._closing = True
        for news in self._news.values():
            news.set()
        if self._senders:
            await asyncio.wait(list(self._senders.values()), timeout=seconds)
        for task in self._senders.values():
            task.cancel()

    async def _send_all(self, conversation: str) -> None:
        try:
            while not self._closing:
                waiting = self._ledger.next_to_send(conversation)
                if waiting is None:
                    return
                await self._send_one(waiting)
        except Exception as error:  # the rest stays written down
            logger.error("sending stopped: %s", where(error))
        finally:
            self._senders.pop(conversation, None)
            self._news.pop(conversation, None)

    async def _send_one(self, one: ToSend) -> None:
        """Until it has arrived, was refused or is overtaken by something urgent."""
        started, attempt = asyncio.get_event_loop().time(), 0
        while not self._closing:
            self._ledger.set_state(one.id, UNDER_WAY)
            done = await self._connector.send(one.content)
            if done.what == "again" and not self._too_late(started):
                self._ledger.set_state(one.id, WAITING)
                wait = self._back_off(attempt) if done.wait is None else done.wait
                if await self._overtaken(one, wait):
                    return
                attempt += 1
            elif done.what == "text":
                one = self._as_text(one)
            else:
                self._settle(one, done)
                return

    def _too_late(self, started: float) -> bool:
        return asyncio.get_event_loop().time() - started > GIVE_UP_SECONDS

    async def _overtaken(self, one: ToSend, wait: float) -> bool:
        """Wait; True if 999 has come in meanwhile and this message is not 999 itself."""
        until = asyncio.get_event_loop().time() + wait
        news = self._news.setdefault(one.conversation, asyncio.Event())
        while not self._closing:
            first = self._ledger.next_to_send(one.conversation)
            if first is None or first.id != one.id:
                return True
            news.clear()
            left = until - asyncio.get_event_loop().time()
            if left <= 0:
                return False
            try:
                await asyncio.wait_for(news.wait(), left)
            except asyncio.TimeoutError:
                return False
        return True

    def _as_text(self, one: ToSend) -> ToSend:
        """A card that was refused is said in plain words instead."""
        return one._replace(content=self._plain(one.content))

    def _settle(self, one: ToSend, done: Outcome) -> None:
        card: Optional[Dict[str, Any]] = one.content.get("keep")
        if done.what == "sent" and done.id and card:
            self._ledger.keep_card(one.conversation, done.id, card)
        if done.what == "closed" and not one.content.get("update"):
            self._ledger.drop(one.conversation)
            return
        self._ledger.sent(one)
