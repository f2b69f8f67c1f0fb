"""Too much at once is refused politely, and never before the guard has looked for danger."""

import asyncio
import json
from pathlib import Path
from typing import Any, List

import pytest

from bot.channels.pace import MINUTE, Pace, address_of
from tests.channels.served import served
from tests.guard.stand_ins import WORDS

LIMIT = WORDS.limits.work_characters
HUB = "01632 960000"


def texts(body: Any) -> List[str]:
    return [message["text"] for message in body["messages"]]


def orders(body: Any) -> int:
    return sum("call 999" in text.lower() for text in texts(body))


# ---- length -----------------------------------------------------------------


async def test_ten_thousand_characters_are_worked_on(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        assert LIMIT == 10_000
        status, body = await web.post({"text": "x" * LIMIT})
        assert status == 200 and texts(body) == ["Understood."]


@pytest.mark.parametrize("headers", [{}, {"accept": "application/x-ndjson"}])
async def test_a_longer_message_is_refused_with_a_way_on(tmp_path: Path, headers: Any) -> None:
    async with served(tmp_path) as web:
        status, body = await web.post({"text": "x" * (LIMIT + 1)}, **headers)
        assert (status, body["error"]) == (413, "too_long") and body["conversation"]
        [only] = texts(body)
        assert "shorter parts" in only and "call 999" in only and HUB in only
        assert web.dialogue.heard == []


async def test_danger_in_a_long_message_is_said_first_and_once(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        status, body = await web.post({"text": "x" * 199_000 + " knife"})
        assert (status, body["error"]) == (413, "too_long") and orders(body) == 1
        assert texts(body)[:2] == [WORDS.call_999, WORDS.quiet] and HUB in texts(body)[2]


async def test_what_is_too_long_to_read_counts_as_danger(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        for raw in (json.dumps({"text": "x" * 200_001}).encode(), b"x" * 2_100_000):
            status, body = await web.post(None, raw=raw)
            assert status == 413 and texts(body)[0] == WORDS.call_999 and "too long" in texts(body)[2]


async def test_what_is_too_large_to_receive_still_gets_999_and_a_number(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        port = int(web.base.rsplit(":", 1)[1])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"POST /webhooks/web/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 4100000\r\n\r\n{")
        head, _, content = (await asyncio.wait_for(reader.read(10_000), 5)).partition(b"\r\n\r\n")
        writer.close()
        body = json.loads(content)
        assert b" 413 " in head and body["error"] == "too_large"
        assert orders(body) == 1 and HUB in texts(body)[0]


# ---- pace --------------------------------------------------------------------


async def test_a_conversation_that_goes_too_fast_is_told_to_wait(tmp_path: Path) -> None:
    async with served(tmp_path, conversation_per_minute=5) as web:
        _, body = await web.post({})
        said = [await web.post({"conversation": body["conversation"], "text": "no coat"}) for _ in range(5)]
        assert [status for status, _ in said] == [200] * 4 + [429]
        refused = said[-1][1]
        assert refused["error"] == "too_many" and 1 <= refused["retry_after"] <= 12
        assert web.headers["retry-after"] == str(refused["retry_after"])
        assert "call 999" in texts(refused)[0] and HUB in texts(refused)[0] and "seconds" in texts(refused)[0]
        assert (await web.post({"text": "no coat"}))[0] == 200, "another conversation is not held up"


async def test_an_address_that_goes_too_fast_is_told_to_wait(tmp_path: Path) -> None:
    async with served(tmp_path, address_per_minute=5) as web:
        said = [(await web.post({"text": "no coat"}))[0] for _ in range(6)]
        assert said == [200] * 5 + [429]
        assert (await web.get("/webhooks/web/numbers"))[0] == 200


@pytest.mark.parametrize("text, first", [("he has a knife", WORDS.call_999), ("an argument", WORDS.ask_danger)])
async def test_danger_is_answered_whatever_the_pace(tmp_path: Path, text: str, first: str) -> None:
    async with served(tmp_path, address_per_minute=5) as web:
        for _ in range(6):
            _, body = await web.post({"text": "no coat"})
        status, body = await web.post({"text": text})
        assert status == 200 and texts(body)[0] == first and texts(body)[-1] == "Understood."
        file = tmp_path / "guard-audit.jsonl"
        assert len(file.read_text().splitlines()) == 1


async def test_the_answer_to_the_danger_question_is_read_with_it_whatever_the_pace(tmp_path: Path) -> None:
    async with served(tmp_path, address_per_minute=5) as web:
        _, body = await web.post({"text": "an argument"})
        yes = body["messages"][0]["choices"][0]["payload"]
        for _ in range(6):
            await web.post({"text": "no coat"})
        status, said = await web.post({"conversation": body["conversation"], "payload": yes})
        assert status == 200 and texts(said)[0] == WORDS.call_999


async def test_nothing_of_a_message_that_was_put_off_is_kept(tmp_path: Path) -> None:
    async with served(tmp_path, conversation_per_minute=5) as web:
        _, body = await web.post({})
        sent = {"conversation": body["conversation"], "text": "a zebra", "id": "1"}
        for number in range(5):
            status, _ = await web.post({**sent, "text": "no coat" if number < 4 else "a zebra", "id": str(number)})
        assert status == 429
        _, shown = await web.again(body["conversation"])
        assert "zebra" not in json.dumps(shown)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_minute_brings_back_what_it_allows() -> None:
    clock = Clock()
    pace = Pace(20, clock)
    for _ in range(20):
        assert pace.wait("a") == 0
        pace.count("a")
    assert pace.wait("a") == 3 and pace.wait("b") == 0
    clock.now += 3
    assert pace.wait("a") == 0
    clock.now += MINUTE
    for _ in range(20):
        pace.count("a")
    assert pace.wait("a") == 3


def test_who_has_not_sent_for_a_minute_is_not_remembered() -> None:
    clock = Clock()
    pace = Pace(20, clock)
    for number in range(1000):
        clock.now += 1
        pace.count(str(number))
    assert len(pace._left) <= 2 * MINUTE


class Asked:
    """A request that came through proxies."""

    def __init__(self, passed: str) -> None:
        self.headers, self.ip = {"x-forwarded-for": passed}, "10.0.0.1"


@pytest.mark.parametrize("passed, proxies, address", [
    ("1.1.1.1, 2.2.2.2", 0, "10.0.0.1"), ("1.1.1.1, 2.2.2.2", 1, "2.2.2.2"), ("1.1.1.1, 2.2.2.2", 2, "1.1.1.1"),
    ("", 1, ""), ("2.2.2.2", 2, "10.0.0.1"),
])
def test_an_address_is_what_our_own_proxy_has_seen(passed: str, proxies: int, address: str) -> None:
    assert address_of(Asked(passed), proxies) == (address or "10.0.0.1")  # type: ignore[arg-type]
