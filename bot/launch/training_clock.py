"""The address at which a trainer reads and sets the clock. It does not exist on a production server."""

from __future__ import annotations

import json
from typing import Optional

from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.launch.clock import Clock
from bot.room.entry import Phrase, Tries
from bot.scenarios.moments import moment

ROUTE = "/training/clock"
NEEDS_PHRASE = "This server's clock is set with the trainers' pass phrase: Authorization: Bearer PHRASE."
WRONG_TRIES = 20


def add_clock(app: Sanic, clock: Clock, phrase: Optional[str] = None) -> None:
    """GET says the moment, POST {"at": ...} sets it for every conversation of this server.

    Where there is a pass phrase it is needed for setting, and wrong ones are limited.
    """
    right, tries = Phrase(phrase) if phrase else None, Tries(WRONG_TRIES, WRONG_TRIES)

    def known(request: Request) -> bool:
        if right is None:
            return True
        if tries.wait("") or not right.fits(request.token or ""):
            tries.count("")
            return False
        return True

    async def handle(request: Request) -> HTTPResponse:
        if request.method == "POST" and not known(request):
            return response.json({"error": NEEDS_PHRASE}, status=401)
        if request.method == "POST":
            try:
                clock.at = moment(str(json.loads(request.body)["at"]))
            except (ValueError, KeyError, TypeError) as error:
                return response.json({"error": str(error)}, status=400)
        return response.json({"at": f"{clock.at:%Y-%m-%d %H:%M}" if clock.at else None})

    app.add_route(handle, ROUTE, methods=["GET", "POST"], name="training_clock")
