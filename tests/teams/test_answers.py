"""Answers on their way out: faults of the connector, of the disk and of ours lose nothing, and 999 overtakes."""

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from tests.guard.stand_ins import WORDS
from tests.teams.microsoft import Fault
from tests.teams.served import served

YES = {"label": "Yes", "payload": {"do": "confirm", "answer": "yes"}}
QUESTION = {"kind": "question", "id": "worry", "text": "Right?", "asked": "Right?", "choices": [YES], "multiple": False}

@pytest.mark.parametrize("status", [412, 429, 500, 502, 503, 504])
async def test_a_fault_of_the_connector_loses_nothing_and_keeps_the_order(status: int, tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        teams.cloud.faults = [Fault(status)] * 3
        teams.dialogue.says = [{"text": "one"}, {"text": "two"}, {"text": "three"}]
        await teams.say("no coat")
        assert teams.cloud.texts == ["one", "two", "three"] and teams.cloud.tries >= 6


async def test_it_waits_as_long_as_the_connector_asks(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        teams.cloud.faults = [Fault(429, {"retry-after": "1"})]
        started = time.monotonic()
        await teams.say("no coat")
        assert teams.cloud.taken[0]["at"] - started >= 1


async def test_a_connector_that_does_not_answer_is_asked_again(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        teams.teams.web._seconds = 0.5
        teams.cloud.faults = [Fault(504, hang=3)]
        await teams.say("no coat")
        assert teams.cloud.texts == ["Understood."]


async def test_999_overtakes_what_waits_for_the_connector(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        teams.cloud.faults = [Fault(429, {"retry-after": "20"})]
        await teams.post(teams.cloud.activity("no coat"))
        while not teams.cloud.tries:
            await asyncio.sleep(0.01)
        await teams.post(teams.cloud.activity("he has a knife"))
        for _ in range(400):
            await asyncio.sleep(0.01)
            if len(teams.cloud.taken) == 2:
                break
        assert teams.cloud.texts == [WORDS.call_999, WORDS.quiet]


async def test_a_card_that_is_refused_is_said_in_words(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        teams.cloud.refuse_cards = True
        teams.dialogue.says = [{"text": "Right?\n[Yes]", "payload": QUESTION}]
        await teams.say("he has a knife")
        assert [one["text"] for one in teams.cloud.taken] == [WORDS.call_999, WORDS.quiet, "Right?\n[Yes]"]


@pytest.mark.parametrize("status", [403, 404])
async def test_a_chat_that_is_closed_to_us_gets_nothing_more(status: int, tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        teams.cloud.faults = [Fault(status)]
        teams.dialogue.says = [{"text": "one"}, {"text": "two"}]
        await teams.say("no coat")
        assert teams.cloud.taken == [] and teams.cloud.tries == 1
        await teams.say("no shoes")
        assert teams.cloud.texts == ["one", "two"]


async def test_messages_out_of_order_are_each_answered(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        later, earlier = teams.cloud.activity("second"), teams.cloud.activity("first", timestamp="2020-01-01T00:00:00Z")
        await asyncio.gather(teams.post(later), teams.post(earlier))
        await teams.teams.desk.idle()
        assert sorted(message.text for message in teams.dialogue.heard) == ["first", "second"]


async def test_an_error_of_ours_is_answered_with_999_and_numbers(tmp_path: Path, monkeypatch: Any) -> None:
    async with served(tmp_path) as teams:
        monkeypatch.setattr(teams.teams.guard.memory, "of", lambda conversation: 1 / 0)
        await teams.say("he has a knife")
        assert "call 999" in teams.cloud.texts[0] and "01632 960000" in teams.cloud.texts[0]


async def test_a_disk_that_fails_does_not_keep_999_back(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        teams.teams.ledger._base.close()
        await teams.say("he has a knife")
        assert teams.cloud.texts[:2] == [WORDS.call_999, WORDS.quiet]


async def test_nothing_typed_stands_in_the_log_or_stays_on_the_disk(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="bot")

    async def fail(message: Any) -> None:
        raise ValueError(message.text)

    async with served(tmp_path) as teams:
        teams.dialogue.before = fail
        await teams.say("marker-phrase-zebra")
        await teams.post(b"marker-phrase-zebra")
        await teams.post(teams.cloud.activity("marker-phrase-zebra"), "forged")
        files = [f.name for f in tmp_path.rglob("*") if f.is_file() and b"zebra" in f.read_bytes()]
    assert "zebra" not in caplog.text and files == []
