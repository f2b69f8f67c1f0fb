"""The profile without tokens, for trying things out: on this machine, and nowhere else."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.launch.settings import ROOT
from bot.teams import channel
from bot.teams.door import refuse_elsewhere
from bot.teams.settings import TeamsSettingsError, load_settings
from tests.teams.served import served


@pytest.fixture(autouse=True)
def bound_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The servers of these tests are given a socket on this machine, and know no host."""
    monkeypatch.setattr(channel, "refuse_elsewhere", lambda host: refuse_elsewhere(host or "127.0.0.1"))


async def test_the_playground_needs_no_token_and_gets_none(tmp_path: Path) -> None:
    async with served(tmp_path, playground=True, tenant="") as teams:
        teams.cloud.accepted = {""}
        assert await teams.post(teams.cloud.activity("no coat"), authorization="") == 200
        await teams.teams.desk.idle()
        assert teams.cloud.texts == ["Understood."] and teams.cloud.tokens == []


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded", "x-real-ip", "x-forwarded-host"])
async def test_behind_a_proxy_it_lets_nobody_in(header: str, tmp_path: Path) -> None:
    async with served(tmp_path, playground=True, tenant="") as teams:
        status = await teams.post(teams.cloud.activity("no coat"), **{"authorization": "", header: "203.0.113.7"})
        assert status == 403 and teams.dialogue.heard == []


async def test_its_answers_stay_on_this_machine(tmp_path: Path) -> None:
    async with served(tmp_path, playground=True, tenant="") as teams:
        await teams.post(teams.cloud.activity("no coat", serviceUrl="https://evil.example/"), authorization="")
        await teams.teams.desk.idle()
        assert teams.cloud.tokens == [] and teams.cloud.taken == []


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", None, "example.org"])
def test_it_refuses_to_start_on_any_other_address(host: Any) -> None:
    with pytest.raises(TeamsSettingsError, match="this machine only"):
        refuse_elsewhere(host)
    refuse_elsewhere("127.0.0.1")


def test_its_settings_need_no_registration(tmp_path: Path) -> None:
    (tmp_path / "teams.yml").write_text("playground: true\n")
    assert load_settings(tmp_path / "teams.yml").playground


def test_the_whole_assistant_refuses_to_start_with_it_on_a_network() -> None:
    command = [sys.executable, "-m", "bot", "run", "--host", "0.0.0.0", "--port", "0",
               "--credentials", "credentials-playground.yml"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 1 and "this machine only" in done.stderr and "Traceback" not in done.stderr
