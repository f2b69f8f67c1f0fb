"""What was sent once counts once, and what was answered can be read again."""

import asyncio
import json
import time
from pathlib import Path
from typing import Any, List

import pytest

from bot.channels.recent import Recent
from bot.channels.tickets import Tickets
from tests.channels.served import Store, id_of, served
from tests.guard.stand_ins import WORDS

STREAM = "application/x-ndjson"


def texts(body: Any) -> List[str]:
    return [message["text"] for message in body["messages"]]


async def begun(web: Any) -> str:
    """The ticket of a new conversation."""
    _, body = await web.post({})
    return str(body["conversation"])


@pytest.fixture(params=["in this process", "after a restart"])
def restart(request: Any, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the process has forgotten everything in between."""
    if request.param == "after a restart":
        monkeypatch.setattr(Recent, "turn", lambda self, conversation, request: None)
    return bool(request.param == "after a restart")


async def test_a_request_sent_twice_is_handled_once(tmp_path: Path, restart: bool) -> None:
    async with served(tmp_path) as web:
        sent = {"conversation": await begun(web), "text": "no coat", "id": "a"}
        first, again = await web.post(sent), await web.post(sent)
        assert len(web.dialogue.heard) == 2  # the opening is one
        assert first[0] == again[0] == 200 and first[1]["messages"] == again[1]["messages"]
        other = await web.post({**sent, "id": "b"})
        assert len(web.dialogue.heard) == 3 and texts(other[1]) == ["Understood."]


async def test_a_danger_sent_twice_is_said_again_but_recorded_once(tmp_path: Path, restart: bool) -> None:
    async with served(tmp_path) as web:
        sent = {"conversation": await begun(web), "text": "he has a knife", "id": "a"}
        for _ in range(2):
            _, body = await web.post(sent)
            assert texts(body) == [WORDS.call_999, WORDS.quiet, "Understood."]
        assert len((tmp_path / "guard-audit.jsonl").read_text().splitlines()) == 1


async def test_the_same_message_twice_at_the_same_time_is_handled_once(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        sent = {"conversation": await begun(web), "text": "no coat", "id": "a"}

        async def slow(message: Any) -> None:
            await asyncio.sleep(0.1)

        web.dialogue.before = slow
        said = await asyncio.gather(web.post(sent), web.post(sent), web.post(sent, accept=STREAM))
        assert len(web.dialogue.heard) == 2
        assert texts(said[0][1]) == texts(said[1][1]) == ["Understood."]
        assert [line.get("text") for line in said[2][1]] == [None, "Understood."]


async def test_a_message_that_failed_may_be_sent_again(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        sent = {"conversation": await begun(web), "text": "no coat", "id": "a"}

        async def fail(message: Any) -> None:
            raise RuntimeError

        web.dialogue.before = fail
        assert "call 999" in texts((await web.post(sent))[1])[0]
        web.dialogue.before = None
        await asyncio.sleep(0)
        assert texts((await web.post(sent))[1]) == ["Understood."]


async def test_a_turn_that_was_stopped_half_way_is_not_handled_again(tmp_path: Path) -> None:
    """The dialogue had kept its state when the process was killed; its answer had not gone out."""
    async with served(tmp_path) as web:
        sent = {"conversation": await begun(web), "text": "he has a knife", "id": "a"}
        said = [{"text": WORDS.call_999}, {"text": "Half.", "payload": {"kind": "text", "text": "Half."}}]
        web.agent.tracker_store.half["a"] = said
        _, body = await web.post(sent)
        assert texts(body) == [WORDS.call_999, WORDS.quiet, "Half."]
        assert len(web.dialogue.heard) == 1
        assert (await web.post(sent))[1]["messages"] == body["messages"]


async def test_a_conversation_can_be_read_again_as_it_stood_on_the_screen(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        ticket = await begun(web)
        choice = {"label": "Yes", "payload": {"do": "confirm", "answer": "yes"}}
        payload = {"kind": "question", "text": "Right?", "asked": "Right?", "choices": [choice]}
        web.dialogue.says = [{"text": "Right?", "payload": payload}]
        _, asked = await web.post({"conversation": ticket, "text": "Oliver Smith has no coat", "id": "a"})
        await web.post({"conversation": ticket, "payload": asked["messages"][-1]["choices"][0]["payload"], "id": "b"})
        status, body = await web.again(ticket)
        assert status == 200 and id_of(body["conversation"]) == id_of(ticket)
        typed = [message["text"] for message in body["messages"] if message["kind"] == "user"]
        assert typed == ["[name] has no coat", "Yes"]
        assert body["messages"][2:4] == asked["messages"]
        assert texts(body)[0] == "Understood.", "the opening was nobody's message"


async def test_reading_again_waits_for_the_answer_that_is_under_way(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        ticket = await begun(web)

        async def slow(message: Any) -> None:
            await asyncio.sleep(0.2)

        web.dialogue.before = slow
        sending = asyncio.ensure_future(web.post({"conversation": ticket, "text": "no coat", "id": "a"}))
        await asyncio.sleep(0.05)
        assert texts((await web.again(ticket))[1])[-2:] == ["no coat", "Understood."]
        await sending


@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer {ticket}"}])
async def test_the_ticket_may_stand_in_a_header_instead_of_the_address(tmp_path: Path, headers: Any) -> None:
    async with served(tmp_path) as web:
        ticket = await begun(web)
        sent = {name: value.format(ticket=ticket) for name, value in headers.items()}
        status, body, _ = await web.get(f"/webhooks/web/conversations/{'mine' if sent else ticket}", **sent)
        assert status == 200 and texts(json.loads(body)) == ["Understood."]


async def test_somebody_elses_deleted_or_unknown_conversation_is_not_shown(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        ticket = await begun(web)
        for other in ("default", id_of(ticket), ticket + "x", web.base):
            status, body = await web.again(other.replace("/", "%2F"))
            assert (status, body["error"]) == (404, "not_ours")
        await web.delete(ticket)
        assert (await web.again(ticket))[0] == 404


async def old_ticket(web: Any) -> str:
    """A ticket of a conversation that was used three hours ago."""
    tickets = Tickets(web.web.signer, minutes=120, clock=lambda: time.time() - 3 * 3600)
    return tickets.of(id_of(await begun(web)))


async def test_after_its_time_a_new_conversation_begins_with_what_was_typed(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        old = await old_ticket(web)
        status, body = await web.post({"conversation": old, "text": "no coat", "id": "a"})
        assert status == 200 and id_of(body["conversation"]) != id_of(old)
        assert texts(body)[0].startswith("Nothing was sent for 2 hours") and texts(body)[1:] == ["Understood."]
        assert web.dialogue.heard[-1].text == "no coat"
        assert (await web.again(body["conversation"]))[0] == 200


async def test_after_its_time_danger_still_comes_first(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        _, body = await web.post({"conversation": await old_ticket(web), "text": "he has a knife"})
        assert texts(body)[:2] == [WORDS.call_999, WORDS.quiet] and "2 hours" in texts(body)[2]


async def test_after_its_time_a_conversation_is_not_shown_and_can_be_deleted(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        old = await old_ticket(web)
        status, body = await web.again(old)
        assert (status, body["error"]) == (401, "expired")
        assert "2 hours" in texts(body)[0] and "call 999" in texts(body)[0]
        assert (await web.delete(old))[0] == 200


async def test_every_answer_brings_a_fresh_ticket(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        now = time.time()
        tickets = Tickets(web.web.signer, minutes=120, clock=lambda: now - 3600)
        ticket = tickets.of(id_of(await begun(web)))
        _, body = await web.post({"conversation": ticket, "text": "no coat"})
        _, lines = await web.post({"conversation": ticket, "text": "no coat"}, accept=STREAM)
        for fresh in (body["conversation"], lines[0]["conversation"], (await web.again(ticket))[1]["conversation"]):
            assert id_of(fresh) == id_of(ticket) and int(fresh.split(".")[1]) >= int(now) + 7200


async def test_a_store_that_fails_silences_nobody(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        ticket = await begun(web)
        web.agent.tracker_store.broken = True
        _, body = await web.post({"conversation": ticket, "text": "he has a knife", "id": "a"})
        assert texts(body) == [WORDS.call_999, WORDS.quiet, "Understood."]
        status, body = await web.again(ticket)
        assert (status, body["error"]) == (503, "not_read") and "call 999" in texts(body)[0]


async def test_after_a_restart_a_bare_yes_is_read_with_its_question(tmp_path: Path) -> None:
    store = Store()
    async with served(tmp_path, store=store) as web:
        _, body = await web.post({"text": "an argument", "id": "a"})
    async with served(tmp_path, store=store) as web:
        await web.post({"conversation": body["conversation"], "text": "yes", "id": "b"})
        detector = web.web.guard.look._detector
        assert detector.asked == [WORDS.ask_danger]
