"""The states of the web: 999 is first, once, recorded, and not the end."""

import json
from pathlib import Path
from typing import Any, AsyncIterator, List

import pytest

from tests.faults.checks import (
    a_bare_answer_is_understood_after_a_restart, an_ordinary_message_is_answered, comes_first_and_is_not_the_end,
)
from tests.faults.states import DANGER
from tests.faults.test_fault_matrix import AFTER
from tests.faults.ways_in import SECONDS, WAYS_IN, WayIn
from tests.faults.web_states import WEB_STATES
from tests.guard.stand_ins import WORDS


@pytest.fixture(params=["page", "widget"])
async def way(request: Any, agent: Any, tmp_path: Path) -> AsyncIterator[WayIn]:
    async with WAYS_IN[request.param](agent, tmp_path).open() as opened:
        yield opened


@pytest.mark.parametrize("name", WEB_STATES)
async def test_999_is_first_once_recorded_and_not_the_end(name: str, way: WayIn) -> None:
    await comes_first_and_is_not_the_end(way, WEB_STATES[name])


@pytest.mark.parametrize("name", sorted(set(WEB_STATES) - {"pace exceeded"}))
async def test_an_ordinary_message_is_answered_too(name: str, way: WayIn) -> None:
    await an_ordinary_message_is_answered(way, WEB_STATES[name])


async def test_a_bare_answer_to_the_danger_question_is_understood_after_a_restart(
    way: WayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_bare_answer_is_understood_after_a_restart(way, monkeypatch)


async def test_a_turn_that_the_process_was_killed_in_is_not_heard_twice(
    way: WayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rasa has kept the message; the answer was lost before it reached the transcript."""
    store = way.agent.tracker_store
    sent = {"conversation": way.ticket, "text": AFTER, "id": "lost"}
    with monkeypatch.context() as killed:
        killed.setattr(store, "add_exchange", lambda *exchange: None)
        first = await one_post(way, sent)
    monkeypatch.setattr("bot.channels.recent.Recent.turn", lambda *asked: None)
    again = await one_post(way, sent)
    assert texts(again) == texts(first)
    tracker = await store.retrieve(way.conversation)
    assert tracker.get_slot("case")["heard"] == [AFTER]


async def one_post(way: Any, content: Any) -> Any:
    """One request, whatever the way in does with it usually."""
    async with way._session.post(way._address, json=content) as got:
        return json.loads(await got.text())


def texts(body: Any) -> List[str]:
    return [message["text"] for message in body["messages"]]


async def test_what_stands_on_the_screen_is_what_can_be_read_again(way: WayIn) -> None:
    shown = []
    for text in ("he has no coat", DANGER, AFTER):
        shown += [text, *await way.send(text)]
    path = way._address.replace("/messages", f"/conversations/{way.ticket}")
    async with way._session.get(path) as got:
        assert texts(await got.json()) == shown


def test_the_time_of_a_message_is_the_guards() -> None:
    assert SECONDS < WORDS.limits.seconds
