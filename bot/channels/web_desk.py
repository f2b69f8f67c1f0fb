"""What the web channel does with a request, from the guard's first word to the last message."""
import asyncio
import json
import logging
from html import escape
from typing import Any, Awaitable, Callable, Dict, List, Optional

from rasa.core.channels.channel import UserMessage
from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.deletion import delete_conversation
from bot.channels.pages import HEADERS, TYPES, load_pages
from bot.channels.recent import Recent
from bot.channels.signing import Signer
from bot.channels.web_output import WebOutput
from bot.channels.web_request import Refused, WebRequest, read_request
from bot.channels.words import load_errors
from bot.guard.faults import where
from bot.guard.guard import Guard
from bot.guard.one_message import guarded

logger = logging.getLogger(__name__)
Handler = Callable[[UserMessage], Awaitable[Any]]
STREAM = "application/x-ndjson"
CHANNEL = "web"


class WebDesk:
    """Answers requests; its handler is Rasa's with the guard in front."""

    def __init__(self, guard: Guard, signer: Signer, on_new_message: Handler) -> None:
        self.guard, self.signer = guard, signer
        self._handler = guarded(on_new_message, guard)
        self._recent, self._errors, self._pages = Recent(), load_errors(), load_pages()

    async def receive(self, request: Request) -> Optional[HTTPResponse]:
        """One message in, all its answers out: as one document, or line by line as they come."""
        try:
            asked = read_request(request.body, self.signer)
        except Refused as refused:
            return self._error(refused.code, refused.status)
        out = WebOutput(asked.conversation, self.signer)
        turn, new = self._recent.turn(asked.conversation, asked.id, lambda: self._turn(asked, out))
        if new and STREAM in request.headers.get("accept", ""):
            return await self._stream(request, asked.conversation, out)
        said = await asyncio.shield(turn)
        body = {"conversation": asked.conversation, "messages": said}
        return response.json(body, headers=HEADERS)

    async def delete(self, agent: Any, conversation: str) -> HTTPResponse:
        """Remove a conversation that this server has issued, if anything is kept of it."""
        if not self.signer.is_conversation(conversation):
            return self._error("not_ours", 404)
        try:
            await delete_conversation(agent, self.guard, self._recent, conversation)
        except Exception as error:  # the person must know that it is still there
            logger.error("a conversation was not deleted: %s", where(error))
            return self._error("not_deleted", 503)
        return response.json({"deleted": True, "text": self._errors["deleted"]}, headers=HEADERS)

    def page(self, name: str) -> HTTPResponse:
        """A file of the chat page; the page itself with the numbers of this hour."""
        name = name or "index.html"
        if name not in self._pages:
            return self._error("not_ours", 404)
        content = self._pages[name]
        if name == "index.html":
            content = content.replace("{numbers}", escape(self.guard.numbers(None)))
        return response.text(content, content_type=TYPES[name], headers=HEADERS)

    async def _turn(self, asked: WebRequest, out: WebOutput) -> List[Dict[str, Any]]:
        message = UserMessage(
            asked.text, out, asked.conversation, input_channel=CHANNEL, message_id=asked.id,
            metadata=asked.metadata,
        )
        try:
            await self._handler(message)
        except Exception as error:  # the guard itself has failed: this is the last net
            logger.error("the guard failed: %s", where(error))
            payload = {"kind": "error"}
            await out.send_response("", {"text": self._sentence("failed"), "payload": payload})
        finally:
            out.finish()
        self._forget_if_deleted(asked.conversation, out.messages)
        return out.messages

    async def _stream(self, request: Request, conversation: str, out: WebOutput) -> None:
        """Send each message as soon as it is there, so that 999 waits for nothing."""
        lines = await request.respond(content_type=STREAM, headers=HEADERS)
        await lines.send(_line({"conversation": conversation}))
        message = await out.arriving.get()
        while message is not None:
            await lines.send(_line(message))
            message = await out.arriving.get()
        await lines.eof()

    def _forget_if_deleted(self, conversation: str, said: List[Dict[str, Any]]) -> None:
        if any(message.get("kind") == "deleted" for message in said):
            self.guard.memory.forget(conversation)
            self._recent.forget(conversation)

    def _error(self, code: str, status: int) -> HTTPResponse:
        message = {"text": self._sentence(code), "kind": "error"}
        body = {"conversation": None, "messages": [message], "error": code}
        return response.json(body, status=status, headers=HEADERS)

    def _sentence(self, code: str) -> str:
        return self._errors[code].format(numbers=self.guard.numbers(None))


def _line(content: Dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False) + "\n"
