"""999 comes first, once, in every state and by every way in, and the conversation goes on afterwards."""

import asyncio
import time
from pathlib import Path
from typing import Any, AsyncIterator, List

import pytest

from tests.faults.states import DANGER, HANGS, STATES, Set, failing_later
from tests.faults.ways_in import GUARDED, WAYS_IN, InTerminal, Page, PlainRasa, WayIn
from tests.guard.stand_ins import WORDS, BrokenDetector

AFTER = "he often comes to school without a coat"
# Without a guard nobody speaks when Rasa cannot: it is why every channel of ours has one.
ONLY_THE_GUARD = {
    "paused", "NLU raises", "lock store down", "tracker store down", "NLG down", "hangs while slots are filled",
    "previous turn still running", "custom session start", "custom session start, actions down", "no model",
}


@pytest.fixture(params=GUARDED)
async def way(request: Any, agent: Any, tmp_path: Path) -> AsyncIterator[WayIn]:
    async with WAYS_IN[request.param](agent, tmp_path).open() as opened:
        opened.conversation += "" if opened.conversation != "conversation" else str(tmp_path)
        yield opened


@pytest.fixture
def plain(agent: Any, tmp_path: Path) -> WayIn:
    opened = PlainRasa(agent, tmp_path)
    opened.conversation = str(tmp_path)
    return opened


def orders(texts: List[str]) -> int:
    """How many messages tell somebody to ring 999."""
    return sum("call 999" in text.lower() for text in texts)


@pytest.mark.parametrize("name", STATES)
async def test_999_is_first_once_recorded_and_not_the_end(name: str, way: WayIn) -> None:
    at = Set(way)
    text = await STATES[name](at)
    before, started = len(way.records()), time.monotonic()
    said = await way.send(text)
    taken, records = time.monotonic() - started, way.records()[before:]
    await at.mend()

    assert said[:2] == [WORDS.call_999, WORDS.quiet]
    assert orders(said) == 1
    assert [(r["tier"], r["channel"]) for r in records] == [("yes", way.channel)]
    assert taken < HANGS / 2, "it waited for what hangs"
    assert any("01632 960000" in one for one in said), "nobody to ring"

    after = await way.send(AFTER)
    assert f"I read this as: {AFTER}" in after
    assert orders(after) == 0


@pytest.mark.parametrize("name", STATES)
async def test_without_a_guard_the_policy_says_it_where_rasa_can_speak(name: str, plain: WayIn) -> None:
    at = Set(plain)
    text = await STATES[name](at)
    said = await plain.send(text)
    await at.mend()

    first = said[:1] == [WORDS.call_999]
    assert first is (name not in ONLY_THE_GUARD)
    if first:
        assert orders(said) == 1
        assert f"I read this as: {AFTER}" in await plain.send(AFTER)


@pytest.mark.parametrize("name", ["first message", "action server down, in form", "NLU raises", "lock store down",
                                  "tracker store down", "previous turn still running", "no model"])
async def test_an_ordinary_message_is_answered_too_when_rasa_fails(name: str, way: WayIn) -> None:
    at = Set(way)
    await STATES[name](at)
    said = await way.send(AFTER)
    await at.mend()

    if name == "first message":
        assert f"I read this as: {AFTER}" in said
    else:
        assert len(said) == 1 and orders(said) == 1 and "01632 960000" in said[0]
    assert way.records() == []


async def test_the_tracker_knows_what_the_guard_said(way: WayIn) -> None:
    await way.send(DANGER)
    tracker = await way.agent.tracker_store.retrieve(way.conversation)
    texts = [getattr(event, "text", None) for event in tracker.events]
    assert texts.count(WORDS.call_999) == 1


async def test_without_a_detector_the_question_comes_first(
    way: WayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(way.guard.look, "_detector", BrokenDetector())
    said = await way.send(AFTER)
    assert said[0].startswith(WORDS.ask_danger) and orders(said) == 1
    assert (await way.send("yes"))[0] == WORDS.call_999
    assert [r["tier"] for r in way.records()] == ["possible", "yes"]


async def test_a_second_danger_is_a_new_one(way: WayIn) -> None:
    assert orders(await way.send(DANGER)) == 1
    assert orders(await way.send("now he has got hold of her")) == 1
    assert len(way.records()) == 2


async def test_many_people_at_once_are_each_answered_first_with_999(agent: Any, tmp_path: Path) -> None:
    ways = []
    for number in range(8):
        one = InTerminal(agent, tmp_path)
        one.conversation = f"{tmp_path}-{number}"
        ways.append(one)
    said = await asyncio.gather(*(one.send(DANGER) for one in ways))
    assert all(texts[0] == WORDS.call_999 and orders(texts) == 1 for texts in said)


async def test_what_was_typed_stands_in_no_log_whatever_fails(
    way: WayIn, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="bot")
    monkeypatch.setattr(way.agent.processor, "parse_message", failing_later(ValueError("marker-zebra")))
    await way.send("marker-zebra " + DANGER)
    assert "zebra" not in caplog.text
    assert "zebra" not in way.audit.file.read_text()
