"""The address at which a trainer reads and sets the clock. It does not exist on a production server."""

from __future__ import annotations

import json

from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.launch.clock import Clock
from bot.scenarios.moments import moment

ROUTE = "/training/clock"


def add_clock(app: Sanic, clock: Clock) -> None:
    """GET says the moment, POST {"at": ...} sets it for every conversation of this server."""

    async def handle(request: Request) -> HTTPResponse:
        if request.method == "POST":
            try:
                clock.at = moment(str(json.loads(request.body)["at"]))
            except (ValueError, KeyError, TypeError) as error:
                return response.json({"error": str(error)}, status=400)
        return response.json({"at": f"{clock.at:%Y-%m-%d %H:%M}" if clock.at else None})

    app.add_route(handle, ROUTE, methods=["GET", "POST"], name="training_clock")
