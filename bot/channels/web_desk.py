"""What the web channel does with a request."""
import asyncio
import json
import logging
from typing import Any, Awaitable, Callable, Dict, List, Optional

from rasa.core.channels.channel import UserMessage
from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.deletion import delete_conversation
from bot.channels.kept import Kept
from bot.channels.pace import Paces
from bot.channels.recent import Recent, Running
from bot.channels.settings import WebSettings
from bot.channels.signing import Signer
from bot.channels.tickets import Tickets
from bot.channels.turn import Turn
from bot.channels.web_output import WebOutput
from bot.channels.web_request import Refused, WebRequest, read_request
from bot.channels.words import Sentences
from bot.guard.faults import where
from bot.guard.guard import Guard

logger = logging.getLogger(__name__)
Handler = Callable[[UserMessage], Awaitable[Any]]
STREAM = "application/x-ndjson"
TOO_LONG, TOO_MANY = 413, 429


class WebDesk:
    """Answers requests; every message is heard by the guard before anything else is done with it."""

    def __init__(
        self, guard: Guard, signer: Signer, settings: WebSettings, on_new_message: Handler
    ) -> None:
        self.guard, self.signer, self._handler = guard, signer, on_new_message
        self.tickets = Tickets(signer, settings.session_minutes)
        self._paces = Paces(
            settings.conversation_per_minute, settings.address_per_minute, settings.proxies
        )
        self._recent, self._said = Recent(), Sentences(guard, settings.session_minutes)

    async def receive(self, request: Request) -> Optional[HTTPResponse]:
        """One message in, all its answers out: as one document, or line by line as they come."""
        try:
            asked = read_request(request.body, self.signer, self.tickets)
        except Refused as refused:
            return self.error(refused.code, refused.status)
        kept = Kept(getattr(request.app.ctx, "agent", None))
        running = self._recent.turn(asked.conversation, asked.id)
        known = None if running else kept.answer(asked.conversation, asked.id)
        if known is not None:
            return self._whole(asked.conversation, known)
        if running:
            return await self._answer(request, asked.conversation, running)
        return await self._first_time(request, asked, kept)

    async def again(self, agent: Any, ticket: str) -> HTTPResponse:
        """The conversation as it stood on the screen, for a page that was loaded again."""
        known = self.tickets.read(ticket)
        if known is None or known.expired:
            return self.error("expired", 401) if known else self.error("not_ours", 404)
        await self._recent.settled(known.conversation)
        try:
            messages = Kept(agent).messages(known.conversation)
        except Exception as error:
            logger.error("a conversation was not read: %s", where(error))
            return self.error("not_read", 503)
        if not messages:
            return self.error("not_ours", 404)
        return self._whole(known.conversation, messages)

    async def delete(self, agent: Any, ticket: str) -> HTTPResponse:
        """Remove a conversation of ours, if anything is kept of it; an old ticket will do."""
        known = self.tickets.read(ticket)
        if known is None:
            return self.error("not_ours", 404)
        try:
            await delete_conversation(agent, self.guard, self._recent, known.conversation)
        except Exception as error:  # the person must know that it is still there
            logger.error("a conversation was not deleted: %s", where(error))
            return self.error("not_deleted", 503)
        return response.json({"deleted": True, "text": self._said("deleted")})

    def error(self, code: str, status: int) -> HTTPResponse:
        """A sentence on what to do, with 999 and the hub's numbers."""
        messages = [{"text": self._said(code), "kind": "error"}]
        return self._whole(None, messages, status, error=code)

    async def _first_time(
        self, request: Request, asked: WebRequest, kept: Kept
    ) -> Optional[HTTPResponse]:
        """The guard has read it; then it is worked on, or put off, or refused for its length."""
        turn = Turn(asked, self.guard, self.signer, kept, self._said)
        seconds = self._paces.wait(asked.conversation, request)
        if seconds and turn.calm:
            return self._put_off(turn, asked.conversation, seconds)
        running = self._begin(turn, asked)
        if not turn.too_long:
            return await self._answer(request, asked.conversation, running)
        await asyncio.shield(running.task)
        return self._whole(asked.conversation, turn.out.messages, TOO_LONG, error="too_long")

    def _begin(self, turn: Turn, asked: WebRequest) -> Running:
        async def run() -> bool:
            heard = await turn.run(self._handler)
            self._forget_if_deleted(asked.conversation, turn.out.messages)
            return heard

        return self._recent.begin(asked.conversation, asked.id, turn.out, run)

    async def _answer(
        self, request: Request, conversation: str, running: Running
    ) -> Optional[HTTPResponse]:
        if STREAM in request.headers.get("accept", ""):
            return await self._lines(request, conversation, running.out)
        await asyncio.shield(running.task)
        return self._whole(conversation, running.out.messages)

    def _put_off(self, turn: Turn, conversation: str, seconds: int) -> HTTPResponse:
        turn.put_off()
        messages = [{"text": self._said("too_many", seconds=seconds), "kind": "error"}]
        answer = self._whole(conversation, messages, TOO_MANY, error="too_many", retry_after=seconds)
        answer.headers["Retry-After"] = str(seconds)
        return answer

    async def _lines(self, request: Request, conversation: str, out: WebOutput) -> None:
        """Send each message as soon as it is there, so that 999 waits for nothing."""
        lines = await request.respond(content_type=STREAM)
        await lines.send(_line({"conversation": self.tickets.of(conversation)}))
        async for message in out.as_they_come():
            await lines.send(_line(message))
        await lines.eof()

    def _forget_if_deleted(self, conversation: str, said: List[Dict[str, Any]]) -> None:
        if any(message.get("kind") == "deleted" for message in said):
            self.guard.memory.forget(conversation)
            self._recent.forget(conversation)

    def _whole(
        self, conversation: Optional[str], messages: List[Dict[str, Any]], status: int = 200, **more: Any
    ) -> HTTPResponse:
        ticket = self.tickets.of(conversation) if conversation else None
        body = {"conversation": ticket, "messages": messages, **more}
        return response.json(body, status=status)


def _line(content: Dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False) + "\n"
