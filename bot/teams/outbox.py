"""Sends what is written down: in order within a conversation, again after a fault, 999 first.

Each conversation has two lanes. What is urgent waits for nothing; what is ordinary waits until
nothing urgent is left.
"""
import asyncio
import logging
from typing import Any, Callable, Dict, List, Optional, Tuple

from bot.guard.faults import where
from bot.teams.connector import Connector, Outcome, back_off
from bot.teams.ledger import UNDER_WAY, WAITING, Ledger, ToSend

logger = logging.getLogger(__name__)
# A message that could not be sent for so long is given up; counted from the start of the process.
GIVE_UP_SECONDS = 1800.0
Plain = Callable[[Dict[str, Any]], Dict[str, Any]]
Lane = Tuple[str, bool]


class Outbox:
    """One sender for each lane in which something waits."""

    def __init__(
        self, ledger: Ledger, connector: Connector, plain: Plain,
        wait: Callable[[int], float] = back_off,
    ) -> None:
        self._ledger, self._connector, self._plain, self._wait = ledger, connector, plain, wait
        self._senders: "Dict[Lane, asyncio.Task[None]]" = {}
        self._typing: Dict[str, Dict[str, Any]] = {}
        self._closing = asyncio.Event()

    def wake(self, conversation: str) -> None:
        """What waits in a conversation is being sent."""
        for lane in ((conversation, True), (conversation, False)):
            if lane not in self._senders and not self._closing.is_set():
                self._senders[lane] = asyncio.ensure_future(self._send_all(lane))

    def show_typing(self, conversation: str, content: Dict[str, Any]) -> None:
        """The three dots, in their place among the messages; they are never tried again."""
        self._typing[conversation] = content
        self.wake(conversation)

    def resume(self, interrupted: Callable[[ToSend], None]) -> None:
        """After a start: what waited is sent; what was under way is decided one by one."""
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
        self._closing.set()
        running: "List[asyncio.Task[None]]" = list(self._senders.values())
        if running:
            await asyncio.wait(running, timeout=seconds)
        for task in running:
            task.cancel()

    async def _send_all(self, lane: Lane) -> None:
        conversation, urgent = lane
        try:
            await self._send_lane(conversation, urgent)
        except Exception as error:  # the rest stays written down
            logger.error("sending stopped: %s", where(error))
        finally:
            self._senders.pop(lane, None)
            if urgent and self._ledger.next_to_send(conversation, False):
                self.wake(conversation)

    async def _send_lane(self, conversation: str, urgent: bool) -> None:
        started, attempt = asyncio.get_event_loop().time(), 0
        while not self._closing.is_set():
            if not urgent:
                await self._show_typing_now(conversation)
            one = self._ledger.next_to_send(conversation, urgent)
            if one is None:
                return
            late = asyncio.get_event_loop().time() - started > GIVE_UP_SECONDS
            done = await self._send_one(one, late)
            if done.what != "again":
                attempt = 0
                continue
            await self._pause(self._wait(attempt) if done.wait is None else done.wait)
            attempt += 1

    async def _show_typing_now(self, conversation: str) -> None:
        typing = self._typing.pop(conversation, None)
        if typing and not self._ledger.next_to_send(conversation, True):
            await self._connector.send(typing)

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._closing.wait(), seconds)
        except asyncio.TimeoutError:
            pass

    async def _send_one(self, one: ToSend, late: bool) -> Outcome:
        """One attempt, after which the message waits again or is settled."""
        self._ledger.set_state(one.id, UNDER_WAY)
        done = await self._connector.send(one.content)
        if done.what == "text":
            # A card that was refused is said in plain words instead.
            done = await self._connector.send(self._plain(one.content))
        if done.what == "again" and not late:
            self._ledger.set_state(one.id, WAITING)
            return done
        self._settle(one, done)
        return Outcome("sent")

    def _settle(self, one: ToSend, done: Outcome) -> None:
        card: Optional[Dict[str, Any]] = one.content.get("keep")
        if done.what == "sent" and done.id and card:
            self._ledger.keep_card(one.conversation, done.id, card)
        if done.what == "closed" and not one.content.get("update"):
            self._ledger.close_conversation(one.conversation)
            return
        self._ledger.sent(one)
