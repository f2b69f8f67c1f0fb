"""The page in the assistant itself: off by default, joined where there is a phrase, and refused where it is none."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any, Iterator, List, Tuple
from urllib.parse import urlencode

import pytest

from bot.__main__ import main
from bot.scenarios.http_seat import NoServer, has_clock, set_clock
from bot.scenarios.moments import moment
from tests.launch.running import Running
from tests.room.served import PHRASE

NAME = "BOT_TRAINER_PHRASE"


class Training(Running):
    """A training server of this machine."""

    def _command(self) -> List[str]:
        return [*super()._command(), "--training"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The assistant with a pass phrase."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(NAME, PHRASE)
        running = Training(tmp_path_factory.mktemp("real")).start()
    yield running
    running.kill()


class Browser:
    """Keeps its cookies."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._opens = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def ask(self, path: str, **fields: str) -> Tuple[int, str, Any]:
        """Status, page and headers; with fields a form is sent."""
        try:
            got = self._opens.open(self._address + path, urlencode(fields).encode() if fields else None, timeout=120)
        except urllib.error.HTTPError as refused:
            got = refused
        return got.status, got.read().decode(), got.headers


def test_a_trainer_signs_in_and_the_assistant_plays(server: Running) -> None:
    trainer = Browser(server.address)
    assert trainer.ask("/trainer")[1].count("Pass phrase") == 1
    assert "Choose a case" in trainer.ask("/trainer/sign-in", phrase=PHRASE)[1]
    status, page, headers = trainer.ask("/trainer/cases/luton/bruise-at-ten-weeks?step=99")

    assert status == 200 and "Beside each other" in page and "0300 300 8123" in page
    assert "form-action 'self'" in headers["Content-Security-Policy"] and "Access-Control-Allow-Origin" not in headers


def test_the_assistant_keeps_nothing_of_a_room(server: Running) -> None:
    trainer = Browser(server.address)
    page = trainer.ask("/trainer/sign-in", phrase=PHRASE)[1]
    token = page.split('name="token" value="')[1].split('"')[0]
    room = trainer.ask("/trainer/rooms", token=token, script="luton/bruise-at-ten-weeks")[1]
    code = room.split('class="code">')[1][:6]
    Browser(server.address).ask(f"/r/{code}/join", profession="health")

    kept = b"".join(server.files().values())
    assert code.encode() not in kept and PHRASE.encode() not in kept and b"health visitor here" not in kept


def test_the_clock_needs_the_phrase(server: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAME, raising=False)
    assert has_clock(server.address)
    with pytest.raises(NoServer, match="does not let its clock be set"):
        set_clock(server.address, moment("boxing_day"))
    monkeypatch.setenv(NAME, PHRASE)
    set_clock(server.address, moment("boxing_day"))

    assert json.loads(Browser(server.address).ask("/training/clock")[1])["at"] == "2025-12-26 11:00"


def test_without_a_phrase_there_is_no_such_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from sanic import Sanic

    from bot.launch.serve import make_app
    from bot.launch.settings import Settings

    monkeypatch.delenv(NAME, raising=False)
    monkeypatch.setenv("BOT_STATE_FOLDER", str(tmp_path))
    app = make_app(Settings())
    addresses = " ".join(route.path for route in app.router.routes)
    Sanic._app_registry.clear()

    assert "trainer" not in addresses and "training" not in addresses and "health" in addresses


@pytest.mark.parametrize("arguments, phrase, said", [
    (["--training", "--host", "0.0.0.0"], "", "set BOT_TRAINER_PHRASE"),
    (["--training", "--host", "0.0.0.0"], "   ", "set BOT_TRAINER_PHRASE"),
    (["--at", "boxing_day"], PHRASE, "--training")])
def test_a_production_server_refuses_the_clock(arguments: List[str], phrase: str, said: str,
                                               monkeypatch: pytest.MonkeyPatch,
                                               capsys: pytest.CaptureFixture) -> None:
    monkeypatch.setenv(NAME, phrase)

    assert main(["run", *arguments]) == 2 and said in capsys.readouterr().err


def test_a_phrase_that_is_too_short_keeps_it_from_starting(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.launch.agent import LaunchError
    from bot.launch.room import room_settings

    monkeypatch.setenv(NAME, "short")
    with pytest.raises(LaunchError, match="shorter than 12"):
        room_settings()
