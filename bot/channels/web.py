"""The project's own web channel: a guarded REST interface and the pages that use it.

The interface is described in docs/reference/web-channel.md.
"""
from typing import Any, Awaitable, Callable, Dict, Optional

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.around import Around
from bot.channels.health import not_ready
from bot.channels.numbers import HubNumbers, named
from bot.channels.pages import load_pages, send
from bot.channels.settings import WebSettings
from bot.channels.signing import Signer, load_key
from bot.channels.turn import CHANNEL
from bot.channels.web_desk import WebDesk
from bot.guard.guard import Guard
from bot.guard.state import state_folder

Handler = Callable[[UserMessage], Awaitable[Any]]
CONVERSATION = "/webhooks/web/conversations/<conversation:str>"


class ThresholdRest(InputChannel):
    """Messages in and out as JSON, with signed conversations and buttons."""

    def __init__(self, guard: Guard, signer: Signer, settings: WebSettings = WebSettings()) -> None:
        self.guard, self.signer, self.settings = guard, signer, settings

    @classmethod
    def name(cls) -> str:
        """The channel's name for Rasa."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> "ThresholdRest":
        """The channel as `credentials.yml` sets it."""
        settings = WebSettings.read(credentials)
        guard = Guard.load(HubNumbers(settings.numbers))
        return cls(guard, Signer(load_key(state_folder())), settings)

    def url_prefix(self) -> str:
        """The root, because the pages and the health checks do not lie under /webhooks."""
        return "/"

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The routes; every message passes the guard before Rasa sees it."""
        routes = Blueprint("web")
        desk = WebDesk(self.guard, self.signer, self.settings, on_new_message)
        _add_messages(routes, desk)
        _add_pages(routes, desk, self.settings)
        _add_health(routes, self.guard, self.settings)
        return routes


def _add_messages(routes: Blueprint, desk: WebDesk) -> None:
    @routes.post("/webhooks/web/messages")
    async def messages(request: Request) -> Optional[HTTPResponse]:
        return await desk.receive(request)

    @routes.get(CONVERSATION)
    async def again(request: Request, conversation: str) -> HTTPResponse:
        return await desk.again(request.app.ctx.agent, request.token or conversation)

    @routes.delete(CONVERSATION)
    async def delete(request: Request, conversation: str) -> HTTPResponse:
        return await desk.delete(request.app.ctx.agent, request.token or conversation)

    @routes.get("/webhooks/web/numbers")
    async def numbers(request: Request) -> HTTPResponse:
        return response.json({"numbers": desk.guard.numbers(request.args.get("area"))})

    @routes.options("/webhooks/web/messages", name="ask_messages")
    @routes.options("/webhooks/web/numbers", name="ask_numbers")
    @routes.options(CONVERSATION, name="ask_conversation")
    async def may_i(request: Request, **path: str) -> HTTPResponse:
        return response.empty()  # the answer stands in the headers (around.py)


def _add_pages(routes: Blueprint, desk: WebDesk, settings: WebSettings) -> None:
    pages = load_pages()

    def page(request: Request, name: str) -> HTTPResponse:
        if name not in pages:
            return desk.error("no_page", 404)
        return send(name, pages[name], request, desk.guard.numbers(None))

    @routes.get("/webhooks/web/<name:str>")
    async def file(request: Request, name: str) -> HTTPResponse:
        return page(request, name or "index.html")

    @routes.get("/widget.js")
    async def widget(request: Request) -> HTTPResponse:
        return page(request, "widget.js")

    @routes.get("/accessibility")
    async def accessibility(request: Request) -> HTTPResponse:
        return page(request, "accessibility.html")

    around = Around(settings.origins, lambda request: page(request, "index.html"), desk.error)
    routes.listener("before_server_start")(around.register)


def _add_health(routes: Blueprint, guard: Guard, settings: WebSettings) -> None:
    @routes.get("/health/live")
    async def live(request: Request) -> HTTPResponse:
        return response.json({"live": True})

    @routes.get("/health/ready")
    async def ready(request: Request) -> HTTPResponse:
        agent = getattr(request.app.ctx, "agent", None)
        wrong = not_ready(agent, guard, named(settings.matrices))
        return response.json({"ready": not wrong, "wrong": wrong}, status=503 if wrong else 200)
