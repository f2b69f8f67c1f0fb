"""A whole conversation by card, with the real dialogue, in every area: pressed, picked, ticked and answered."""

import json
from pathlib import Path
from typing import Any, AsyncIterator, Dict, List

import pytest

from bot.guard.audit import Audit
from bot.guard.detector import Detector
from bot.guard.guard import Guard
from bot.guard.mask import load_mask
from bot.teams.messages import MOST_BYTES
from bot.teams.settings import SECRET as SECRET_NAME
from tests.guard.stand_ins import WORDS, numbers
from tests.teams.microsoft import SECRET, microsoft
from tests.teams.served import Client, buttons, make_teams, running
from tests.teams.test_cards import parts, valid

AREAS = ["Peterborough", "Cambridgeshire", "Luton", "Central Bedfordshire", "Bedford Borough"]
CONCERN = "y3 girl, third week running in the same clothes, always starving at breakfast club, smells. nan drops off"
MOST_TURNS = 10


@pytest.fixture(scope="module")
def core() -> Any:
    """The real core, warm: the first reading of a process takes seconds."""
    from actions import desk
    from bot.enquiry.turn import Incoming

    talk = desk.talk()
    talk.take(talk.open().case, Incoming(CONCERN, None, None))
    return talk


@pytest.fixture
async def teams(core: Any, loaded: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Client]:
    monkeypatch.setenv(SECRET_NAME, SECRET)
    guard = Guard(WORDS, Detector.load(), Audit(tmp_path), load_mask(), numbers)
    async with microsoft() as cloud:
        # The store of the test run is shared: each conversation is a chat of its own.
        cloud.chat = str(tmp_path)
        channel = make_teams(tmp_path, cloud, guard=guard)
        async with running(channel, cloud, handler=loaded.handle_message, agent=loaded) as client:
            yield client


class Practitioner:
    """Somebody who only uses cards, but for the worry itself."""

    def __init__(self, teams: Client) -> None:
        self.teams, self.cloud = teams, teams.cloud

    @property
    def last(self) -> Dict[str, Any]:
        """The message with buttons that came last."""
        return next(one for one in reversed(self.cloud.taken) if pressable(one))

    async def press(self, label: str) -> None:
        """A button of the last card is pressed, and the card shows it."""
        sent = self.last
        await self.teams.say(value=buttons(card(sent))[label], replyToId=sent["id"])

    async def pick_first(self) -> None:
        """The first of every list is picked, and all are sent."""
        sent = self.last
        lists = [one for one in parts(card(sent)) if one.get("type") == "Input.ChoiceSet"]
        value = {one["id"]: one["choices"][0]["value"] for one in lists}
        await self.teams.say(value={"ticked": True, **value}, replyToId=sent["id"])

    async def go_on(self) -> None:
        """Whatever the last card asks is answered."""
        offered = buttons(card(self.last))
        if any("ticked" in data for data in offered.values()):
            await self.pick_first()
        else:
            await self.press(next(iter(offered)))


def card(message: Dict[str, Any]) -> Dict[str, Any]:
    return message["attachments"][0]["content"]


def pressable(message: Dict[str, Any]) -> bool:
    return bool(message.get("attachments")) and bool(buttons(card(message)))


def is_answer(message: Dict[str, Any]) -> bool:
    return any(one["type"] == "Action.ToggleVisibility" for one in parts(card(message)) if "type" in one)


def sound(sent: List[Dict[str, Any]]) -> None:
    """Every card is valid, small enough, and says nothing in its notification."""
    for one in sent:
        assert one.get("attachments"), f"said in words only: {one.get('text', '')[:80]}"
        valid(card(one))
        assert not any(part.get("type") == "Input.Text" for part in parts(card(one))), "words are typed into the chat"
        assert len(json.dumps(one).encode()) <= MOST_BYTES
        assert one["summary"] in ("There is an answer for you.", "Please read my message now.")


@pytest.mark.parametrize("area", AREAS)
async def test_a_conversation_by_card_reaches_its_answer(area: str, teams: Client) -> None:
    one = Practitioner(teams)
    await teams.say("hello")
    await one.press(area)
    await one.press("No")
    await teams.say(CONCERN)
    for _ in range(MOST_TURNS):
        if any(is_answer(sent) for sent in teams.cloud.taken):
            break
        await one.go_on()
    sound(teams.cloud.taken)
    for shown in teams.cloud.updated.values():
        valid(card(shown))
    assert any(is_answer(sent) for sent in teams.cloud.taken), teams.cloud.texts[-1]
    assert len(teams.cloud.updated) >= 3, "answered cards show the choice"
    assert not any("cannot answer this message" in text for text in teams.cloud.texts)


async def test_deleting_by_word_leaves_nothing_in_the_file_of_the_channel(teams: Client, tmp_path: Path) -> None:
    one = Practitioner(teams)
    await teams.say("hello")
    await one.press(AREAS[0])
    await one.press("No")
    await teams.say(f"{CONCERN} zebrafinch")
    await teams.say("delete this")
    assert "zebrafinch" not in teams.cloud.texts[-1]
    files = [f.name for f in tmp_path.rglob("*") if f.is_file() and b"zebrafinch" in f.read_bytes()]
    assert files == []
