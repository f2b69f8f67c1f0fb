"""What stood on the screen is kept with its conversation, and goes with it."""

from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.stores.keeper import HOUR, Keeper

ROOT = Path(__file__).resolve().parents[2]
MARKER = "zebra-umbrella-9"
SAID = [{"kind": "text", "text": f"I read this as: {MARKER}"}]


@pytest.fixture(scope="module")
def domain() -> Domain:
    """The project's own domain."""
    return Domain.load(str(ROOT / "domain.yml"))


@pytest.fixture
def now() -> Any:
    """What the clock shows, in a list that a test changes."""
    return [1_700_000_000.0]


@pytest.fixture
def keep(tmp_path: Path, domain: Domain, now: Any) -> Any:
    """Opens the store in the same file each time."""

    def make(hours: float = 12) -> Keeper:
        file = str(tmp_path / "kept.db")
        return Keeper(domain=domain, db=file, keep_hours=hours, clock=lambda: now[0])

    return make


def talked(domain: Domain, text: str = "no coat", request: str = "1") -> DialogueStateTracker:
    """A conversation in which one message was answered."""
    tracker = DialogueStateTracker("a", domain.slots)
    tracker.update(UserUttered(text, {"name": "inform", "confidence": 1.0}, message_id=request))
    tracker.update(BotUttered("Why?", metadata={"payload": {"kind": "question", "text": "Why?"}}))
    tracker.update(BotUttered("Who?"))
    return tracker


def written(folder: Path) -> bytes:
    """Everything that lies in the folder of the store."""
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_exchanges_come_back_in_order_by_another_process_too(keep: Any, domain: Domain) -> None:
    store = keep()
    await store.save(talked(domain))
    store.add_exchange("a", None, None, [{"kind": "text", "text": "Hello."}])
    store.add_exchange("a", "1", MARKER, SAID)
    other = keep()
    assert [one["text"] for one in other.messages("a")] == ["Hello.", MARKER, SAID[0]["text"]]
    assert other.messages("a")[1]["kind"] == "user"
    assert other.answer("a", "1") == SAID and other.answer("a", "2") is None and other.answer("b", "1") is None


async def test_one_id_is_kept_once_and_a_new_message_changes_nothing_of_the_old(
    keep: Any, domain: Domain
) -> None:
    store = keep()
    for _ in range(2):
        await store.save(talked(domain))
        store.add_exchange("a", "1", MARKER, SAID)
    assert len(store.messages("a")) == 2
    store.add_exchange("a", None, MARKER, SAID)
    store.add_exchange("a", None, MARKER, SAID)
    assert len(store.messages("a")) == 6


@pytest.mark.parametrize("way", ["delete", "forget slot", "sweep", "no hours"])
async def test_it_goes_with_its_conversation_and_stays_in_no_file(
    keep: Any, domain: Domain, tmp_path: Path, now: Any, way: str
) -> None:
    store, tracker = keep(0 if way == "no hours" else 12), talked(domain)
    await store.save(tracker)
    store.add_exchange("a", "1", MARKER, SAID)
    assert MARKER.encode() in written(tmp_path)
    if way == "delete":
        await store.delete("a")
    elif way == "forget slot":
        tracker.update(SlotSet("forget", True))
        await store.save(tracker)
    else:
        now[0] += 13 * HOUR
        store.sweep()
    assert store.messages("a") == [] and store.answer("a", "1") is None
    assert MARKER.encode() not in written(tmp_path)


async def test_what_is_said_at_the_end_of_a_deleted_conversation_is_not_kept(
    keep: Any, tmp_path: Path
) -> None:
    keep().add_exchange("a", "1", MARKER, SAID)
    assert MARKER.encode() not in written(tmp_path)


async def test_after_its_time_it_is_not_shown_even_before_it_is_swept(
    keep: Any, domain: Domain, now: Any
) -> None:
    store = keep()
    await store.save(talked(domain))
    store.add_exchange("a", "1", MARKER, SAID)
    now[0] += 13 * HOUR
    assert store.messages("a") == [] and store.answer("a", "1") is None


async def test_a_half_turn_is_known_by_the_id_of_its_message(keep: Any, domain: Domain) -> None:
    store = keep()
    await store.save(talked(domain, request='odd "id"'))
    said = await keep().half_answer("a", 'odd "id"')
    assert [one["text"] for one in said] == ["Why?", "Who?"]
    assert said[0]["payload"] == {"kind": "question", "text": "Why?"}
    assert await store.half_answer("a", "other") == [] == await store.half_answer("b", "1")


async def test_a_store_that_cannot_be_used_says_so(keep: Any, tmp_path: Path) -> None:
    store = keep()
    store.check()
    (tmp_path / "kept.db").unlink()
    with pytest.raises(FileNotFoundError):
        store.check()
