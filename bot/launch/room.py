"""Joins the trainer's page to the application, where the operator has set a pass phrase for it."""

from __future__ import annotations

import os
from typing import Any, Iterable, Optional

from sanic import Sanic

from actions import desk
from bot.guard.judge import detector
from bot.launch.agent import LaunchError
from bot.launch.clock import Clock
from bot.room.cases import Cases
from bot.room.hall import Hall
from bot.room.limits import Limits
from bot.room.playing import Player
from bot.room.routes import make_routes
from bot.room.settings import RoomSettings, RoomSettingsError
from bot.scenarios.seat import House


def room_settings() -> Optional[RoomSettings]:
    """What the environment sets; a phrase that cannot be used keeps the assistant from starting."""
    try:
        return RoomSettings.read(os.environ)
    except RoomSettingsError as wrong:
        raise LaunchError(str(wrong)) from wrong


def add_room(app: Sanic, settings: RoomSettings, channels: Iterable[Any], clock: Optional[Clock]) -> None:
    """The application has the trainer's page. `clock` is given on a training server only."""
    core = desk.talk()
    try:
        limits = Limits.read()
    except (ValueError, TypeError) as wrong:
        raise LaunchError(str(wrong)) from wrong
    house = House(core.library, core.reader, detector())
    cases = Cases(core.library)
    cases.refresh()
    proxies = max((one.settings.proxies for one in channels if hasattr(one, "settings")), default=0)
    hall = Hall(settings, cases, Player(core.library, house), clock, proxies, limits)
    app.blueprint(make_routes(hall))
