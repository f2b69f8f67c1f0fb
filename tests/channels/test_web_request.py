"""Requests are checked before anything is done with them."""

import json
from typing import Any

import pytest

from bot.channels.signing import Signer
from bot.channels.web_request import HELLO, MOST_BYTES, OPENING, Refused, read_request

SIGNER = Signer(b"key")
CONVERSATION = SIGNER.new_conversation()
YES = SIGNER.button(CONVERSATION, "Yes", {"do": "danger", "answer": "yes"})


def read(**content: Any) -> Any:
    return read_request(json.dumps(content).encode(), SIGNER)


def test_text_is_passed_on_in_its_conversation() -> None:
    asked = read(conversation=CONVERSATION, text="no coat", id="1")
    assert asked == (CONVERSATION, "no coat", {}, "1")


def test_a_first_request_without_text_opens_a_conversation() -> None:
    asked = read()
    assert asked.text == HELLO and asked.metadata == {"payload": OPENING}
    assert SIGNER.is_conversation(asked.conversation)


@pytest.mark.parametrize("conversation", ["default", "", None, 7, CONVERSATION[:-2] + "xx"])
def test_an_id_that_is_not_ours_gets_a_new_conversation_and_the_text_is_not_lost(conversation: Any) -> None:
    asked = read(conversation=conversation, text="he has a knife")
    assert asked.text == "he has a knife" and asked.conversation != conversation


def test_a_button_brings_its_label_and_value() -> None:
    asked = read(conversation=CONVERSATION, payload=YES)
    assert asked.text == "Yes"
    assert asked.metadata == {"payload": {"do": "danger", "answer": "yes"}, "typed": False}


def test_text_beside_ticks_is_text() -> None:
    asked = read(conversation=CONVERSATION, payload=[YES], text="and a knife")
    assert asked.text == "and a knife" and asked.metadata["typed"]


@pytest.mark.parametrize("payload", ["/inform{}", {"do": "danger"}, [YES, "forged"], [["x"]], 4, "x.y"])
def test_a_payload_that_is_not_ours_is_refused_or_only_its_text_is_read(payload: Any) -> None:
    with pytest.raises(Refused, match="old_button"):
        read(conversation=CONVERSATION, payload=payload)
    assert read(conversation=CONVERSATION, payload=payload, text="x").metadata == {}


def test_a_button_of_another_conversation_is_refused() -> None:
    with pytest.raises(Refused, match="old_button"):
        read(conversation=SIGNER.new_conversation(), payload=YES)


@pytest.mark.parametrize("body, code", [
    (b"{", "not_json"), (b"[1]", "not_json"), (b"\xff\xfe", "not_json"), (b"[" * 100_000, "not_json"),
    (b'{"text": ["he has a knife"]}', "not_text"), (b'{"text": 5}', "not_text"),
])
def test_what_cannot_be_read_is_refused(body: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        read_request(body, SIGNER)


def test_clients_cannot_set_metadata() -> None:
    asked = read(conversation=CONVERSATION, text="x", metadata={"guard": {"tier": "no"}}, sender="y")
    assert asked.metadata == {} and asked.conversation == CONVERSATION


def test_a_body_too_large_to_take_apart_still_reaches_the_guard() -> None:
    assert len(read_request(b"x" * (MOST_BYTES + 1), SIGNER).text) == MOST_BYTES
