"""The project's own web channel: a guarded REST interface and the chat page that uses it.

The interface is described in docs/reference/web-channel.md.
"""
from typing import Any, Awaitable, Callable, Dict, Optional

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.health import not_ready
from bot.channels.numbers import HubNumbers
from bot.channels.signing import Signer, load_key
from bot.channels.web_desk import CHANNEL, WebDesk
from bot.guard.guard import Guard
from bot.guard.state import state_folder

Handler = Callable[[UserMessage], Awaitable[Any]]


class ThresholdRest(InputChannel):
    """Messages in and out as JSON, with signed conversations and buttons."""

    def __init__(self, guard: Guard, signer: Signer) -> None:
        self.guard, self.signer = guard, signer

    @classmethod
    def name(cls) -> str:
        """The channel's name for Rasa."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> "ThresholdRest":
        """The channel as `credentials.yml` names it; `numbers` may name another function."""
        numbers = HubNumbers((credentials or {}).get("numbers"))
        return cls(Guard.load(numbers), Signer(load_key(state_folder())))

    def url_prefix(self) -> str:
        """The root, because the page and the health checks do not lie under /webhooks."""
        return "/"

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The routes; every message passes the guard before Rasa sees it."""
        routes, desk = Blueprint("web"), WebDesk(self.guard, self.signer, on_new_message)

        @routes.post("/webhooks/web/messages")
        async def messages(request: Request) -> Optional[HTTPResponse]:
            return await desk.receive(request)

        @routes.delete("/webhooks/web/conversations/<conversation:str>")
        async def delete(request: Request, conversation: str) -> HTTPResponse:
            return await desk.delete(request.app.ctx.agent, conversation)

        @routes.get("/webhooks/web/<name:str>")
        async def page(request: Request, name: str) -> HTTPResponse:
            return desk.page(name)

        _add_health(routes, self.guard)
        _take_root(routes, desk)
        return routes


def _add_health(routes: Blueprint, guard: Guard) -> None:
    @routes.get("/health/live")
    async def live(request: Request) -> HTTPResponse:
        return response.json({"live": True})

    @routes.get("/health/ready")
    async def ready(request: Request) -> HTTPResponse:
        wrong = not_ready(getattr(request.app.ctx, "agent", None), guard)
        return response.json({"ready": not wrong, "wrong": wrong}, status=503 if wrong else 200)


def _take_root(routes: Blueprint, desk: WebDesk) -> None:
    """Show the page at "/": Rasa has a route of its own there, which cannot be replaced."""

    async def page_at_root(request: Request) -> Optional[HTTPResponse]:
        at_root = request.path == "/" and request.method in ("GET", "HEAD")
        return desk.page("index.html") if at_root else None

    @routes.listener("before_server_start")
    async def register(app: Sanic, loop: Any) -> None:
        app.register_middleware(page_at_root, "request")
