"""The real assistant is stopped in mid-conversation and started again: nothing is lost, and nothing comes twice."""

import asyncio
import signal
from pathlib import Path
from typing import Any, AsyncIterator, Dict, List

import pytest

from bot.teams.words import words as own_words
from tests.guard.stand_ins import WORDS
from tests.teams.microsoft import SECRET, Fault, microsoft, words
from tests.teams.running import RunningInTeams
from tests.teams.served import SECRET_NAME, pressing

CONCERN = "y3 girl, third week running in the same clothes, always starving at breakfast club, smells"
KNIFE = "he has got a knife and he is coming up the stairs"
# Longer than the answer to one message takes, and far shorter than a service manager waits.
SECONDS_TO_STOP = 15


@pytest.fixture
async def server(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[RunningInTeams]:
    monkeypatch.setenv(SECRET_NAME, SECRET)
    async with microsoft() as cloud:
        made = RunningInTeams(tmp_path, cloud)
        await asyncio.to_thread(made.start)
        try:
            yield made
        finally:
            made.kill()


async def begun(server: RunningInTeams, chat: str) -> None:
    """A chat in which the area is known and nobody is in danger."""
    server.cloud.chat = chat
    for text in ("p'boro", "no"):
        assert await server.say(text=text)


async def stopped_and_started(server: RunningInTeams, how: signal.Signals) -> None:
    assert await asyncio.to_thread(server.stop, how) < SECONDS_TO_STOP
    await asyncio.to_thread(server.start)


def texts(sent: List[Dict[str, Any]]) -> List[str]:
    return [words(one) for one in sent]


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
async def test_a_message_is_answered_once_at_whatever_moment_the_server_is_stopped(
    how: signal.Signals, server: RunningInTeams
) -> None:
    for text in (CONCERN, KNIFE):
        await begun(server, f"undisturbed {text}")
        expected = texts(await server.say(text=text))
        for moment in (0.0, 0.2):
            await begun(server, f"{text} and stopped after {moment}")
            activity = server.cloud.activity(text)
            await server.post(activity)
            await asyncio.sleep(moment)
            await stopped_and_started(server, how)
            said = texts(await server.answers(activity))
            if how is signal.SIGTERM:
                assert said == expected
            else:
                answered_once(said, expected)


def answered_once(said: List[str], expected: List[str]) -> None:
    """After kill -9 the message under way has an unknown fate: only 999 is sent again, and another is asked about."""
    unsure = own_words()["interrupted"].partition("{")[0]
    asked = [one for one in said if one.startswith(unsure)]
    missing = [one for one in expected if one not in said]
    assert len(missing) <= len(asked) <= 1, "an answer was lost"
    twice = {one for one in said if said.count(one) > 1}
    assert twice <= {WORDS.call_999, WORDS.quiet}, "an answer came twice"
    assert [one for one in said if one in expected and one not in twice] == [
        one for one in expected if one in said and one not in twice]


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
async def test_the_conversation_goes_on_where_it_stopped(how: signal.Signals, server: RunningInTeams) -> None:
    await begun(server, "goes on")
    understood = await server.say(text=CONCERN)
    before = len(server.cloud.taken)
    await stopped_and_started(server, how)
    await asyncio.sleep(1)
    assert len(server.cloud.taken) == before, "something was said again"
    said = await server.say(**pressing(understood, "Yes"))
    assert said and not any("does not work any more" in one for one in texts(said))
    assert understood[-1]["id"] in server.cloud.updated, "the card from before shows what was chosen"


async def test_it_stops_in_time_while_the_connector_refuses_everything(server: RunningInTeams) -> None:
    await begun(server, "refused")
    server.cloud.faults = [Fault(503)] * 1000
    activity = server.cloud.activity(CONCERN)
    await server.post(activity)
    await asyncio.sleep(1)
    server.cloud.faults[:] = [Fault(429, {"retry-after": "30"})] * 1000
    seconds = await asyncio.to_thread(server.stop, signal.SIGTERM)
    assert seconds < SECONDS_TO_STOP
    server.cloud.faults.clear()
    await asyncio.to_thread(server.start)
    assert len(await server.answers(activity)) >= 1
