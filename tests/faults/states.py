"""The states and faults in which danger may be typed. Each one is set up, and mended again afterwards."""

import asyncio
import time
from typing import Any, Awaitable, Callable, Dict, List

import aiohttp
import pytest
from rasa.core.lock_store import LockError

from bot.guard.ear import Ear
from bot.guard.ear import numbers as ear_numbers
from tests.faults.ways_in import WayIn
from tests.guard.models import Broken

DANGER = "he has got a knife and he is coming up the stairs"
LONG = (
    "She is seven, in year three, often late and tired, and mum says that it is the bus. Her coat is too small. "
    f"I rang home twice last week. Wait, {DANGER}. Her brother is in reception and is always hungry as well."
)
State = Callable[["Set"], Awaitable[str]]
STATES: Dict[str, State] = {}


class Set:
    """What a state may change: the way in, the agent behind it, and how to put things back."""

    def __init__(self, way: WayIn) -> None:
        self.way, self.agent, self.patch = way, way.agent, pytest.MonkeyPatch()
        self.running: List["asyncio.Task[Any]"] = []

    async def in_form(self) -> None:
        """An enquiry is under way and its question is open."""
        await self.way.send("he often comes to school without a coat")

    def replace(self, owner: Any, name: str, value: Any) -> None:
        """Until the state is mended, `owner.name` is this."""
        self.patch.setattr(owner, name, value)

    async def mend(self) -> None:
        """Everything works again."""
        for task in self.running:
            task.cancel()
        await asyncio.gather(*self.running, return_exceptions=True)
        self.patch.undo()


def failing(error: Exception) -> Callable[..., Any]:
    """A function that fails."""
    def fail(*args: Any, **kwargs: Any) -> None:
        raise error

    return fail


def failing_later(error: Exception) -> Callable[..., Any]:
    """The same, awaited."""
    async def fail(*args: Any, **kwargs: Any) -> None:
        raise error

    return fail


#: A part that hangs does so for at least so many seconds.
HANGS = 10


async def hang(*args: Any, **kwargs: Any) -> None:
    """A thing that does not come back."""
    await asyncio.sleep(6 * HANGS)


def state(name: str) -> Callable[[State], State]:
    """Enters a state in the matrix."""
    def enter(function: State) -> State:
        STATES[name] = function
        return function

    return enter


@state("first message")
async def _(at: Set) -> str:
    return DANGER


@state("after greeting")
async def _(at: Set) -> str:
    await at.way.send("hello")
    return DANGER


@state("form, free text")
async def _(at: Set) -> str:
    await at.in_form()
    return DANGER


@state("form, yes or no")
async def _(at: Set) -> str:
    await at.way.send("hello")
    return f"no, well, {DANGER}"


@state("not understood once")
async def _(at: Set) -> str:
    await at.way.send("zxqv blorp")
    return DANGER


@state("not understood twice")
async def _(at: Set) -> str:
    await at.way.send("zxqv blorp")
    await at.way.send("fnord grue")
    return DANGER


@state("right after /restart")
async def _(at: Set) -> str:
    await at.in_form()
    await at.way.send("/restart")
    return DANGER


@state("paused")
async def _(at: Set) -> str:
    await at.in_form()
    at.replace(at.agent.processor, "_should_handle_message", lambda tracker: False)
    return DANGER


@state("pending follow-up action")
async def _(at: Set) -> str:
    await at.in_form()
    store = at.agent.tracker_store
    retrieve = store.retrieve

    async def with_followup(sender_id: str) -> Any:
        tracker = await retrieve(sender_id)
        if tracker:
            tracker.followup_action = "action_take"
        return tracker

    at.replace(store, "retrieve", with_followup)
    return DANGER


@state("long mixed message in form")
async def _(at: Set) -> str:
    await at.in_form()
    return LONG


@state("begins with /greet")
async def _(at: Set) -> str:
    return f"/greet {DANGER}"


@state("form, begins with /inform")
async def _(at: Set) -> str:
    await at.in_form()
    return f"/inform {DANGER}"


@state("form, /inform with JSON")
async def _(at: Set) -> str:
    await at.in_form()
    return f'/inform{{"x": "{DANGER}"}}'


@state("action server down, in form")
async def _(at: Set) -> str:
    await at.in_form()
    error = aiohttp.ClientConnectionError()
    at.replace(at.agent.processor.action_endpoint, "request", failing_later(error))
    return DANGER


@state("action server hangs, in form")
async def _(at: Set) -> str:
    await at.in_form()
    at.replace(at.agent.processor.action_endpoint, "request", hang)
    return DANGER


@state("NLU raises")
async def _(at: Set) -> str:
    await at.in_form()
    at.replace(at.agent.processor, "parse_message", failing_later(RuntimeError()))
    return DANGER


@state("lock store down")
async def _(at: Set) -> str:
    await at.in_form()
    at.replace(at.agent.lock_store, "issue_ticket", failing(LockError()))
    at.replace(at.agent.lock_store, "lock", failing(LockError()))
    return DANGER


@state("tracker store down")
async def _(at: Set) -> str:
    await at.in_form()
    for name in ("retrieve", "save"):
        at.replace(at.agent.tracker_store, name, failing_later(OSError()))
    return DANGER


@state("NLG down")
async def _(at: Set) -> str:
    await at.in_form()
    at.replace(at.agent.processor.nlg, "generate", failing_later(RuntimeError()))
    return DANGER


@state("hangs while slots are filled")
async def _(at: Set) -> str:
    await at.in_form()
    at.replace(at.agent.processor, "run_action_extract_slots", hang)
    return DANGER


@state("previous turn still running")
async def _(at: Set) -> str:
    await at.in_form()
    at.replace(at.agent.processor, "run_action_extract_slots", hang)
    at.running.append(asyncio.ensure_future(at.way.send("her reading book is lost again")))
    await asyncio.sleep(0.1)
    return DANGER


@state("custom session start")
async def _(at: Set) -> str:
    async def greet(tracker: Any, output_channel: Any, metadata: Any = None) -> None:
        await output_channel.send_response(tracker.sender_id, {"text": "Welcome."})

    at.replace(at.agent.processor, "_update_tracker_session", greet)
    return DANGER


@state("custom session start, actions down")
async def _(at: Set) -> str:
    at.replace(at.agent.processor, "_update_tracker_session", failing_later(RuntimeError()))
    return DANGER


@state("no model")
async def _(at: Set) -> str:
    at.replace(at.agent, "processor", None)
    return DANGER


@state("all capitals")
async def _(at: Set) -> str:
    return DANGER.upper()


@state("misspelt")
async def _(at: Set) -> str:
    await at.in_form()
    return "hes got a knfie and hes comming up the stairs"


@state("cue in the last line of a huge message")
async def _(at: Set) -> str:
    await at.in_form()
    return "She was late for school again today and said nothing. \n" * 3000 + DANGER


def with_ear(at: Set, encoder: Any, **numbers: Any) -> None:
    """The guard listens through another model, as after a start with another file."""
    ear = Ear(encoder, {**ear_numbers(), **numbers}) if encoder else None
    at.replace(at.way.guard.look._detector, "_ear", ear)


class Slow(Broken):
    """A model that takes for ever."""

    def hear(self, pairs: Any) -> Any:
        time.sleep(HANGS)
        raise ValueError("too late")


@state("language model missing")
async def _(at: Set) -> str:
    with_ear(at, None)
    return DANGER


@state("language model corrupt")
async def _(at: Set) -> str:
    with_ear(at, Broken())
    return DANGER


@state("language model slow")
async def _(at: Set) -> str:
    with_ear(at, Slow(), seconds=0.2, rest_seconds=5)
    return DANGER
