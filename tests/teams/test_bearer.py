"""The bot's own token: single-tenant or of the machine, fetched once, renewed in time, sent nowhere else."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.teams import bearer
from tests.teams.microsoft import APP, SECRET, TENANT
from tests.teams.served import served


async def test_a_single_tenant_bot_asks_its_own_tenant_once(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        await teams.say("one")
        await teams.say("two")
        [asked] = teams.cloud.tokens
        assert asked["path"] == f"/{TENANT}/oauth2/v2.0/token"
        assert (asked["client_id"], asked["client_secret"], asked["scope"]) == (
            APP, SECRET, "https://api.botframework.com/.default")


@pytest.mark.parametrize("service", ["App Service", "virtual machine"])
async def test_with_a_managed_identity_there_is_no_secret(
    service: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with served(tmp_path, login="managed_identity") as teams:
        address = f"{teams.cloud.base}/identity"
        if service == "App Service":
            monkeypatch.setenv("IDENTITY_ENDPOINT", address)
            monkeypatch.setenv("IDENTITY_HEADER", "from-azure")
        else:
            monkeypatch.delenv("IDENTITY_ENDPOINT", raising=False)
            monkeypatch.setattr(bearer, "MACHINE_IDENTITY", address)
        await teams.say("one")
        [asked] = teams.cloud.tokens
        assert teams.cloud.texts == ["Understood."]
        assert asked["client_id"] == APP and asked["resource"] == "https://api.botframework.com"
        assert "client_secret" not in asked
        assert asked["headers"].get("X-IDENTITY-HEADER", asked["headers"].get("Metadata")) in ("from-azure", "true")


async def test_a_token_that_is_refused_is_replaced_at_once(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        await teams.say("one")
        teams.cloud.accepted = {"given-2"}
        await teams.say("two")
        assert teams.cloud.texts == ["Understood."] * 2 and len(teams.cloud.tokens) == 2


async def test_a_token_is_renewed_five_minutes_before_it_runs_out(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        await teams.say("one")
        held = teams.teams.desk._outbox._connector._bearer
        assert held._until - held._clock() < 3600 - 299
        held._until = 0
        await teams.say("two")
        assert len(teams.cloud.tokens) == 2


async def test_answers_wait_while_the_token_service_is_down(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        teams.cloud.token_down = True
        await teams.post(teams.cloud.activity("one"))
        while len(teams.cloud.tokens) < 3:
            await asyncio.sleep(0.01)
        teams.cloud.token_down = False
        await teams.teams.desk.idle()
        assert teams.cloud.texts == ["Understood."]


async def test_our_token_goes_to_no_address_that_is_not_listed(tmp_path: Path) -> None:
    """Also if such an address has got into what is written down."""
    async with served(tmp_path) as teams:
        connector: Any = teams.teams.desk._outbox._connector
        to = {"address": "https://evil.example/", "conversation": "a", "reply_to": None}
        done = await connector.send({"to": to, "activity": {"type": "message"}})
        assert done.what == "lost" and teams.cloud.tokens == []
