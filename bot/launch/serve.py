"""The assistant as one process: channels, guard, Rasa and actions together."""

import asyncio
import gc
from functools import partial
import logging
import sys
from typing import Any, List

from rasa.core.channels.channel import InputChannel
from rasa.core.run import configure_app, create_http_input_channels
from rasa.core.utils import AvailableEndpoints
from sanic import Sanic

from actions import desk
from bot.channels.settings import SettingsError
from bot.enquiry.turn import Incoming
from bot.launch import logs
from bot.launch.agent import LaunchError, load
from bot.launch.checks import check_all
from bot.launch.room import add_room, room_settings
from bot.launch.settings import Settings
from bot.launch.talk import CLOCK
from bot.launch.training_clock import add_clock
from bot.scenarios.moments import moment
from bot.stores.forget import keeper_of, sweep_for_ever

logger = logging.getLogger(__name__)


def make_app(settings: Settings) -> Sanic:
    """The application with every channel of `credentials.yml`, and never Rasa's HTTP API."""
    endpoints, room = AvailableEndpoints.read_endpoints(str(settings.endpoints)), room_settings()
    channels = open_channels(settings)
    app = configure_app(channels, enable_api=False, port=settings.port, endpoints=endpoints)
    if settings.training:
        add_clock(app, CLOCK, room.phrase if room else None)
        CLOCK.at = moment(settings.at) if settings.at else None
    if room:
        warm_up()
        add_room(app, room, channels, CLOCK if settings.training else None)
    app.register_listener(partial(open_agent, settings, endpoints), "before_server_start")
    app.register_listener(partial(announce, settings), "after_server_start")
    app.register_listener(close_agent, "after_server_stop")
    return app


def open_channels(settings: Settings) -> List[InputChannel]:
    """The channels of `credentials.yml`, with what it sets for each."""
    try:
        return create_http_input_channels(None, str(settings.credentials))
    except SettingsError as wrong:
        raise LaunchError(str(wrong)) from wrong


async def open_agent(
    settings: Settings, endpoints: AvailableEndpoints, app: Sanic, loop: Any
) -> None:
    """The agent is loaded, checked and ready, and old conversations are being deleted."""
    warm_up()
    agent = load(settings.model, endpoints)
    await check_all(agent)
    # What is loaded now stays; looking through it for rubbish stops everybody for 0.3 seconds.
    gc.collect()
    gc.freeze()
    app.ctx.agent = agent
    app.ctx.sweeping = loop.create_task(sweep_for_ever(keeper_of(agent.tracker_store)))


def warm_up() -> None:
    """The dialogue core has answered once before anybody waits for it, and its data are sound."""
    try:
        core = desk.talk()
        heard = core.take(core.open().case, Incoming("she is often hungry"))
        core.digress(heard.case, "so_far", Incoming("so far?"))  # loads the bank holidays
    except Exception as error:
        raise LaunchError(f"The matrices cannot be used: {error}") from error


async def announce(settings: Settings, app: Sanic, loop: Any) -> None:
    """The person who started it knows where to go."""
    sys.stdout.write(f"\nReady. Open {settings.address} in a browser. Stop with Ctrl+C.\n")
    if "room" in app.blueprints:
        sys.stdout.write(f"Trainers: {settings.address}trainer\n")
    sys.stdout.flush()


async def close_agent(app: Sanic, loop: Any) -> None:
    """The store is closed and its log emptied."""
    sweeping = getattr(app.ctx, "sweeping", None)
    if sweeping:
        sweeping.cancel()
        await asyncio.gather(sweeping, return_exceptions=True)
    agent = getattr(app.ctx, "agent", None)
    if agent:
        keeper_of(agent.tracker_store).close()


def serve(settings: Settings) -> int:
    """Runs until it is stopped; returns the exit status."""
    logs.configure()
    try:
        make_app(settings).run(
            host=settings.host, port=settings.port, workers=1, access_log=False, motd=False
        )
    except (LaunchError, SettingsError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0
