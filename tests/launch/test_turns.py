"""Whole turns through Rasa: the form, digressions, danger, failures, and what channels receive."""

from typing import Any, Dict, List, Optional

import pytest
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.utils.endpoints import EndpointConfig

from bot.guard import judge as danger
from bot.policies.immediate import plan
from tests.doubles import Scanner

CALL = "Call 999 now."
ASK = "Is anyone in danger right now? If so, call 999 now."
HUB = "Then ring the hub, 01632 960000. I am here to go on."
QUESTION = "What are you worried about?"


@pytest.fixture(autouse=True)
def scanner(monkeypatch: pytest.MonkeyPatch) -> None:
    """A detector whose answers a test can foresee."""
    monkeypatch.setattr(danger, "detector", Scanner)


def texts(messages: List[Dict[str, Any]]) -> List[str]:
    """What was said."""
    return [message["text"] for message in messages]


async def test_text_and_payload_arrive_in_one_message(say: Any) -> None:
    said = await say("hello")
    assert texts(said) == ["I help you compare a worry.", QUESTION]
    assert said[1]["payload"]["kind"] == "question"
    assert said[1]["payload"]["choices"][0]["payload"] == {"do": "intent", "intent": "go_back"}


async def test_a_stock_channel_shows_each_text_once_and_no_json(agent: Any) -> None:
    out = CollectingOutputChannel()
    await agent.handle_message(UserMessage("he is hungry", out, "stock"))
    assert [set(message) for message in out.messages] == [{"recipient_id", "text"}] * 3
    assert all("{" not in message["text"] for message in out.messages)


async def test_every_message_is_heard(say: Any, agent: Any, request: pytest.FixtureRequest) -> None:
    texts_typed = ["he is hungry", "no", "not sure", "what about his sister", "12"]
    for text in ["hello", *texts_typed]:
        await say(text)
    kept = await agent.tracker_store.retrieve(request.node.nodeid)
    assert kept.get_slot("case")["heard"] == texts_typed


@pytest.mark.parametrize("text", ["why do you ask?", "skip", "what is section 47?", "start again"])
@pytest.mark.parametrize("before", [[], ["hello"], ["hello", "That is all"], ["he has a knife"]])
async def test_a_digression_works_at_every_point(say: Any, before: List[str], text: str) -> None:
    for one in before:
        await say(one)
    assert texts(await say(text))[-1].startswith("You want: ")
    assert texts(await say("he is hungry"))[-2:] == ["I read this as: he is hungry", QUESTION]


async def test_after_the_answer_the_enquiry_goes_on(say: Any) -> None:
    await say("he is hungry")
    assert texts(await say("That is all")) == ["Level 3."]
    said = texts(await say("and his sister too"))
    assert said == ["I read this as: and his sister too", QUESTION]


@pytest.mark.parametrize("before", [[], ["hello"], ["hello", "go back"], ["hello", "That is all"]])
async def test_danger_interrupts_everything(say: Any, before: List[str]) -> None:
    for one in before:
        await say(one)
    said = texts(await say("he has a knife"))
    assert said[0] == CALL and said[2] == HUB and said.count(CALL) == 1
    assert texts(await say("he is 6"))[-1] == QUESTION


async def test_what_the_guard_said_is_logged_and_not_said_again(
    say: Any, agent: Any, request: pytest.FixtureRequest
) -> None:
    await say("hello")
    facts = {"guard": {"tier": "yes", "said": True}}
    assert texts(await say("he has a knife", facts=facts)) == [HUB]
    kept = await agent.tracker_store.retrieve(request.node.nodeid)
    logged = [event.text for event in kept.events if event.type_name == "bot"]
    assert logged.count(CALL) == 1 and logged.index(CALL) < logged.index(HUB)


async def test_possible_danger_is_asked_about_first_and_the_message_heard(say: Any) -> None:
    await say("hello")
    said = texts(await say("maybe danger"))
    assert said == [ASK, "I read this as: maybe danger", QUESTION]
    facts = {"guard": {"tier": "possible", "said": True}}
    assert texts(await say("maybe danger", facts=facts)) == said[1:]


@pytest.mark.parametrize("before", [[], ["hello"]])
async def test_with_broken_actions_999_is_still_said(
    say: Any, stub: Any, before: List[str]
) -> None:
    for one in before:
        await say(one)
    stub.broken = RuntimeError("down")
    assert texts(await say("he has a knife"))[0] == CALL
    assert texts(await say("he is hungry")) == []
    stub.broken = None
    assert texts(await say("he is hungry"))[-1] == QUESTION


async def test_after_a_failure_a_command_is_still_a_command(say: Any, stub: Any) -> None:
    """The reply that could not be heard still stands in its slot."""
    await say("hello")
    stub.broken = RuntimeError("down")
    await say("he is hungry")
    stub.broken = None
    assert texts(await say("go back")) == ["You want: go_back."]
    assert texts(await say("delete this")) == ["You want: delete."]


class Down(EndpointConfig):
    """An action server that cannot be reached."""

    async def request(self, *args: Any, **kwargs: Any) -> Optional[Any]:
        """Fails like a closed port."""
        import aiohttp

        raise aiohttp.ClientConnectionError("closed")


async def test_without_an_action_server_999_is_still_said(say: Any, agent: Any) -> None:
    await say("hello")
    agent.action_endpoint = agent.processor.action_endpoint = Down(url="http://localhost:1")
    assert texts(await say("he has a knife"))[0] == CALL


async def test_a_button_is_handed_over_as_it_was_made(
    say: Any, agent: Any, request: pytest.FixtureRequest
) -> None:
    await say("hello")
    await say("Yes", facts={"payload": {"do": "confirm", "id": 3}})
    kept = await agent.tracker_store.retrieve(request.node.nodeid)
    assert kept.get_slot("case")["payload"] == {"do": "confirm", "id": 3}
    button = {"payload": {"do": "intent", "intent": "go_back"}}
    assert texts(await say("Go back", facts=button)) == ["You want: go_back."]


async def test_a_delete_button_deletes_and_says_so_to_the_channel(
    say: Any, agent: Any, request: pytest.FixtureRequest
) -> None:
    await say("hello")
    said = await say("Delete", facts={"payload": {"do": "intent", "intent": "delete"}})
    assert [message["payload"]["kind"] for message in said] == ["deleted"]
    assert await agent.tracker_store.retrieve(request.node.nodeid) is None


async def test_the_pages_silent_hello_opens_the_conversation(say: Any) -> None:
    said = texts(await say("hello", facts={"payload": {"intent": "greet"}}))
    assert said == ["I help you compare a worry.", QUESTION]


@pytest.mark.parametrize(
    "found, steps",
    [
        ({"tier": "no"}, 0),
        ({"tier": "yes", "said": False}, 4),
        ({"tier": "yes", "said": True}, 2),
        ({"tier": "yes", "said": False, "called": True}, 2),
        ({"tier": "possible", "said": False}, 3),
        ({"tier": "possible", "said": True}, 0),
    ],
)
def test_the_plan_for_danger(found: Dict[str, Any], steps: int) -> None:
    assert len(plan(found)) == steps
