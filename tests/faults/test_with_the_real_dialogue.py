"""The same promise with the real dialogue core behind it: matrices, reader and all."""

from pathlib import Path
from typing import Any, AsyncIterator

import pytest

from tests.faults.states import DANGER, Set, failing_later
from tests.faults.ways_in import GUARDED, WAYS_IN, WayIn
from tests.guard.stand_ins import WORDS

CONCERN = "y3 girl, third week running in the same clothes, always starving at breakfast club, smells"


@pytest.fixture(scope="module")
def core() -> Any:
    """The real core, warm: the first reading of a process takes seconds."""
    from actions import desk
    from bot.enquiry.turn import Incoming

    talk = desk.talk()
    talk.take(talk.open().case, Incoming(CONCERN, None, None))
    return talk


@pytest.fixture(params=GUARDED)
async def way(request: Any, core: Any, loaded: Any, tmp_path: Path) -> AsyncIterator[WayIn]:
    async with WAYS_IN[request.param](loaded, tmp_path, seconds=5.0).open() as opened:
        opened.conversation += "" if opened.conversation != "conversation" else str(tmp_path)
        yield opened


async def in_enquiry(way: WayIn) -> None:
    """The area is known, nobody is in danger, and a first concern has been read."""
    for text in ("hello", "Luton", "no", CONCERN):
        said = await way.send(text)
        assert not any("cannot answer this message" in one for one in said), text


def orders(texts: Any) -> int:
    return sum("call 999" in text.lower() for text in texts)


@pytest.mark.parametrize("before", ["nothing", "an enquiry"])
async def test_999_is_first_and_once_and_the_enquiry_goes_on(way: WayIn, before: str) -> None:
    if before != "nothing":
        await in_enquiry(way)
    said = await way.send(DANGER)
    assert said[:2] == [WORDS.call_999, WORDS.quiet]
    assert orders(said) == 1 and len(way.records()) == 1
    assert len(said) > 2 and "cannot say more" not in said[2]
    after = await way.send("he is safe now, carry on")
    assert after and not any("cannot" in text and "answer this message" in text for text in after)


async def test_the_danger_question_answered_with_not_sure_is_danger(way: WayIn) -> None:
    await way.send("hello")
    await way.send("Luton")
    said = await way.send("not sure")
    assert said[0] == WORDS.call_999 and orders(said) == 1 and len(way.records()) == 1


async def test_when_the_actions_fail_the_hub_of_the_area_is_named(way: WayIn) -> None:
    await in_enquiry(way)
    at = Set(way)
    at.replace(way.agent.processor.action_endpoint, "request", failing_later(RuntimeError()))
    said = await way.send(DANGER)
    await at.mend()
    assert said[:2] == [WORDS.call_999, WORDS.quiet] and orders(said) == 1
    assert "hub of luton" in said[2]
    assert await way.send(CONCERN)
