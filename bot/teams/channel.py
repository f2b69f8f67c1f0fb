"""The project's own Teams channel. How it behaves is described in docs/reference/teams-channel.md."""
import asyncio
from pathlib import Path
from typing import Any, Awaitable, Callable, Dict, Optional

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.numbers import HubNumbers
from bot.channels.signing import Signer, load_key
from bot.guard.guard import Guard
from bot.guard.state import state_folder
from bot.guard.words import read_yaml
from bot.teams.bearer import Bearer
from bot.teams.connector import Connector, back_off
from bot.teams.desk import TeamsDesk
from bot.teams.door import Door, PlaygroundDoor, refuse_elsewhere
from bot.teams.http import Web
from bot.teams.keys import SigningKeys
from bot.teams.ledger import Ledger
from bot.teams.messages import as_text
from bot.teams.outbox import Outbox
from bot.teams.output import CHANNEL
from bot.teams.pages import HEADERS, page
from bot.teams.settings import FILE, TeamsSettings, load_settings
from bot.teams.tokens import TokenCheck
from bot.teams.turns import Turns

Handler = Callable[[UserMessage], Awaitable[Any]]
OPERATOR = Path("operator.yml")
UNSIGNED = "No organisation has signed this off: it is for training and testing."
# As the store does: with 0 hours an unfinished conversation may wait this long.
UNFINISHED, DEFAULT_HOURS = 1.0, 12.0
SWEEP_EVERY = 600.0


class Teams(InputChannel):
    """Messages in and out over the Bot Connector, one chat with one person at a time."""

    def __init__(
        self, guard: Guard, signer: Signer, settings: TeamsSettings, ledger: Ledger,
        wait: Callable[[int], float] = back_off,
    ) -> None:
        self.guard, self.signer, self.settings, self.ledger = guard, signer, settings, ledger
        self.web, self._wait = Web(), wait
        self.desk: Optional[TeamsDesk] = None

    @classmethod
    def name(cls) -> str:
        """The channel's name for Rasa."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> "Teams":
        """The channel as `credentials.yml` names it; `settings` may name another file."""
        given, folder = credentials or {}, state_folder()
        settings = load_settings(Path(given.get("settings") or FILE))
        guard = Guard.load(HubNumbers(given.get("numbers")))
        return cls(guard, Signer(load_key(folder)), settings, Ledger(str(folder / "teams.db")))

    def url_prefix(self) -> str:
        """Where the routes lie."""
        return "/webhooks/teams"

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The routes; every message passes the guard before Rasa sees it."""
        routes, self.desk = Blueprint("teams"), self._desk(on_new_message)
        desk = self.desk

        @routes.post("/messages")
        async def messages(request: Request) -> HTTPResponse:
            return await desk.receive(request)

        @routes.get("/<name:str>")
        async def pages(request: Request, name: str) -> HTTPResponse:
            if name not in ("privacy", "terms"):
                return response.empty(status=404)
            shown = page(name, _facts(_hours(getattr(request.app.ctx, "agent", None))))
            return response.html(shown, headers=HEADERS)

        self._follow_the_server(routes, desk)
        return routes

    def _desk(self, on_new_message: Handler) -> TeamsDesk:
        settings, ledger = self.settings, self.ledger
        tokens = TokenCheck(settings, SigningKeys(settings.keys, self.web))
        connector = Connector(settings, self.web, Bearer(settings, self.web))
        return TeamsDesk(
            self.guard, self.signer, ledger, Outbox(ledger, connector, as_text, self._wait),
            Turns(self.guard, self.signer, ledger, on_new_message),
            PlaygroundDoor() if settings.playground else Door(tokens), settings.tenant,
        )

    def _follow_the_server(self, routes: Blueprint, desk: TeamsDesk) -> None:
        @routes.listener("before_server_start")
        async def look(app: Sanic, loop: Any) -> None:
            if self.settings.playground:
                refuse_elsewhere(app.state.host)

        @routes.listener("after_server_start")
        async def resume(app: Sanic, loop: Any) -> None:
            agent = getattr(app.ctx, "agent", None)
            self.ledger.sweep(_hours(agent) * 3600)
            app.ctx.teams = [
                asyncio.ensure_future(desk.resume(agent)),
                asyncio.ensure_future(self._sweep_for_ever(agent)),
            ]

        @routes.listener("before_server_stop")
        async def close(app: Sanic, loop: Any) -> None:
            await desk.close()
            for task in getattr(app.ctx, "teams", []):
                task.cancel()
            await self.web.close()
            self.ledger.close()

    async def _sweep_for_ever(self, agent: Any) -> None:
        while True:
            await asyncio.sleep(SWEEP_EVERY)
            self.ledger.sweep(_hours(agent) * 3600)


def _hours(agent: Any) -> float:
    """How long the operator lets conversations be kept."""
    store = getattr(agent, "tracker_store", None)
    store = getattr(store, "_tracker_store", store)
    hours = getattr(store, "keep_hours", DEFAULT_HOURS)
    return float(hours) or UNFINISHED


def _facts(hours: float) -> Dict[str, str]:
    """What the pages say about whoever runs the assistant."""
    operator = (read_yaml(OPERATOR) or {}) if OPERATOR.exists() else {}
    signed = operator.get("answers_for_it")
    return {"hours": f"{hours:g}", "answers_for_it": signed or UNSIGNED}
