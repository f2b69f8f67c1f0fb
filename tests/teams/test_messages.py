"""A message in, its answers out: acknowledged at once, in order, once, and 999 before anything else."""

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from bot.teams.words import words
from tests.guard.stand_ins import WORDS
from tests.teams.microsoft import BOT, TENANT
from tests.teams.served import buttons, served

YES = {"label": "Yes", "payload": {"do": "confirm", "answer": "yes"}}
QUESTION = {"kind": "question", "id": "worry", "text": "Right?", "asked": "Right?", "choices": [YES], "multiple": False}
MENTION = {"type": "mention", "mentioned": BOT, "text": "<at>Threshold helper</at>"}


async def test_danger_comes_first_and_once(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        teams.dialogue.says = [{"text": WORDS.call_999}, {"text": "Ring the hub."}]
        assert await teams.say("he has a knife") == 200
        assert teams.cloud.texts == [WORDS.call_999, WORDS.quiet, "Ring the hub."]


async def test_the_dialogues_own_question_about_danger_stays_behind_what_leads_up_to_it(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        asked = {**QUESTION, "id": "danger", "text": "Is anyone in danger?"}
        teams.dialogue.says = [{"text": "Luton."}, {"text": asked["text"], "payload": asked}]
        await teams.say("luton")
        assert teams.cloud.texts == ["Luton.", "Is anyone in danger?"]
        await teams.say("an argument")
        assert teams.cloud.texts[2:] == [WORDS.ask_danger, "Luton.", "Is anyone in danger?"]


async def test_it_is_acknowledged_at_once_and_999_waits_for_nothing(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        await teams.say("hello")
        release = asyncio.Event()

        async def wait(message: Any) -> None:
            await release.wait()

        teams.dialogue.before = wait
        started = time.monotonic()
        assert await teams.post(teams.cloud.activity("a knife")) == 200
        assert not release.is_set() and time.monotonic() - started < 10
        while WORDS.quiet not in teams.cloud.texts:
            await asyncio.sleep(0.01)
            assert time.monotonic() - started < 20
        release.set()
        await teams.teams.desk.idle()
        assert teams.cloud.texts[-1] == "Understood."


async def test_the_dots_come_behind_the_guard_and_before_the_answer(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        async def slow(message: Any) -> None:
            await asyncio.sleep(0.3)

        teams.dialogue.before = slow
        await teams.say("no coat")
        assert teams.cloud.typing == [0] and teams.cloud.texts == ["Understood."]
        await teams.say("he has a knife")
        assert all(before >= 2 for before in teams.cloud.typing[1:]), "typing came before 999"


async def test_the_same_activity_twice_is_answered_once(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        activity = teams.cloud.activity("no coat")
        assert await asyncio.gather(*(teams.post(activity) for _ in range(4))) == [200] * 4
        await teams.teams.desk.idle()
        assert len(teams.dialogue.heard) == 1 and teams.cloud.texts == ["Understood."]


@pytest.mark.parametrize("text, entities, heard", [
    ("<at>Threshold helper</at> no coat", [MENTION], "no coat"),
    ("<at>Threshold helper</at>&nbsp;no coat", [MENTION], "no coat"),
    ("<at>Threshold helper</at> no coat", [], "no coat"),
    ("<at>Jo Smithers</at> hit him &amp; ran", [], "Jo Smithers hit him & ran"),
    ("no coat", [{"type": "mention"}, "x", {"type": "clientInfo"}], "no coat"),
])
async def test_the_bots_own_name_is_not_part_of_what_was_said(
    text: str, entities: Any, heard: str, tmp_path: Path
) -> None:
    async with served(tmp_path) as teams:
        await teams.say(text, entities=entities)
        assert teams.dialogue.heard[0].text.replace("[name]", "Jo Smithers") == heard or "hit him" in heard


@pytest.mark.parametrize("text", ["/greet he has a knife", "/restart"])
async def test_text_never_becomes_a_command(text: str, tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        await teams.say(text)
        assert not teams.dialogue.heard[0].text.startswith("/")


@pytest.mark.parametrize("text", [None, "", "   "])
async def test_a_message_without_text_gets_a_sentence(text: Any, tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        assert await teams.say(text) == 200
        assert "no text" in teams.cloud.texts[0] and teams.dialogue.heard == []


async def test_two_people_and_two_chats_are_different_conversations(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        other = {"id": "a:other", "conversationType": "personal", "tenantId": TENANT}
        await teams.say("one")
        await teams.say("two", **{"from": {"id": "29:somebody", "aadObjectId": "b"}})
        await teams.say("three", conversation=other)
        await teams.say("four")
        senders = [message.sender_id for message in teams.dialogue.heard]
        assert len(set(senders)) == 3 and senders[0] == senders[3]
        assert all(len(sender) <= 64 and "29:" not in sender for sender in senders)


@pytest.mark.parametrize("kind", ["groupChat", "channel"])
async def test_with_others_in_the_chat_it_says_only_999_and_where_to_go(kind: str, tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        shared = {"id": "19:group", "conversationType": kind, "tenantId": TENANT}
        await teams.say("he has a knife", conversation=shared)
        [text] = teams.cloud.texts
        assert "call 999" in text and "one person" in text and teams.dialogue.heard == []


async def test_a_notification_says_nothing_about_a_child(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        await teams.say("he has a knife")
        await teams.say("no coat")
        said = {one["summary"] for one in teams.cloud.taken}
        assert said == {words()["notice"], words()["notice_urgent"]}
        assert not any(one.get("text") for one in teams.cloud.taken)


# -- what is not a message


ADDED = {"type": "conversationUpdate", "membersAdded": [BOT], "text": None}
INSTALLED = {"type": "installationUpdate", "action": "add", "text": None}


async def test_an_installation_is_greeted_once_with_999_and_what_teams_keeps(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        await teams.say(**ADDED)
        await teams.say(**INSTALLED)
        [text] = teams.cloud.texts
        assert "call 999" in text and "as long as your employer" in text and "shared" in text
        assert teams.dialogue.heard == []
        await teams.say(value=buttons(teams.cloud.cards()[0])[words()["welcome_button"]])
        assert teams.dialogue.heard[0].metadata["payload"] == {"intent": "greet"}


async def test_after_it_was_removed_everything_is_deleted_and_a_new_installation_is_greeted(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        await teams.say(**INSTALLED)
        await teams.say("no coat")
        teams.teams.desk.agent = teams.agent
        await teams.say(**{**INSTALLED, "action": "remove"})
        assert teams.agent.tracker_store.deleted == [teams.dialogue.heard[0].sender_id]
        await teams.say(**INSTALLED)
        assert len(teams.cloud.taken) == 3


@pytest.mark.parametrize("activity", [
    {"type": "messageReaction", "reactionsAdded": [{"type": "like"}]}, {"type": "typing"}, {"type": "event"},
    {"type": "conversationUpdate", "membersAdded": [{"id": "29:user"}]}, {"type": "endOfConversation"},
    {"type": "installationUpdate", "action": "add-upgrade"}, {"type": "something new"},
    {"type": "messageUpdate", "channelData": {"eventType": "undeleteMessage"}},
])
async def test_what_needs_no_answer_is_acknowledged_and_gets_none(activity: Any, tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        assert await teams.say(**{"text": None, **activity}) == 200
        assert teams.cloud.taken == [] and teams.dialogue.heard == []


async def test_an_unknown_invoke_is_declined_and_a_card_sent_as_invoke_is_heard(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        assert await teams.say(type="invoke", name="fileConsent/invoke", value={}) == 501
        teams.dialogue.says = [{"text": "Right?\n[Yes]", "payload": QUESTION}]
        await teams.say("no coat")
        data = buttons(teams.cloud.cards()[0])["Yes"]
        value = {"action": {"type": "Action.Execute", "data": data}}
        assert await teams.say(type="invoke", name="adaptiveCard/action", value=value) == 200
        assert b'"statusCode"' in teams.body and teams.dialogue.heard[1].text == "Yes"


async def test_an_edit_is_read_again_and_danger_in_it_is_heard(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        first = teams.cloud.activity("no coat")
        await teams.post(first)
        edit = {**first, "type": "messageUpdate", "timestamp": "later", "channelData": {"eventType": "editMessage"}}
        await teams.post({**edit, "text": "no coat and he has a knife"})
        await teams.post({**edit, "text": "no coat and he has a knife"})
        await teams.teams.desk.idle()
        assert teams.cloud.texts.count(WORDS.call_999) == 1 and len(teams.dialogue.heard) == 2
        assert teams.cloud.texts[-1] == words()["edited"]


async def test_a_deletion_in_teams_is_answered_with_what_is_still_kept(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        await teams.say(type="messageDelete", channelData={"eventType": "softDeleteMessage"})
        assert teams.cloud.texts == [words()["deleted"]] and teams.dialogue.heard == []
