"""States that only the web has: pace, sessions, the transcript, and a process that has forgotten everything."""

import time
from typing import Any, Dict

from bot.channels.pace import Paces
from bot.channels.tickets import Tickets
from tests.faults.states import DANGER, Set, State, failing

WEB_STATES: Dict[str, State] = {}


def state(name: str) -> Any:
    """Enters a state in the matrix."""
    def enter(function: State) -> State:
        WEB_STATES[name] = function
        return function

    return enter


@state("pace exceeded")
async def _(at: Set) -> str:
    await at.in_form()
    at.replace(Paces, "wait", lambda *asked: 30)
    [refused] = await at.way.send("and he is hungry")
    assert at.way.status == 429 and "in 30 seconds" in refused
    return DANGER


@state("session has run out")
async def _(at: Set) -> str:
    await at.in_form()
    before = Tickets(at.way.tickets._signer, minutes=120, clock=lambda: time.time() - 3 * 3600)
    at.way.ticket = before.of(at.way.conversation)
    return DANGER


@state("ticket is forged")
async def _(at: Set) -> str:
    await at.in_form()
    at.way.ticket = at.way.ticket[:-1] + "x"
    return DANGER


@state("transcript cannot be written")
async def _(at: Set) -> str:
    await at.in_form()
    at.replace(at.agent.tracker_store, "add_exchange", failing(OSError()))
    return DANGER


@state("transcript cannot be read")
async def _(at: Set) -> str:
    await at.in_form()
    forget(at)
    for name in ("answer", "messages", "half_answer"):
        at.replace(at.agent.tracker_store, name, failing(OSError()))
    return DANGER


@state("after a restart")
async def _(at: Set) -> str:
    await at.in_form()
    forget(at)
    return DANGER


def forget(at: Set) -> None:
    """The guard remembers nothing, as in a new process."""
    at.way.guard.memory.forget(at.way.conversation)
