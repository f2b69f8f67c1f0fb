"""Only what Microsoft has signed for this bot, about this address, is let in."""

import time
from pathlib import Path
from typing import Any, Callable, Dict

import jwt
import pytest
from cryptography.hazmat.primitives import serialization

from tests.teams.microsoft import Microsoft, private_key
from tests.teams.served import Client, served

Case = Callable[[Microsoft], str]


def public_pem() -> bytes:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return private_key("k1").public_key().public_bytes(serialization.Encoding.PEM, form)


def with_shared_secret(cloud: Microsoft) -> str:
    """Signed with the public key as if it were a password: libraries have fallen for it."""
    import base64
    import hashlib
    import hmac
    import json

    def part(content: Dict[str, Any]) -> bytes:
        return base64.urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=")

    claims = jwt.decode(cloud.token(), options={"verify_signature": False})
    body = part({"alg": "HS256", "kid": "k1", "typ": "JWT"}) + b"." + part(claims)
    seal = hmac.new(public_pem(), body, hashlib.sha256).digest()
    return (body + b"." + base64.urlsafe_b64encode(seal).rstrip(b"=")).decode()


NOW = int(time.time())
REFUSED: Dict[str, Case] = {
    "another issuer": lambda c: c.token(iss="https://sts.windows.net/somebody/"),
    "no issuer": lambda c: c.token(iss=None),
    "another audience": lambda c: c.token(aud="00000000-0000-0000-0000-000000000000"),
    "no audience": lambda c: c.token(aud=None),
    "expired": lambda c: c.token(exp=int(time.time()) - 301),
    "no expiry": lambda c: c.token(exp=None),
    "not yet valid": lambda c: c.token(nbf=int(time.time()) + 330),
    "unknown key": lambda c: c.token(kid="k9"),
    "no key id": lambda c: c.token(kid=None),
    "another key under a known id": lambda c: c.token(key=private_key("forger")),
    "the public key as a password": with_shared_secret,
    "no signature": lambda c: jwt.encode(jwt.decode(c.token(), options={"verify_signature": False}), None, "none"),
    "changed afterwards": lambda c: c.token()[:-6] + "AAAAAA",
    "garbage": lambda c: "not-a-token",
    "garbage with dots": lambda c: "a.b.c",
    "empty": lambda c: "",
    "very long": lambda c: "a" * 7000,
}


async def nothing_came_of_it(teams: Client, status: int, expected: int) -> None:
    await teams.teams.desk.idle()
    assert (status, teams.dialogue.heard, teams.cloud.taken) == (expected, [], [])


@pytest.mark.parametrize("name", REFUSED)
async def test_a_forged_token_is_refused(name: str, tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        status = await teams.post(teams.cloud.activity("he has a knife"), REFUSED[name](teams.cloud))
        await nothing_came_of_it(teams, status, 401)


@pytest.mark.parametrize("header", ["", "Basic dXNlcjpwYXNz", "Bearer"])
async def test_without_a_bearer_token_nobody_is_let_in(header: str, tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        status = await teams.post(teams.cloud.activity("hello"), authorization=header)
        await nothing_came_of_it(teams, status, 401)


@pytest.mark.parametrize("seconds", [-290, 290])
async def test_clocks_may_differ_by_five_minutes(seconds: int, tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        now = int(time.time()) + seconds
        token = teams.cloud.token(nbf=now, iat=now, exp=now + (1 if seconds < 0 else 3600))
        assert await teams.post(teams.cloud.activity("hello"), token) == 200


@pytest.mark.parametrize("address", ["https://evil.example/", "http://127.0.0.1:9/uk/", None, 7])
async def test_an_address_that_the_token_does_not_name_is_refused(address: Any, tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        status = await teams.post(teams.cloud.activity("hello", serviceUrl=address))
        await nothing_came_of_it(teams, status, 403)


@pytest.mark.parametrize("address", [
    "https://evil.example/", "https://smba.trafficmanager.net.evil.example/", "https://smba.trafficmanager.net@evil.example/",
    "http://smba.trafficmanager.net/", "https://smba.trafficmanager.net:8443/", "ftp://127.0.0.1/", "https://[bad/",
])
async def test_an_address_that_is_not_listed_is_refused_though_signed(address: str, tmp_path: Path) -> None:
    async with served(tmp_path, service_hosts=("smba.trafficmanager.net",)) as teams:
        token = teams.cloud.token(serviceurl=address)
        status = await teams.post(teams.cloud.activity("hello", serviceUrl=address), token)
        await nothing_came_of_it(teams, status, 403)


@pytest.mark.parametrize("channel", ["webchat", "emulator", "", None])
async def test_another_channel_is_refused(channel: Any, tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        status = await teams.post(teams.cloud.activity("hello", channelId=channel))
        await nothing_came_of_it(teams, status, 403)


async def test_a_key_that_is_not_endorsed_for_teams_is_refused(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        teams.cloud.published = {"k1": ["skype"]}
        await nothing_came_of_it(teams, await teams.post(teams.cloud.activity("hello")), 403)


async def test_another_organisation_is_refused(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        foreign = {"id": "a:chat", "conversationType": "personal", "tenantId": "somebody-else"}
        await nothing_came_of_it(teams, await teams.post(teams.cloud.activity("hello", conversation=foreign)), 403)


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b"\xff\xfe", b"[" * 100_000, b'{"type": "message"}'])
async def test_what_cannot_be_read_is_refused_without_an_error(body: bytes, tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        assert await teams.post(body) in (400, 403)
        assert await teams.post(b"x" * 1_000_001) == 413
        assert teams.dialogue.heard == []


async def test_it_starts_without_a_network_and_fetches_keys_when_they_are_needed(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        assert teams.cloud.asked == []
        teams.cloud.openid_down = True
        assert await teams.post(teams.cloud.activity("hello")) == 503
        teams.cloud.openid_down = False
        assert await teams.post(teams.cloud.activity("hello")) == 200
        assert await teams.post(teams.cloud.activity("hello")) == 200
        assert teams.cloud.asked.count("openid") == 2


async def test_rotated_keys_are_fetched_at_the_first_unknown_id(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        assert await teams.post(teams.cloud.activity("hello")) == 200
        teams.cloud.published = {"k2": ["msteams"]}
        keys = teams.teams.desk._door._tokens._keys
        keys._tried -= 60
        assert await teams.post(teams.cloud.activity("hello"), teams.cloud.token(kid="k2")) == 200
        assert await teams.post(teams.cloud.activity("hello"), teams.cloud.token(kid="k1")) == 401


async def test_made_up_key_ids_do_not_make_us_fetch_keys_again_and_again(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        for number in range(5):
            assert await teams.post(teams.cloud.activity("x"), teams.cloud.token(kid="k1", key=private_key("k1"))) == 200
            assert await teams.post(teams.cloud.activity("x"), teams.cloud.token(kid="k8")) == 401
        assert teams.cloud.asked.count("openid") <= 2


async def test_old_keys_serve_on_while_new_ones_cannot_be_had(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        assert await teams.post(teams.cloud.activity("hello")) == 200
        teams.teams.desk._door._tokens._keys._fetched -= 25 * 3600
        teams.teams.desk._door._tokens._keys._tried -= 25 * 3600
        teams.cloud.openid_down = True
        assert await teams.post(teams.cloud.activity("hello")) == 200
