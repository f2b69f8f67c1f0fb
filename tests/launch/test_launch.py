"""The assistant does not start half-broken, and says in one sentence what to mend."""

from pathlib import Path
import subprocess
import sys
from typing import Any, Dict

import pytest
from rasa.core.utils import AvailableEndpoints
from rasa.utils.endpoints import EndpointConfig

from bot.guard import judge as danger
from bot.launch import checks, training
from bot.launch.agent import LaunchError, load, stores
from bot.launch.inside import Inside
from bot.stores.keeper import Keeper
from bot.stores.locks import QuickLocks
from tests.doubles import Scanner

ROOT = Path(__file__).resolve().parents[2]


def endpoints(tmp_path: Path, **store: Any) -> AvailableEndpoints:
    """The project's endpoints with another file for conversations."""
    read = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))
    read.tracker_store.kwargs["db"] = str(tmp_path / "kept.db")
    for name, value in store.items():
        setattr(read.tracker_store, name, value)
    return read


def bot(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Runs `python -m bot`."""
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)


def test_the_configured_stores_are_really_used(tmp_path: Path) -> None:
    store, lock = stores(endpoints(tmp_path))
    assert type(store) is Keeper and store.keep_hours == 12
    assert type(lock) is QuickLocks


@pytest.mark.parametrize("wrong", ["bot.stores.keeper.Keper", "bot.store.Keeper", None, "sql"])
def test_a_mistyped_store_is_refused(tmp_path: Path, wrong: Any) -> None:
    """Rasa itself would silently keep conversations in memory."""
    with pytest.raises(LaunchError, match="endpoints.yml"):
        stores(endpoints(tmp_path, type=wrong))


def test_no_model_no_start(tmp_path: Path) -> None:
    with pytest.raises(LaunchError, match="python -m bot train"):
        load(tmp_path / "none.tar.gz", endpoints(tmp_path))


def test_a_broken_model_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.tar.gz"
    broken.write_bytes(b"not a model")
    with pytest.raises(Exception):
        load(broken, endpoints(tmp_path))


def test_errors_of_the_store_reach_the_guard(loaded: Any) -> None:
    """Rasa's wrapper would hide them and start the conversation again."""
    assert type(loaded.tracker_store) is Keeper
    assert type(loaded.processor.tracker_store) is Keeper


async def test_the_checks_pass_on_a_sound_installation(
    agent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "detector", LikeTheReal)
    monkeypatch.setattr(danger, "detector", LikeTheReal)
    await checks.check_all(agent)


class LikeTheReal(Scanner):
    """Knows the sentences of the self-test."""

    def scan(self, text: str, asked: Any = None) -> Any:
        """The danger in a text."""
        return super().scan("a knife" if text in checks.DANGERS else "")


@pytest.mark.parametrize(
    "found, said",
    [(RuntimeError("cues are missing"), "cues are missing"), (Scanner(), "does not react to")],
)
def test_a_detector_that_fails_its_self_test_is_refused(
    monkeypatch: pytest.MonkeyPatch, found: Any, said: str
) -> None:
    monkeypatch.setattr(checks, "detector", lambda: found)
    with pytest.raises(LaunchError, match=said):
        checks.check_detector()


def test_a_missing_action_is_refused(loaded: Any) -> None:
    inside = Inside()
    del inside._executor.actions["action_delete"]
    with pytest.raises(LaunchError, match="action_delete"):
        checks.check_actions(loaded, inside)


async def test_a_refusal_looks_like_one_of_an_action_server() -> None:
    with pytest.raises(Exception) as caught:
        await Inside().request(json={"next_action": "action_none", "tracker": {}})
    assert caught.value.status == 404 and b"action_none" in caught.value.text


def test_the_http_api_is_refused() -> None:
    done = bot("run", "--enable-api")
    assert done.returncode == 2 and "past the guard" in done.stderr


def test_without_a_verb_the_verbs_are_listed() -> None:
    done = bot()
    assert done.returncode == 0
    for verb in ("run", "chat", "train"):
        assert f"  {verb} " in done.stdout
    assert bot("no-such-verb").returncode == 2


def test_a_verb_does_not_import_rasa_before_it_needs_it() -> None:
    names = ", ".join(f"bot.verbs.{name}" for name in ("run", "train", "chat"))
    code = f"import sys, bot.__main__, {names}; print('rasa' in sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_model_is_old_as_soon_as_anything_changes(tmp_path: Path) -> None:
    parts: Dict[str, str] = {"config.yml": "a", "domain.yml": "b", "data/nlu/x.yml": "c"}
    for name, text in parts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert not training.current(tmp_path)
    (tmp_path / "models").mkdir()
    (tmp_path / training.MODEL).write_text("model")
    (tmp_path / training.STAMP).write_text(training.stamp(tmp_path) + "\n")
    assert training.current(tmp_path)
    (tmp_path / "data/nlu/y.yml").write_text("new")
    assert not training.current(tmp_path)


def test_an_endpoint_without_a_type_is_no_store() -> None:
    assert EndpointConfig(url="x").type is None
