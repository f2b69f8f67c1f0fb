"""Fixtures that several rooms use; no test of the shell needs a matrix."""

import os
from pathlib import Path
from typing import Any, Awaitable, Callable, Dict, Iterator, List, Optional

import pytest

os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

ROOT = Path(__file__).resolve().parents[1]
# So long the language model may take here: a busy machine is slow, and its limit has tests of its own.
PATIENT = {"seconds": 30}
Message = Dict[str, Any]
Say = Callable[..., Awaitable[List[Message]]]


def pytest_configure() -> None:
    """Whatever is loaded in a test listens patiently; what asks for the numbers themselves gets the real ones."""
    from bot.guard import detector

    real = detector.numbers
    detector.numbers = lambda: {**real(), **PATIENT}


@pytest.fixture(scope="session")
def model() -> Path:
    """The trained model, made of the files as they are now."""
    from bot.launch.training import MODEL, current, train

    if not current(ROOT):
        assert train(ROOT) == 0
    return ROOT / MODEL


@pytest.fixture(scope="session")
def loaded(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One agent for the whole run, as the launcher loads it, with a store of its own."""
    from rasa.core.utils import AvailableEndpoints

    from bot.launch.agent import load

    endpoints = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))
    endpoints.tracker_store.kwargs["db"] = str(tmp_path_factory.mktemp("store") / "kept.db")
    return load(model, endpoints)


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A stand-in for the dialogue core; `stub.broken` makes it fail."""
    from actions import desk
    from tests.doubles import Talk

    talk = Talk()
    monkeypatch.setattr(desk, "talk", lambda: talk)
    return talk


@pytest.fixture
def agent(loaded: Any, stub: Any) -> Iterator[Any]:
    """The agent with the stand-in behind its actions; whatever a test changes is put back."""
    kept = (loaded.action_endpoint, loaded.processor.action_endpoint, loaded.tracker_store)
    yield loaded
    loaded.action_endpoint, loaded.processor.action_endpoint, store = kept
    loaded.tracker_store = loaded.processor.tracker_store = store


@pytest.fixture
def say(agent: Any, request: pytest.FixtureRequest) -> Say:
    """Sends a message in this test's conversation and gives back everything that came out."""
    from rasa.core.channels.channel import UserMessage

    from tests.doubles import Collector

    async def send(
        text: str, *, facts: Optional[Dict[str, Any]] = None, sender: str = request.node.nodeid
    ) -> List[Message]:
        out = Collector()
        await agent.handle_message(UserMessage(text, out, sender, metadata=facts))
        return out.messages

    return send
