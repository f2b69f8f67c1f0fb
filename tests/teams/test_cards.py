"""Every kind of message as a card: valid by the published schema, readable without it, safe to press."""

import json
from pathlib import Path
from typing import Any, Dict, List

import pytest
from jsonschema import Draft6Validator

from bot.channels.buttons import signed
from bot.channels.signing import Signer
from bot.teams.cards import answered, card_of, is_question, welcome
from bot.teams.words import words
from tests.guard.stand_ins import WORDS
from tests.teams.served import buttons, served

PUBLISHED = Path(__file__).with_name("published")
VALID = Draft6Validator(json.loads((PUBLISHED / "adaptive-card-1.5.json").read_text(encoding="utf-8")))
SIGNER = Signer(b"key")
TYPED = "*she* said [call me](http://evil.example) <b>now</b> {{DATE(2020-01-01)}}"


def choice(label: str, **payload: Any) -> Dict[str, Any]:
    return {"label": label, "payload": payload}


AREAS = [choice(f"Area {n}", do="area", area=f"a{n}") for n in range(8)]
LONG = choice("there are clear and consistent physical signs, which could be neglect", do="answers", answers={"a": 1})
CITE = {"document": "A table", "date": "2024", "url": "https://www.example.org/t", "section": "1", "words": "A table, row 2"}
LINES = [{"text": f"You said {TYPED}", "cite": CITE, "brief": True}, {"text": "Further.", "cite": None, "brief": False}]
PAYLOADS: Dict[str, Dict[str, Any]] = {
    "text": {"kind": "text", "text": TYPED},
    "question": {"kind": "question", "id": "area", "text": "Where?", "asked": "Where?", "choices": AREAS, "multiple": False},
    "ticks": {"kind": "question", "id": "topics", "text": "Which?", "asked": "Which?", "choices": AREAS, "multiple": True},
    "understood": {"kind": "understood", "id": "confirm", "text": f"I read this as:\n1. Hungry ({TYPED})", "asked": "Right?",
                   "certain": True, "picks": [LONG], "choices": AREAS[:2], "found": [], "unread": [], "area": "a1"},
    "guesses": {"kind": "understood", "id": "confirm", "text": "Which?", "asked": "Right?", "certain": False,
                "picks": [LONG, AREAS[0]], "choices": AREAS[:2], "found": [], "unread": [], "area": "a1"},
    "questions": {"kind": "questions", "id": "questions", "text": "Three things", "asked": "First?", "area": "a1",
                  "choices": AREAS[:2], "items": [
                      {"id": "a", "text": "First?", "multiple": False, "pick": True, "choices": [LONG, AREAS[0]]},
                      {"id": "b", "text": "Second?", "multiple": True, "pick": False, "choices": AREAS[:3]},
                      {"id": "c", "text": "In your words?", "multiple": False, "pick": False, "choices": []}]},
    "summary": {"kind": "summary", "id": "summary", "text": "So far", "asked": "Right?", "lines": ["a"], "choices": AREAS[:1]},
    "answer": {"kind": "answer", "text": "Level 3", "choices": AREAS[:3], "area": "a1", "asked": None, "blocks": [
        {"id": "level", "title": "Level 3", "lines": LINES}, {"id": "now", "title": "Now", "lines": LINES[:1]}]},
    "copy": {"kind": "copy", "text": TYPED},
    "danger": {"kind": "danger", "text": WORDS.call_999, "choices": AREAS[:2]},
    "quiet": {"kind": "danger", "text": WORDS.quiet},
    "deleted": {"kind": "deleted", "text": "Deleted."},
    "error": {"kind": "error", "text": "Call 999."},
    "a kind of next year": {"kind": "news", "text": "Something new."},
}


def drawn(name: str) -> Dict[str, Any]:
    payload = PAYLOADS[name]
    return card_of(payload["text"] + "\n[labels]", signed(payload, "c", SIGNER))


def valid(card: Dict[str, Any]) -> None:
    """As the published schema of Adaptive Cards 1.5 wants it, the small print of the schema included."""
    wrong = [f"{list(error.path)}: {error.message[:200]}" for error in VALID.iter_errors(card)]
    assert not wrong, wrong
    assert card["version"] == "1.5" and card["fallbackText"].strip()
    ids = [one["id"] for one in parts(card) if "id" in one]
    assert len(ids) == len(set(ids))


def parts(content: Any) -> List[Dict[str, Any]]:
    """Every object in a card."""
    if isinstance(content, list):
        return [one for part in content for one in parts(part)]
    if not isinstance(content, dict):
        return []
    return [content, *(one for part in content.values() for one in parts(part))]


def test_the_schema_refuses_what_is_not_a_card() -> None:
    broken = {**drawn("question"), "body": [{"type": "Input.ChoiceSet", "id": "x", "choices": [{"title": 1}]}]}
    assert list(VALID.iter_errors(broken))


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_card_is_valid_and_has_its_text_beside_it(name: str) -> None:
    card = drawn(name)
    valid(card)
    assert card["fallbackText"].startswith(PAYLOADS[name]["text"])
    valid(answered(card, "Area 1", {"pressed": "x"}))


@pytest.mark.parametrize("kind", ["understood", "questions", "answer", "danger", "question"])
def test_a_message_that_cannot_be_drawn_is_still_said(kind: str) -> None:
    """A part that is missing in a payload must not cost the message; with 999 least of all."""
    card = card_of(WORDS.call_999, {"kind": kind, "choices": [{"wrong": 1}], "blocks": None})
    valid(card)
    assert WORDS.call_999 in json.dumps(card["body"])


def test_the_greeting_is_valid() -> None:
    valid(welcome("token"))


@pytest.mark.parametrize("name", PAYLOADS)
def test_what_was_typed_never_becomes_markup(name: str) -> None:
    """Text blocks know links, bold and dates; runs of text do not."""
    blocks = [one["text"] for one in parts(drawn(name)) if one.get("type") == "TextBlock"]
    assert not any(TYPED in text for text in blocks)
    addresses = [one["url"] for one in parts(drawn(name)) if "url" in one]
    assert set(addresses) <= {CITE["url"]}


@pytest.mark.parametrize("name", PAYLOADS)
def test_every_value_that_comes_back_is_signed(name: str) -> None:
    card = drawn(name)
    values = [one["data"]["pressed"] for one in parts(card) if "pressed" in one.get("data", {})]
    values += [c["value"] for one in parts(card) for c in one.get("choices", ())]
    assert all(SIGNER.pressed("c", value) for value in values)
    assert not any(SIGNER.pressed("another", value) for value in values)


def test_no_button_is_hidden_and_no_label_is_cut() -> None:
    for name in PAYLOADS:
        for row in (one for one in parts(drawn(name)) if one.get("type") == "ActionSet"):
            assert len(row["actions"]) <= 6
            assert all(len(action["title"]) <= 40 for action in row["actions"])


def test_an_answered_card_shows_the_choice_and_can_no_longer_be_pressed() -> None:
    card = answered(drawn("question"), "Area 1", {"pressed": "token"})
    kinds = {one.get("type") for one in parts(card)}
    assert "Action.Submit" not in kinds and "Input.ChoiceSet" not in kinds
    assert "Area 1" in json.dumps(card["body"][-1]) and "Area 1" in card["fallbackText"]


def test_what_was_ticked_stands_under_its_own_question() -> None:
    before = drawn("questions")
    ticks = [one["choices"][0] for one in parts(before) if one.get("type") == "Input.ChoiceSet"]
    card = answered(before, "both", {"ticked": True, "item0": ticks[0]["value"], "item1": ticks[1]["value"]})
    said = [one["text"] for one in parts(card["body"]) if one.get("type") == "TextRun"]
    assert said[:4] == ["First?", f"You chose: {ticks[0]['title']}", "Second?", f"You chose: {ticks[1]['title']}"]


def test_a_list_is_read_out_with_its_question() -> None:
    lists = [one for one in parts(drawn("questions")) if one.get("type") == "Input.ChoiceSet"]
    assert [one["label"] for one in lists] == ["First?", "Second?"]


def test_only_cards_that_ask_one_thing_are_done_after_one_press() -> None:
    asking = {name for name in PAYLOADS if is_question(PAYLOADS[name])}
    assert asking == {"question", "ticks", "understood", "guesses", "questions", "summary"}


# -- pressed


async def asked(teams: Any, name: str = "question") -> Dict[str, Any]:
    """The card of a question, as it arrived."""
    teams.dialogue.says = [{"text": PAYLOADS[name]["text"], "payload": PAYLOADS[name]}]
    await teams.say("no coat")
    return teams.cloud.taken[-1]


async def test_a_press_is_heard_as_its_label_and_value_and_the_card_shows_it(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        sent = await asked(teams)
        data = buttons(sent["attachments"][0]["content"])["Area 3"]
        await teams.say(value=data, replyToId=sent["id"])
        heard = teams.dialogue.heard[-1]
        assert heard.text == "Area 3" and heard.metadata["payload"] == {"do": "area", "area": "a3"}
        shown = teams.cloud.updated[sent["id"]]["attachments"][0]["content"]
        valid(shown)
        assert "Area 3" in shown["fallbackText"] and buttons(shown) == {}


async def test_a_second_press_does_not_answer_the_next_question(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        sent = await asked(teams)
        press = buttons(sent["attachments"][0]["content"])
        for label in ("Area 3", "Area 3", "Area 4"):
            await teams.post(teams.cloud.activity(value=press[label], replyToId=sent["id"]))
        await teams.teams.desk.idle()
        await teams.say(value=press["Area 4"], replyToId=sent["id"])
        assert [message.text for message in teams.dialogue.heard] == ["no coat", "Area 3"]


async def test_a_press_that_came_to_nothing_can_be_repeated(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        sent = await asked(teams)
        press = buttons(sent["attachments"][0]["content"])["Area 3"]

        async def fail(message: Any) -> None:
            raise RuntimeError()

        teams.dialogue.before = fail
        await teams.say(value=press, replyToId=sent["id"])
        assert sent["id"] not in teams.cloud.updated
        teams.dialogue.before = None
        await teams.say(value=press, replyToId=sent["id"])
        assert teams.dialogue.heard[-1].text == "Area 3" and sent["id"] in teams.cloud.updated


async def test_ticks_are_merged_and_empty_ones_are_answered(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        sent = await asked(teams, "questions")
        lists = {one["id"]: one["choices"] for one in parts(sent) if one.get("type") == "Input.ChoiceSet"}
        first, second = lists["item0"], lists["item1"]
        await teams.say(value={"ticked": True, "item0": "", "item1": ""}, replyToId=sent["id"])
        assert teams.cloud.texts[-1] == words()["nothing_ticked"]
        ticks = {"ticked": True, "item0": first[0]["value"], "item1": f"{second[0]['value']},{second[2]['value']}"}
        await teams.say(value=ticks, replyToId=sent["id"])
        heard = teams.dialogue.heard[-1]
        assert heard.text == f"{LONG['label']}; Area 0; Area 2"
        assert heard.metadata["payload"]["area"] == ["a0", "a2"] and heard.metadata["payload"]["answers"] == {"a": 1}


async def test_the_danger_button_says_999(tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        await teams.say("an argument")
        sent = teams.cloud.taken[0]
        await teams.say(value=buttons(sent["attachments"][0]["content"])["Not sure"], replyToId=sent["id"])
        assert WORDS.call_999 in teams.cloud.texts


@pytest.mark.parametrize("value", [
    {"pressed": "made-up"}, {"pressed": {"do": "danger", "answer": "no"}}, {"pressed": "x.y"}, {"pressed": None},
    {"ticked": True, "item0": "forged"}, {"ticked": True, "item0": ["a"], "x": {"y": 1}},
    {"pressed": SIGNER.button("another", "No", {"do": "danger", "answer": "no"})},
])
async def test_a_forged_card_is_refused_with_a_sentence(value: Any, tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        await teams.say(value=value)
        [text] = teams.cloud.texts
        assert "does not work any more" in text and "call 999" in text and teams.dialogue.heard == []


@pytest.mark.parametrize("value", ["text", 7, [], {}, {"payload": "/restart"}, "{broken", '{"a": 1}'])
async def test_a_value_that_is_none_of_ours_counts_as_nothing_and_the_text_is_read(value: Any, tmp_path: Path) -> None:
    async with served(tmp_path) as teams:
        await teams.say("no coat", value=value)
        assert [message.text for message in teams.dialogue.heard] == ["no coat"]
