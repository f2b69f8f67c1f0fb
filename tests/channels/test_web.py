"""The web channel: one message in, all its answers out, and never an error without a way on."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from tests.channels.served import id_of, served
from tests.guard.stand_ins import WORDS

STREAM = "application/x-ndjson"


async def test_danger_comes_first_and_once(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        web.dialogue.says = [{"text": WORDS.call_999}, {"text": "Ring the hub."}]
        status, body = await web.post({"text": "he has a knife"})
        assert status == 200
        assert [m["text"] for m in body["messages"]] == [WORDS.call_999, WORDS.quiet, "Ring the hub."]


async def test_text_and_structure_are_one_message_and_buttons_are_signed(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        choice = {"label": "Yes", "payload": {"do": "confirm", "answer": "yes"}}
        payload = {"kind": "question", "text": "Right?", "asked": "Right?", "choices": [choice]}
        web.dialogue.says = [{"text": "Right?\n[Yes]", "payload": payload, "elements": None, "timestamp": 1}]
        _, body = await web.post({"text": "no coat"})
        [message] = body["messages"]
        assert message["text"] == "Right?" and set(message) == {"text", "kind", "asked", "choices"}
        token = message["choices"][0]["payload"]
        await web.post({"conversation": body["conversation"], "payload": token})
        heard = web.dialogue.heard[-1]
        assert heard.text == "Yes" and heard.sender_id == id_of(body["conversation"])
        assert heard.metadata["payload"] == choice["payload"]
        status, refused = await web.post({"payload": token})
        assert status == 400 and refused["error"] == "old_button"


async def test_the_danger_button_says_999(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        _, body = await web.post({"text": "an argument"})
        choices = {c["label"]: c["payload"] for c in body["messages"][0]["choices"]}
        for label, first in (("Yes", WORDS.call_999), ("Not sure", WORDS.call_999), ("No", "Understood.")):
            _, said = await web.post({"conversation": body["conversation"], "payload": choices[label]})
            assert said["messages"][0]["text"] == first


@pytest.mark.parametrize("text", ["/greet he has a knife", "/inform{\"x\": \"he has a knife\"}", "/restart"])
async def test_text_never_becomes_a_command(tmp_path: Path, text: str) -> None:
    async with served(tmp_path) as web:
        await web.post({"text": text})
        assert not web.dialogue.heard[0].text.startswith("/")


@pytest.mark.parametrize("raw, error", [(b"{", "not_json"), (b'{"text": 1}', "not_text"),
                                        (b'{"payload": "/restart"}', "old_button")])
async def test_an_error_is_a_sentence_with_a_number_to_ring(tmp_path: Path, raw: bytes, error: str) -> None:
    async with served(tmp_path) as web:
        status, body = await web.post(None, raw=raw)
        assert (status, body["error"]) == (400, error)
        assert "call 999" in body["messages"][0]["text"] and "01632 960000" in body["messages"][0]["text"]


async def test_nothing_is_lost_when_the_guard_itself_fails(tmp_path: Path, monkeypatch: Any) -> None:
    async with served(tmp_path) as web:
        monkeypatch.setattr(web.web.guard.memory, "of", lambda conversation: 1 / 0)
        status, body = await web.post({"text": "he has a knife"})
        assert status == 200 and "call 999" in body["messages"][0]["text"]


async def test_999_does_not_wait_for_the_rest(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        release = asyncio.Event()

        async def wait(message: Any) -> None:
            await release.wait()

        web.dialogue.before = wait
        url = f"{web.base}/webhooks/web/messages"
        async with web.session.post(url, json={"text": "a knife"}, headers={"accept": STREAM}) as got:
            lines = [json.loads(await got.content.readline()) for _ in range(3)]
            assert lines[1]["text"] == WORDS.call_999 and set(lines[0]) == {"conversation"}
            release.set()
            assert json.loads(await got.content.readline())["text"] == "Understood."


async def test_a_client_that_goes_away_does_not_break_the_turn(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        ended = asyncio.Event()

        async def slow(message: Any) -> None:
            await asyncio.sleep(0.3)
            ended.set()

        web.dialogue.before = slow
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(web.post({"text": "no coat"}), 0.1)
        await asyncio.wait_for(ended.wait(), 2)


async def test_deletion_reaches_the_store_and_what_is_remembered(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        _, body = await web.post({"text": "an argument", "id": "a"})
        ticket, conversation = body["conversation"], id_of(body["conversation"])
        assert web.web.guard.memory.of(conversation).asked == WORDS.ask_danger
        status, answer = await web.delete(ticket)
        assert status == 200 and answer["deleted"] and web.agent.tracker_store.deleted == [conversation]
        assert web.web.guard.memory.of(conversation).asked is None
        assert (await web.delete("somebody-elses"))[0] == 404


async def test_a_deletion_that_fails_says_so(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        _, body = await web.post({"text": "no coat"})
        web.agent.tracker_store.broken = True
        status, answer = await web.delete(body["conversation"])
        assert status == 503 and "could not be deleted" in answer["messages"][0]["text"]


async def test_nothing_typed_stands_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")

    async def fail(message: Any) -> None:
        raise ValueError(message.text)

    async with served(tmp_path) as web:
        web.dialogue.before = fail
        await web.post({"text": "marker-phrase-zebra"})
        await web.post(None, raw=b"marker-phrase-zebra")
    assert "zebra" not in caplog.text
    assert not [f for f in tmp_path.rglob("*") if f.is_file() and b"zebra" in f.read_bytes()]
