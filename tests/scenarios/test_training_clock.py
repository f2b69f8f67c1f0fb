"""The clock of a training server can be set; a production server has none, and refuses one."""

from __future__ import annotations

import datetime as dt
import socket
from pathlib import Path
from unittest.mock import patch

import aiohttp
import pytest
from sanic import Sanic

from bot.launch.clock import Clock, refusal
from bot.launch.training_clock import ROUTE, add_clock
from bot.__main__ import main
from tests.channels.served import rewrite_once, served, start

NOW = dt.datetime(2026, 3, 17, 10, 40)


def test_without_a_set_moment_it_is_the_real_time() -> None:
    assert Clock(lambda: NOW)() == NOW


@pytest.mark.parametrize("training, host, at, refused", [
    (True, "127.0.0.1", None, False), (True, "localhost", "boxing_day", False), (False, "0.0.0.0", None, False),
    (True, "0.0.0.0", None, True), (True, "192.0.2.1", "boxing_day", True), (False, "127.0.0.1", "boxing_day", True)])
def test_only_a_training_server_on_this_machine_has_one(training: bool, host: str, at: str, refused: bool) -> None:
    assert bool(refusal(training, host, at)) is refused


@pytest.mark.parametrize("arguments", [
    ["--at", "boxing_day"], ["--training", "--host", "0.0.0.0"], ["--training", "--at", "someday"]])
def test_the_server_does_not_start_so(arguments: list, capsys: pytest.CaptureFixture) -> None:
    assert main(["run", *arguments]) == 2
    assert capsys.readouterr().err.strip()


async def test_the_clock_is_read_and_set_over_http() -> None:
    clock, free = Clock(lambda: NOW), socket.socket()
    free.bind(("127.0.0.1", 0))
    app = Sanic("clock", configure_logging=False)
    add_clock(app, clock)
    with patch("sanic.app.TouchUp.run", rewrite_once):
        server = await start(app, free)
    url = f"http://127.0.0.1:{free.getsockname()[1]}{ROUTE}"
    try:
        async with aiohttp.ClientSession() as session:
            async with session.post(url, json={"at": "friday_afternoon"}) as got:
                assert (await got.json())["at"] == "2026-03-20 16:30" and clock().hour == 16
            async with session.post(url, json={"at": "someday"}) as got:
                assert got.status == 400 and "is no moment" in (await got.json())["error"]
    finally:
        await server.close()
        Sanic._app_registry.clear()


async def test_a_production_server_has_no_such_address(tmp_path: Path) -> None:
    async with served(tmp_path) as client:
        assert (await client.get(ROUTE))[0] == 404
