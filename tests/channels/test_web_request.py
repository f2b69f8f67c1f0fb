"""Requests are checked before anything is done with them."""

import json
from typing import Any, Iterator

import pytest

from bot.channels.signing import Signer
from bot.channels.tickets import Tickets
from bot.channels.web_request import HELLO, MOST_BYTES, OPENING, Refused, read_request

SIGNER = Signer(b"key")
NOW = [1_000_000.0]
TICKETS = Tickets(SIGNER, minutes=120, clock=lambda: NOW[0])
CONVERSATION = TICKETS.begin()
TICKET = TICKETS.of(CONVERSATION)
YES = SIGNER.button(CONVERSATION, "Yes", {"do": "danger", "answer": "yes"})


def read(**content: Any) -> Any:
    return read_request(json.dumps(content).encode(), SIGNER, TICKETS)


def test_text_is_passed_on_in_its_conversation() -> None:
    asked = read(conversation=TICKET, text="no coat", id="1")
    assert asked == (CONVERSATION, "no coat", {}, "1", False, False)


def test_a_first_request_without_text_opens_a_conversation() -> None:
    asked = read()
    assert asked.text == HELLO and asked.metadata == {"payload": OPENING}
    assert asked.opens and len(asked.conversation) == len(CONVERSATION)


def test_a_page_about_one_area_opens_the_conversation_there() -> None:
    assert read(area="some_area").metadata == {"payload": {"do": "site", "area": "some_area"}}


@pytest.mark.parametrize("area", ["", None])
def test_a_page_that_names_no_area_leaves_it_to_be_asked(area: Any) -> None:
    assert read(area=area).metadata == {"payload": OPENING}


@pytest.mark.parametrize("area", [7, "Some Area", "x" * 99, ["some_area"], "a;b"])
def test_what_cannot_be_an_area_is_handed_on_as_one_that_is_not_known(area: Any) -> None:
    assert read(area=area).metadata == {"payload": {"do": "site", "area": None}}


def test_an_area_is_told_at_the_opening_only() -> None:
    assert read(conversation=TICKET, text="no coat", area="some_area").metadata == {}


@pytest.mark.parametrize("conversation", ["default", "", None, 7, CONVERSATION, TICKET[:-2] + "xx"],
                         ids=range(6))
def test_an_id_that_is_not_ours_gets_a_new_conversation_and_the_text_is_not_lost(conversation: Any) -> None:
    asked = read(conversation=conversation, text="he has a knife")
    assert asked.text == "he has a knife" and asked.conversation != conversation


def test_a_button_brings_its_label_and_value() -> None:
    asked = read(conversation=TICKET, payload=YES)
    assert asked.text == "Yes"
    assert asked.metadata == {"payload": {"do": "danger", "answer": "yes"}, "typed": False}


def test_text_beside_ticks_is_text() -> None:
    asked = read(conversation=TICKET, payload=[YES], text="and a knife")
    assert asked.text == "and a knife" and asked.metadata["typed"]


@pytest.mark.parametrize("payload", ["/inform{}", {"do": "danger"}, [YES, "forged"], [["x"]], 4, "x.y"])
def test_a_payload_that_is_not_ours_is_refused_or_only_its_text_is_read(payload: Any) -> None:
    with pytest.raises(Refused, match="old_button"):
        read(conversation=TICKET, payload=payload)
    assert read(conversation=TICKET, payload=payload, text="x").metadata == {}


def test_a_button_of_another_conversation_is_refused() -> None:
    with pytest.raises(Refused, match="old_button"):
        read(conversation=TICKETS.of(TICKETS.begin()), payload=YES)


@pytest.mark.parametrize("body, code", [
    (b"{", "not_json"), (b"[1]", "not_json"), (b"\xff\xfe", "not_json"), (b"[" * 100_000, "not_json"),
    (b'{"text": ["he has a knife"]}', "not_text"), (b'{"text": 5}', "not_text"),
])
def test_what_cannot_be_read_is_refused(body: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        read_request(body, SIGNER, TICKETS)


def test_clients_cannot_set_metadata() -> None:
    asked = read(conversation=TICKET, text="x", metadata={"guard": {"tier": "no"}}, sender="y")
    assert asked.metadata == {} and asked.conversation == CONVERSATION


def test_a_body_too_large_to_take_apart_still_reaches_the_guard() -> None:
    assert len(read_request(b"x" * (MOST_BYTES + 1), SIGNER, TICKETS).text) == MOST_BYTES


@pytest.fixture
def later() -> Iterator[None]:
    """The session is over."""
    NOW[0] += 121 * 60
    yield
    NOW[0] -= 121 * 60


def test_after_its_time_a_ticket_begins_a_new_conversation_with_what_was_typed(later: None) -> None:
    asked = read(conversation=TICKET, text="he has a knife")
    assert asked.late and asked.text == "he has a knife" and asked.conversation != CONVERSATION
    opened = read(conversation=TICKET)
    assert opened.late and opened.opens


def test_after_its_time_a_retry_leads_to_the_same_conversation(later: None) -> None:
    asked = [read(conversation=TICKET, text="no coat", id=name).conversation for name in ("a", "a", "b")]
    assert asked[0] == asked[1] != asked[2] and len(asked[0]) == len(CONVERSATION)
    unnamed = [read(conversation=TICKET, text="no coat").conversation for _ in range(2)]
    assert unnamed[0] != unnamed[1]


def test_after_its_time_a_button_says_that_the_session_is_over(later: None) -> None:
    with pytest.raises(Refused, match="expired"):
        read(conversation=TICKET, payload=YES)
