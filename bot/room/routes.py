"""The addresses of the trainer's page and of the rooms."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.pages import load_pages, send
from bot.room.asked import Handler, Refused, in_words
from bot.room.choosing import Choosing
from bot.room.hall import Hall
from bot.room.leading import Leading
from bot.room.people import People
from bot.room.visiting import Visiting

FILES = Path(__file__).with_name("files")
SWEEP_SECONDS = 60


def make_routes(hall: Hall) -> Blueprint:
    """All routes of the room; rooms whose time is up are forgotten while the process runs."""
    routes = Blueprint("room")
    _trainer(routes, hall)
    _people(routes, People(hall))
    _files(routes)

    @routes.listener("after_server_start")
    async def begin(app: Any, loop: Any) -> None:
        app.ctx.room_sweeping = loop.create_task(_sweep_for_ever(hall))

    @routes.listener("before_server_stop")
    async def stop(app: Any, loop: Any) -> None:
        app.ctx.room_sweeping.cancel()

    return routes


def _trainer(routes: Blueprint, hall: Hall) -> None:
    door = Visiting(hall)
    choose = Choosing(hall, door)
    lead = Leading(hall, door, choose)
    room = "/trainer/rooms/<code:str>"
    for method, address, handler in (
            ("GET", "/trainer", choose.cases), ("POST", "/trainer/sign-in", door.sign_in),
            ("POST", "/trainer/sign-out", door.sign_out), ("POST", "/trainer/clock", choose.clock),
            ("GET", "/trainer/cases/<script:path>", choose.case), ("POST", "/trainer/rooms", lead.open),
            ("GET", room, lead.room), ("GET", f"{room}/state", lead.state), ("GET", f"{room}/votes.csv", lead.sheet),
            ("GET", f"{room}/end", lead.ask_end), ("POST", f"{room}/end", lead.end),
            ("POST", f"{room}/<action:str>", lead.act)):
        _add(routes, method, address, handler)


def _people(routes: Blueprint, desk: People) -> None:
    room = "/r/<code:str>"
    for method, address, handler in (
            ("GET", "/r", desk.ask_code), ("POST", "/r", desk.take_code), ("GET", room, desk.room),
            ("POST", f"{room}/join", desk.join), ("POST", f"{room}/vote", desk.vote),
            ("GET", f"{room}/state", desk.state)):
        _add(routes, method, address, handler)


def _add(routes: Blueprint, method: str, address: str, handler: Handler) -> None:
    name = f"{method.lower()}_{handler.__self__.__class__.__name__.lower()}_{handler.__name__}"
    routes.add_route(in_words(handler), address, methods=[method], name=name)


def _files(routes: Blueprint) -> None:
    files = load_pages(FILES)

    async def file(request: Request, name: str) -> HTTPResponse:
        if name not in files:
            raise Refused("no_page")
        return send(name, files[name], request, "")

    routes.add_route(in_words(file), "/room/<name:str>", methods=["GET"], name="room_file")


async def _sweep_for_ever(hall: Hall) -> None:
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        hall.sweep()
