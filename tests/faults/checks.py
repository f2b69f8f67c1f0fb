"""What holds in every state, whichever channel somebody came by."""

from typing import Any, Awaitable, Callable

import pytest

from tests.faults.states import Set
from tests.faults.test_fault_matrix import AFTER, orders
from tests.faults.ways_in import WayIn
from tests.faults.web_states import forget
from tests.guard.stand_ins import WORDS, BrokenDetector

State = Callable[[Set], Awaitable[Any]]


async def comes_first_and_is_not_the_end(way: WayIn, state: State) -> None:
    """999 is said first and once, with somebody to ring, is recorded, and the conversation goes on."""
    at = Set(way)
    text = await state(at)
    before = len(way.records())
    said = await way.send(text)
    records = way.records()[before:]
    await at.mend()

    assert said[:2] == [WORDS.call_999, WORDS.quiet] and orders(said) == 1
    assert [(record["tier"], record["channel"]) for record in records] == [("yes", way.channel)]
    assert any("01632 960000" in one for one in said), "nobody to ring"
    after = await way.send(AFTER)
    assert f"I read this as: {AFTER}" in after and orders(after) == 0


async def an_ordinary_message_is_answered(way: WayIn, state: State) -> None:
    """It is read, and nothing is recorded."""
    at = Set(way)
    await state(at)
    said = await way.send(AFTER)
    await at.mend()

    assert f"I read this as: {AFTER}" in said and way.records() == []


async def a_bare_answer_is_understood_after_a_restart(way: WayIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """"Yes" to the danger question is danger, also where the process has forgotten that it asked."""
    with monkeypatch.context() as without:  # a guard without a detector asks, whatever was typed
        without.setattr(way.guard.look, "_detector", BrokenDetector())
        said = await way.send(AFTER)
    assert said[0].startswith(WORDS.ask_danger)
    forget(Set(way))
    assert (await way.send("yes"))[0] == WORDS.call_999
