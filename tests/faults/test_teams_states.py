"""The states of Teams: 999 is first, once, recorded, and not the end."""

from pathlib import Path
from typing import Any, AsyncIterator

import pytest

from tests.faults.checks import (
    a_bare_answer_is_understood_after_a_restart, an_ordinary_message_is_answered, comes_first_and_is_not_the_end,
)
from tests.faults.teams_states import TEAMS_STATES
from tests.faults.ways_in import WAYS_IN, WayIn


@pytest.fixture
async def way(agent: Any, tmp_path: Path) -> AsyncIterator[WayIn]:
    async with WAYS_IN["teams"](agent, tmp_path).open() as opened:
        yield opened


@pytest.mark.parametrize("name", TEAMS_STATES)
async def test_999_is_first_once_recorded_and_not_the_end(name: str, way: WayIn) -> None:
    await comes_first_and_is_not_the_end(way, TEAMS_STATES[name])


@pytest.mark.parametrize("name", TEAMS_STATES)
async def test_an_ordinary_message_is_answered_too(name: str, way: WayIn) -> None:
    await an_ordinary_message_is_answered(way, TEAMS_STATES[name])


async def test_a_bare_answer_to_the_danger_question_is_understood_after_a_restart(
    way: WayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_bare_answer_is_understood_after_a_restart(way, monkeypatch)
