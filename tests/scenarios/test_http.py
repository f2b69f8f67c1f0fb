"""The seat in front of a real server: the public web channel, and sentences when nothing answers."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.scenarios.http_seat import HttpSeat, NoServer, has_clock
from bot.scenarios.seat import NoButton
from tests.channels.served import served

ASKED = {"kind": "question", "id": "danger", "text": "Is anyone in danger?", "asked": "Is anyone in danger?",
         "multiple": False, "choices": [{"label": "No", "payload": {"do": "danger", "answer": "no"}}]}
#: Nothing listens here: port 9 is set aside for discarding.
NOWHERE = "http://127.0.0.1:9"


async def apart(function: Any, *arguments: Any) -> Any:
    """Runs something that waits, beside the server of this test."""
    return await asyncio.get_running_loop().run_in_executor(None, function, *arguments)


async def test_a_conversation_over_http_is_one_conversation_and_is_deleted(tmp_path: Path) -> None:
    async with served(tmp_path) as client:
        client.dialogue.says = [{"text": "Is anyone in danger?", "payload": ASKED}]
        seat = HttpSeat(client.base)
        assert (await apart(seat.open))[0]["id"] == "danger"
        await apart(seat.press, "No")
        await apart(seat.say, "he is hungry")
        await apart(seat.close)

        heard = client.dialogue.heard
        assert heard[1].metadata["payload"] == {"do": "danger", "answer": "no"} and heard[2].text == "he is hungry"
        assert len({one.sender_id for one in heard}) == 1 and client.agent.tracker_store.deleted == [heard[0].sender_id]


async def test_a_button_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    async with served(tmp_path) as client:
        client.dialogue.says = [{"text": "Is anyone in danger?", "payload": ASKED}]
        seat = HttpSeat(client.base)
        await apart(seat.open)
        with pytest.raises(NoButton, match='no button "Maybe" here; there is "No"'):
            seat.press("Maybe")


async def test_a_production_server_has_no_clock_to_set(tmp_path: Path) -> None:
    async with served(tmp_path) as client:
        assert not await apart(has_clock, client.base)


def test_where_nothing_answers_a_sentence_says_so() -> None:
    with pytest.raises(NoServer, match="does not answer"):
        HttpSeat(NOWHERE).open()
    assert not has_clock(NOWHERE)


async def test_something_else_than_the_assistant_is_recognised(tmp_path: Path) -> None:
    async with served(tmp_path) as client:
        with pytest.raises(NoServer, match="status 404"):
            await apart(HttpSeat(f"{client.base}/elsewhere").open)


async def test_a_server_with_too_many_messages_is_waited_for_and_no_message_is_lost(tmp_path: Path) -> None:
    async with served(tmp_path, conversation_per_minute=60) as client:
        seat = HttpSeat(client.base)
        await apart(seat.open)
        for number in range(62):
            await apart(seat.say, f"number {number}")

        assert [one.text for one in client.dialogue.heard[-62:]] == [f"number {number}" for number in range(62)]
