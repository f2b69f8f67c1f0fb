"""What happens to a request of the Bot Connector: let in, written down, acknowledged, then answered."""
import asyncio
import hashlib
import json
import logging
from typing import Any, Dict, Optional, Set

from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.deletion import delete_conversation
from bot.channels.recent import Recent
from bot.channels.signing import Signer
from bot.guard.faults import where
from bot.guard.guard import Guard
from bot.teams import activity as kinds
from bot.teams import messages
from bot.teams.activity import Activity, Unusable, as_kept, read_activity
from bot.teams.keys import NoKeys
from bot.teams.ledger import Heard, Ledger, ToSend
from bot.teams.outbox import Outbox
from bot.teams.output import TeamsOutput
from bot.teams.tokens import Refused
from bot.teams.turns import Turns, card_key
from bot.teams.words import words

logger = logging.getLogger(__name__)
MOST_BYTES = 1_000_000


class TeamsDesk:
    """Takes requests and starts a task for each; a request never waits for the dialogue."""

    def __init__(
        self, guard: Guard, signer: Signer, ledger: Ledger, outbox: Outbox, turns: Turns,
        door: Any, tenant: str,
    ) -> None:
        self._guard, self._signer, self._ledger = guard, signer, ledger
        self._outbox, self._turns, self._door, self._tenant = outbox, turns, door, tenant
        self._running: "Set[asyncio.Task[None]]" = set()
        self._pressing: Set[str] = set()
        self._in_hand: Set[int] = set()
        self._closing = False
        self.agent: Any = None

    async def receive(self, request: Request) -> HTTPResponse:
        """An acknowledgement, or a refusal that says nothing about why."""
        if self._closing:  # what is not written down is not acknowledged; Teams sends it again
            return response.empty(status=503)
        try:
            raw = read_body(request.body)
            await self._door.admit(request, raw)
            self.agent = getattr(request.app.ctx, "agent", None)
            return self._take(read_activity(raw))
        except Refused as refused:
            logger.warning("a request was refused: %s", refused.code)
            return response.empty(status=refused.status)
        except Unusable as error:
            logger.warning("a request could not be used: %s", error)
            return response.empty(status=400)
        except NoKeys:
            return response.empty(status=503)

    async def idle(self) -> None:
        """Everything that was taken is answered and sent."""
        while self._running:
            await asyncio.gather(*self._running, return_exceptions=True)
        await self._outbox.empty()

    async def resume(self, agent: Any) -> None:
        """After a start: what was acknowledged before is answered, in its order."""
        self.agent = agent
        self._outbox.resume(self._after_interruption)
        # Requests may have come in since the server has opened.
        left = [one for one in self._ledger.unanswered() if one.id not in self._in_hand]
        for heard in left:
            await self._answer(heard)

    async def close(self, seconds: float = 6.0) -> None:
        """Nothing new is taken; turns that run have ended, or stay written down for the next start."""
        self._closing = True
        if self._running:
            await asyncio.wait(list(self._running), timeout=seconds)
        await self._outbox.close()

    def _take(self, said: Activity) -> HTTPResponse:
        if self._tenant and said.tenant and said.tenant != self._tenant:
            raise Refused("tenant_of_another", 403)
        if said.kind == kinds.INVOKE:
            return response.json({}, status=501)
        conversation = self.conversation_of(said)
        if self._is_new(said, conversation):
            heard = self._ledger.hear(said.key, conversation, as_kept(said))
            if heard:
                self._in_hand.add(heard.id)
                self._start(self._answer(heard))
        return _acknowledged(said)

    def conversation_of(self, said: Activity) -> str:
        """A code for the chat of one person in one organisation, which cannot be turned back."""
        parts = "\0".join((said.tenant, said.to["conversation"], said.user))
        # The seal depends on our key, so the code cannot be found by trying ids.
        seal = self._signer.button("teams", parts, {}).rpartition(".")[2]
        return f"teams-{hashlib.sha256(f'{parts}{seal}'.encode()).hexdigest()[:40]}"

    def _is_new(self, said: Activity, conversation: str) -> bool:
        """Whether there is anything to answer: Teams announces one installation more than once."""
        greeted = f"welcome {conversation}"
        if said.kind == kinds.NOTHING:
            return False
        if said.kind == kinds.WELCOME:
            return said.personal and self._ledger.see_once(greeted)
        if said.kind == kinds.REMOVED:
            self._ledger.unsee(greeted)
            self._start(self._forget(conversation))
            return False
        # The second press of a hurried finger must not answer the next question.
        key = card_key(conversation, said.card)
        return said.value is None or not (key in self._pressing or self._ledger.was_seen(key))

    def _start(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _answer(self, heard: Heard) -> None:
        pressing = card_key(heard.conversation, heard.activity["card"])
        one_shot = self._ledger.card(heard.conversation, heard.activity["card"]) is not None
        if one_shot:
            self._pressing.add(pressing)
        out = TeamsOutput(
            heard, self._signer, self._ledger, self._outbox.wake, self._outbox.show_typing
        )
        try:
            await self._turns.answer(heard, out, self.agent)
        except Exception as error:  # the next message must find us at work
            logger.error("a message was not answered: %s", where(error))
        finally:
            self._pressing.discard(pressing)
            self._in_hand.discard(heard.id)

    def _after_interruption(self, one: ToSend) -> None:
        """A message of unknown fate: 999 and updates are sent again, the rest is not said twice."""
        again = one.urgent or "update" in one.content
        content = one.content if again else messages.in_words(
            one.content, words()["interrupted"].format(numbers=self._guard.numbers(None))
        )
        self._ledger.replace(one.id, content)

    async def _forget(self, conversation: str) -> None:
        self._ledger.close_conversation(conversation)
        try:
            await delete_conversation(self.agent, self._guard, Recent(), conversation)
        except Exception as error:  # retention deletes it later
            logger.error("a conversation was not deleted: %s", where(error))


def read_body(body: Optional[bytes]) -> Dict[str, Any]:
    """The JSON object of a request."""
    if len(body or b"") > MOST_BYTES:
        raise Refused("too_large", 413)
    try:
        raw = json.loads(body or b"")
    except (ValueError, RecursionError):
        raise Unusable("not JSON") from None
    if not isinstance(raw, dict):
        raise Unusable("not a JSON object")
    return raw


def _acknowledged(said: Activity) -> HTTPResponse:
    """200; a card that was sent as an invoke wants to hear that nothing more is to be shown."""
    if said.name != kinds.CARD_ACTION:
        return response.empty(status=200)
    done = {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": ""}
    return response.json(done)
