"""Conversations are kept as long as the operator allows, and nothing of a deleted one is left."""

from pathlib import Path
from typing import Any, List

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.stores.forget import forget, keeper_of
from bot.stores.keeper import HOUR, MESSAGES, Keeper
from tests.doubles import Collector

ROOT = Path(__file__).resolve().parents[2]
MARKER = "zebra-umbrella-7"


class Clock:
    """A clock that a test moves."""

    now = 1_700_000_000.0

    def __call__(self) -> float:
        """The time that it shows."""
        return self.now


@pytest.fixture(scope="module")
def domain() -> Domain:
    """The project's own domain."""
    return Domain.load(str(ROOT / "domain.yml"))


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


@pytest.fixture
def keep(tmp_path: Path, domain: Domain, clock: Clock) -> Any:
    """Makes a store in a new file."""

    def make(hours: float = 12) -> Keeper:
        file = str(tmp_path / "in" / "kept.db")
        return Keeper(domain=domain, db=file, keep_hours=hours, clock=clock)

    return make


def talked(domain: Domain, *texts: str, sender: str = "a") -> DialogueStateTracker:
    """A conversation in which the form has heard these messages."""
    tracker = DialogueStateTracker(sender, domain.slots)
    tracker.update(ActionExecuted("action_listen"))
    for number, text in enumerate(texts):
        tracker.update(UserUttered(text, {"name": "inform", "confidence": 1.0}))
        tracker.update(SlotSet("reply", text))
        tracker.update(ActionExecuted("concern_form"))
        if not number:
            tracker.update(ActiveLoop("concern_form"))
        tracker.update(SlotSet("case", {"heard": list(texts[: number + 1])}))
        tracker.update(SlotSet("reply", None))
        tracker.update(SlotSet("requested_slot", "reply"))
        tracker.update(ActionExecuted("action_listen"))
    return tracker


def written(folder: Path) -> bytes:
    """Everything that lies in the folder of the store."""
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_what_was_kept_goes_on_where_it_stopped(keep: Any, domain: Domain) -> None:
    store, texts = keep(), [f"message {number}" for number in range(9)]
    for end in range(1, len(texts) + 1):
        await store.save(talked(domain, *texts[:end]))
    back = await store.retrieve("a")
    assert back.get_slot("case") == {"heard": texts}
    assert back.active_loop_name == "concern_form"
    assert back.get_slot("requested_slot") == "reply"
    assert back.latest_action_name == "action_listen"
    assert back.latest_message.text == texts[-1]


async def test_a_long_conversation_stays_small(keep: Any, domain: Domain) -> None:
    store = keep()
    for end in range(1, 30):
        tracker = await store.retrieve("a") or talked(domain)
        for event in list(talked(domain, f"m{end}").events)[1:]:
            tracker.update(event)
        await store.save(tracker)
    back = await store.retrieve("a")
    typed = [event.text for event in back.events if isinstance(event, UserUttered)]
    assert typed == ["m27", "m28", "m29"] and MESSAGES == 3
    assert len(back.events) < 40


async def test_after_twelve_hours_a_conversation_is_gone(
    keep: Any, domain: Domain, clock: Clock
) -> None:
    store = keep()
    await store.save(talked(domain, "one", sender="old"))
    clock.now += 6 * HOUR
    await store.save(talked(domain, "two", sender="new"))
    clock.now += 6 * HOUR
    assert store.sweep() == 0
    clock.now += 1
    assert await store.retrieve("old") is None
    assert store.sweep() == 1
    assert list(await store.keys()) == ["new"]


async def test_another_conversation_is_enough_to_delete_an_old_one(
    keep: Any, domain: Domain, tmp_path: Path, clock: Clock
) -> None:
    """Plain `rasa run` has no job that sweeps."""
    store = keep()
    await store.save(talked(domain, MARKER, sender="old"))
    clock.now += 13 * HOUR
    await store.save(talked(domain, "two", sender="new"))
    assert MARKER.encode() not in written(tmp_path)


async def test_a_new_message_starts_the_time_again(keep: Any, domain: Domain, clock: Clock) -> None:
    store = keep()
    await store.save(talked(domain, "one"))
    clock.now += 11 * HOUR
    await store.save(talked(domain, "one", "two"))
    clock.now += 11 * HOUR
    assert store.sweep() == 0


async def test_with_no_hours_nothing_is_left_after_the_answer(
    keep: Any, domain: Domain, tmp_path: Path, clock: Clock
) -> None:
    store, tracker = keep(0), talked(domain, MARKER)
    await store.save(tracker)
    assert await store.retrieve("a") is not None
    tracker.update(ActionExecuted("action_finish"))
    tracker.update(ActionExecuted("action_listen"))
    await store.save(tracker)
    assert await store.retrieve("a") is None
    assert MARKER.encode() not in written(tmp_path)


async def test_with_no_hours_an_unfinished_enquiry_waits_one_hour(
    keep: Any, domain: Domain, clock: Clock
) -> None:
    store = keep(0)
    await store.save(talked(domain, "one"))
    clock.now += HOUR + 1
    assert store.sweep() == 1


@pytest.mark.parametrize("hours", [-1, 73, True])
def test_other_times_are_refused(keep: Any, hours: Any) -> None:
    with pytest.raises(ValueError, match="0 to 72"):
        keep(hours)


@pytest.mark.parametrize("way", ["delete", "forget slot", "sweep"])
async def test_nothing_of_a_deleted_conversation_is_in_any_file(
    keep: Any, domain: Domain, tmp_path: Path, clock: Clock, way: str
) -> None:
    store = keep()
    for end in range(1, 12):
        typed = [f"{MARKER} {number} " + "x" * 3000 for number in range(end)]
        await store.save(talked(domain, *typed))
    assert MARKER.encode() in written(tmp_path)
    if way == "delete":
        assert await store.delete("a") and not await store.delete("a")
    elif way == "sweep":
        clock.now += 13 * HOUR
        store.sweep()
    else:
        tracker = talked(domain, MARKER)
        tracker.update(SlotSet("forget", True))
        await store.save(tracker)
    assert MARKER.encode() not in written(tmp_path)
    assert await store.retrieve("a") is None


def test_only_the_owner_may_read_the_file(keep: Any, tmp_path: Path) -> None:
    keep()
    assert (tmp_path / "in" / "kept.db").stat().st_mode & 0o077 == 0


async def test_delete_by_typing_leaves_nothing(agent: Agent, say: Any) -> None:
    await say(f"he is hungry {MARKER}", sender="typed")
    assert await agent.tracker_store.retrieve("typed") is not None
    await say("delete this", sender="typed")
    assert await agent.tracker_store.retrieve("typed") is None
    opened = await say("hello", sender="typed")
    assert opened[0]["text"] == "I help you compare a worry."


async def test_delete_from_a_channel_finds_the_store(agent: Agent, say: Any) -> None:
    await say("he is hungry", sender="channel")
    assert await forget(agent, "channel")
    assert not await forget(agent, "channel")


def test_another_store_cannot_be_taken_for_ours() -> None:
    with pytest.raises(TypeError, match="cannot delete"):
        keeper_of(object())


async def test_two_messages_at_once_are_handled_one_after_the_other(agent: Agent) -> None:
    import asyncio

    outs: List[Collector] = [Collector() for _ in range(4)]
    await asyncio.gather(
        *(agent.handle_message(UserMessage(f"worry {n}", out, "two")) for n, out in enumerate(outs))
    )
    kept = await agent.tracker_store.retrieve("two")
    assert sorted(kept.get_slot("case")["heard"]) == [f"worry {n}" for n in range(4)]
