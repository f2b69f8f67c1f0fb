"""The states of Teams: 999 is first, once, recorded, and not the end."""

from pathlib import Path
from typing import Any, AsyncIterator

import pytest

from tests.faults.states import Set
from tests.faults.teams_states import TEAMS_STATES
from tests.faults.test_fault_matrix import AFTER, orders
from tests.faults.ways_in import WAYS_IN, WayIn
from tests.faults.web_states import forget
from tests.guard.stand_ins import WORDS, BrokenDetector


@pytest.fixture
async def way(agent: Any, tmp_path: Path) -> AsyncIterator[WayIn]:
    async with WAYS_IN["teams"](agent, tmp_path).open() as opened:
        yield opened


@pytest.mark.parametrize("name", TEAMS_STATES)
async def test_999_is_first_once_recorded_and_not_the_end(name: str, way: WayIn) -> None:
    at = Set(way)
    text = await TEAMS_STATES[name](at)
    before = len(way.records())
    said = await way.send(text)
    records = way.records()[before:]
    await at.mend()

    assert said[:2] == [WORDS.call_999, WORDS.quiet] and orders(said) == 1
    assert [(record["tier"], record["channel"]) for record in records] == [("yes", "teams")]
    assert any("01632 960000" in one for one in said), "nobody to ring"
    after = await way.send(AFTER)
    assert f"I read this as: {AFTER}" in after and orders(after) == 0


@pytest.mark.parametrize("name", TEAMS_STATES)
async def test_an_ordinary_message_is_answered_too(name: str, way: WayIn) -> None:
    at = Set(way)
    await TEAMS_STATES[name](at)
    said = await way.send(AFTER)
    await at.mend()

    assert f"I read this as: {AFTER}" in said and way.records() == []


async def test_a_bare_answer_to_the_danger_question_is_understood_after_a_restart(
    way: WayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without:  # a guard without a detector asks, whatever was typed
        without.setattr(way.guard.look, "_detector", BrokenDetector())
        said = await way.send(AFTER)
    assert said[0].startswith(WORDS.ask_danger)
    forget(Set(way))
    assert (await way.send("yes"))[0] == WORDS.call_999
