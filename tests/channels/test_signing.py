"""Ids and buttons that we did not make are worth nothing."""

import stat
from pathlib import Path

import pytest

from bot.channels.buttons import labels, merged, signed
from bot.channels.signing import SETTING, Pressed, Signer, load_key

SIGNER = Signer(b"one key")
CONVERSATION = "a-conversation"


def test_a_button_comes_back_as_it_went() -> None:
    token = SIGNER.button(CONVERSATION, "Yes – sí", {"do": "danger", "answer": "yes"})
    assert SIGNER.pressed(CONVERSATION, token) == Pressed("Yes – sí", {"do": "danger", "answer": "yes"})
    assert not token.startswith("/")


@pytest.mark.parametrize("forged", ["", "a.b", None, {"do": "danger"}, "/inform{}", "x" * 9000, "é", "."])
def test_a_button_that_we_did_not_make_is_nothing(forged: object) -> None:
    assert SIGNER.pressed(CONVERSATION, forged) is None


def test_a_button_works_in_its_own_conversation_with_its_own_value_only() -> None:
    token = SIGNER.button(CONVERSATION, "No", {"answer": "no"})
    other = SIGNER.button(CONVERSATION, "Yes", {"answer": "yes"})
    assert SIGNER.pressed("another", token) is None
    assert SIGNER.pressed(CONVERSATION, f"{other.split('.')[0]}.{token.split('.')[1]}") is None
    assert Signer(b"another").pressed(CONVERSATION, token) is None


def test_every_button_of_a_message_is_signed_wherever_it_stands() -> None:
    button = {"label": "A", "payload": {"do": "x"}}
    message = {"text": "?", "choices": [button], "items": [{"id": "i", "choices": [button]}], "payload": 3}
    copy = signed(message, CONVERSATION, SIGNER)
    tokens = [copy["choices"][0]["payload"], copy["items"][0]["choices"][0]["payload"]]
    assert all(SIGNER.pressed(CONVERSATION, token) == Pressed("A", {"do": "x"}) for token in tokens)
    assert message["choices"][0]["payload"] == {"do": "x"} and copy["payload"] == 3


def test_several_ticks_become_one_value() -> None:
    ticked = [Pressed("A", {"do": "answers", "answers": {"home": 1}}),
              Pressed("B", {"do": "answers", "answers": {"age": 2}}),
              Pressed("C", {"do": "answers", "answers": {"home": 3}})]
    assert merged(ticked) == {"do": "answers", "answers": {"home": [1, 3], "age": 2}}
    assert labels(ticked) == "A; B; C"
    assert ticked[0].payload == {"do": "answers", "answers": {"home": 1}}


def test_the_key_is_made_once_and_is_nobody_elses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    key = load_key(tmp_path)
    assert key == load_key(tmp_path) and len(key) == 32
    assert stat.S_IMODE((tmp_path / "web-signing.key").stat().st_mode) == 0o600
    monkeypatch.setenv(SETTING, "a phrase")
    assert load_key(tmp_path) != key


def test_without_a_disk_there_is_still_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    assert len(load_key(tmp_path / "missing")) == 32
