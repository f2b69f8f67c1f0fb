"""The guard speaks first, once, within its time, and leaves a record without a word of the message."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Dict, List, Optional

import pytest

from bot.guard.danger import PLAIN_NO, Danger
from bot.guard.guard import Guard, load_detector
from bot.guard.one_message import guarded
from tests.guard.stand_ins import WORDS, BrokenDetector, KnifeDetector, Message, make_guard


def answering(*texts: str) -> Any:
    """A dialogue that says these texts."""
    async def dialogue(message: Message) -> None:
        for text in texts:
            await message.output_channel.send_response(message.sender_id, {"text": text})

    return dialogue


async def failing(message: Message) -> None:
    raise RuntimeError(f"cannot handle {message.text}")


async def hanging(message: Message) -> None:
    await asyncio.sleep(60)


async def silent(message: Message) -> None:
    return None


def send(guard: Guard, text: Any, dialogue: Any = None, **more: Any) -> Message:
    message = Message(text, **more)
    out = message.output_channel
    asyncio.run(guarded(dialogue or answering("Understood."), guard)(message))
    message.output_channel = out
    return message


def texts(message: Message) -> List[str]:
    return message.output_channel.texts


def records(folder: Path) -> List[Dict[str, Any]]:
    file = folder / "guard-audit.jsonl"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def quick(guard: Guard) -> Guard:
    guard.words = replace(WORDS, limits=replace(WORDS.limits, seconds=0.2))
    return guard


def test_danger_is_answered_first_once_and_recorded(tmp_path: Path) -> None:
    message = send(make_guard(tmp_path), "he has a knife", answering("Call 999 now.", "Hub."))
    assert texts(message) == [WORDS.call_999, WORDS.quiet, "Hub."]
    assert message.metadata["guard"] == {
        "tier": "yes", "cue": "cue.knife", "kind": "weapon", "about": "child",
        "called": False, "faint": 0, "said": True,
    }
    assert [(r["tier"], r["cue"], r["channel"]) for r in records(tmp_path)] == [
        ("yes", "cue.knife", "test")
    ]


def test_the_record_holds_no_text_and_no_conversation_id(tmp_path: Path) -> None:
    send(make_guard(tmp_path), "he has a knife", sender_id="secret-conversation")
    line = (tmp_path / "guard-audit.jsonl").read_text()
    assert set(json.loads(line)) == {"at", "channel", "conversation", "cue", "tier"}
    assert "he has" not in line and "secret-conversation" not in line


def test_calm_messages_leave_no_record(tmp_path: Path) -> None:
    message = send(make_guard(tmp_path), "no coat in winter")
    assert texts(message) == ["Understood."] and records(tmp_path) == []
    assert message.metadata["guard"]["tier"] == "no"


def test_possible_danger_asks_first_and_an_empty_dialogue_is_no_failure(tmp_path: Path) -> None:
    message = send(make_guard(tmp_path), "an argument", silent)
    assert texts(message) == [WORDS.ask_danger]
    labels = [c["label"] for c in message.output_channel.messages[0]["payload"]["choices"]]
    assert labels == ["Yes", "Not sure", "No"]
    assert [r["tier"] for r in records(tmp_path)] == ["possible"]


@pytest.mark.parametrize("before, faint, asked", [
    ([], 2, WORDS.ask_danger), (["well"], 2, WORDS.ask_danger), (["no"], 0, WORDS.ask_danger_again), (["no"], 2, None),
    (["no"], 1, WORDS.ask_danger_again), (["no", "hm", "no"], 1, None), (["no", "hm", "no"], 0, WORDS.ask_danger_again)])
def test_a_faint_doubt_is_not_asked_about_once_danger_was_settled(
        tmp_path: Path, before: List[str], faint: int, asked: Optional[str]) -> None:
    guard = make_guard(tmp_path)
    guard.look._detector = SimpleNamespace(scan=lambda text, asked: Danger(
        "possible", "model", faint=faint if text == "hum" else 0) if text in ("hm", "hum") else Danger("no", PLAIN_NO if text == "no" else None),
        forget=lambda: None)
    for text in before:
        send(guard, text)
    said = [one for one in texts(send(guard, "hum")) if one in (WORDS.ask_danger, WORDS.ask_danger_again)]
    assert said == ([asked] if asked else [])


@pytest.mark.parametrize("dialogue", [failing, hanging, silent])
def test_a_dialogue_that_fails_is_answered_for(tmp_path: Path, dialogue: Any) -> None:
    message = send(quick(make_guard(tmp_path)), "no coat in winter", dialogue)
    [only] = texts(message)
    assert "If a child is in danger now, call 999." in only and "01632 960000" in only
    assert "please send it again" in only.lower()


@pytest.mark.parametrize("dialogue", [failing, hanging, silent])
def test_after_danger_a_failure_orders_no_second_call(tmp_path: Path, dialogue: Any) -> None:
    message = send(quick(make_guard(tmp_path)), "he has a knife", dialogue)
    assert texts(message)[:2] == [WORDS.call_999, WORDS.quiet]
    assert sum("call 999" in text.lower() for text in texts(message)) == 1
    assert "01632 960000" in texts(message)[2] and len(records(tmp_path)) == 1


def test_a_turn_that_was_given_up_says_nothing_more(tmp_path: Path) -> None:
    late: List[Any] = []

    async def dialogue(message: Message) -> None:
        late.append(message.output_channel)
        raise RuntimeError

    message = send(make_guard(tmp_path), "no coat", dialogue)
    asyncio.run(late[0].send_response("x", {"text": "too late"}))
    assert "too late" not in texts(message)


def test_who_has_called_is_not_told_to_call(tmp_path: Path) -> None:
    guard = make_guard(tmp_path)
    message = send(guard, "he had a knife, ambulance is here", answering("Stay on the line."))
    assert texts(message) == ["Stay on the line."] and len(records(tmp_path)) == 1
    message = send(guard, "he had a knife, ambulance is here", failing)
    assert texts(message)[0] == WORDS.stay and WORDS.call_999 not in texts(message)


@pytest.mark.parametrize("detector", [BrokenDetector(), object()])
def test_without_a_detector_everything_may_be_danger(tmp_path: Path, detector: Any) -> None:
    guard = make_guard(tmp_path, detector)
    assert texts(send(guard, "no coat in winter"))[0] == WORDS.ask_danger
    assert texts(send(guard, "No, nobody is")) == [WORDS.ask_danger, "Understood."]
    assert texts(send(guard, "No.")) == ["Understood."]
    send(guard, "no coat in winter")
    assert texts(send(guard, "yes"))[0] == WORDS.call_999


def test_a_detector_that_cannot_be_loaded_is_survived(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "bot.guard.detector", None)
    assert load_detector() is None


def test_the_detector_hears_the_question_that_was_asked(tmp_path: Path) -> None:
    detector = KnifeDetector()
    guard = make_guard(tmp_path, detector)

    async def dialogue(message: Message) -> None:
        payload = {"kind": "question", "asked": "Who is at home?", "area": "anywhere"}
        await message.output_channel.send_response("c", {"text": "?", "payload": payload})

    send(guard, "no coat", dialogue)
    message = send(guard, "his uncle", failing)
    assert detector.asked == [None, "Who is at home?"]
    assert "hub of anywhere" in texts(message)[0]


def test_buttons_are_our_own_words_except_the_answer_to_the_danger_question(tmp_path: Path) -> None:
    guard = make_guard(tmp_path)
    tick = {"payload": {"do": "answers", "answers": {"x": 1}}}
    assert texts(send(guard, "Carries a knife", metadata=tick)) == ["Understood."]
    assert texts(send(guard, "Carries a knife", metadata={**tick, "typed": True}))[0] == WORDS.call_999
    for answer, first in (("yes", WORDS.call_999), ("not_sure", WORDS.call_999), ("no", "Understood.")):
        pressed = {"payload": {"do": "danger", "answer": answer}}
        assert texts(send(guard, answer, metadata=pressed))[0] == first


@pytest.mark.parametrize("text", ["/greet he has a knife", " /inform{\"x\": \"a knife\"}", "//restart"])
def test_free_text_never_starts_a_command(tmp_path: Path, text: str) -> None:
    message = send(make_guard(tmp_path), text)
    assert not message.text.startswith("/") and message.text


@pytest.mark.parametrize("text", [None, "", "  ", "/", "\u200b\x00"])
def test_an_empty_message_does_not_reach_the_dialogue(tmp_path: Path, text: Any) -> None:
    message = send(make_guard(tmp_path), text, failing)
    assert texts(message)[0].startswith("There was no text")


def test_a_long_message_is_read_to_its_last_line(tmp_path: Path) -> None:
    long = "she was late again. " * 9000 + "\nhe has a knife"
    assert len(long) < WORDS.limits.scan_bytes
    message = send(make_guard(tmp_path), long, failing)
    assert texts(message)[:2] == [WORDS.call_999, WORDS.quiet]
    assert "shorter parts" in texts(message)[2] and len(records(tmp_path)) == 1


def test_a_message_too_long_to_read_counts_as_danger(tmp_path: Path) -> None:
    message = send(make_guard(tmp_path), "é" * 100_001, failing)
    assert texts(message)[0] == WORDS.call_999
    assert "too long" in texts(message)[2] and "parts" in texts(message)[2]
    assert [r["cue"] for r in records(tmp_path)] == ["too_long"]


def test_names_are_masked_after_the_scan_and_the_person_is_told_once(tmp_path: Path) -> None:
    guard = make_guard(tmp_path)
    message = send(guard, "Oliver Smith has no coat")
    assert message.text == "[name] has no coat" and texts(message) == [WORDS.masked, "Understood."]
    assert texts(send(guard, "Oliver Smith has no shoes")) == ["Understood."]
    message = send(guard, "Oliver Smith has a knife", sender_id="other")
    assert texts(message)[0] == WORDS.call_999 and WORDS.masked not in texts(message)


def test_a_danger_that_the_dialogue_finds_is_recorded_too(tmp_path: Path) -> None:
    send(make_guard(tmp_path), "not sure", answering(WORDS.call_999))
    assert [r["cue"] for r in records(tmp_path)] == ["dialogue"]


@pytest.mark.parametrize("numbers", [None, lambda area: "", lambda area: 1 / 0])
def test_without_numbers_the_sentence_is_still_said(tmp_path: Path, numbers: Any) -> None:
    message = send(make_guard(tmp_path, hub_numbers=numbers), "no coat", failing)
    assert WORDS.no_numbers in texts(message)[0]


def test_nothing_typed_stands_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    for detector in (KnifeDetector(), BrokenDetector()):
        send(make_guard(tmp_path, detector), "marker-phrase-zebra", failing)
    assert "a message was not answered: RuntimeError in failing" in caplog.text
    assert "zebra" not in caplog.text


def test_an_unwritable_record_does_not_stop_the_999_line(tmp_path: Path) -> None:
    guard = make_guard(tmp_path / "missing" / "folder")
    assert texts(send(guard, "he has a knife"))[0] == WORDS.call_999


def test_the_question_about_danger_stays_the_open_one(tmp_path: Path) -> None:
    guard = make_guard(tmp_path)

    async def dialogue(message: Message) -> None:
        payload = {"kind": "question", "asked": "Where does the child live?"}
        await message.output_channel.send_response("c", {"text": "?", "payload": payload})

    message = send(guard, "an argument", dialogue)
    assert guard.memory.of(message.sender_id).asked == WORDS.ask_danger
    send(guard, "no coat", dialogue)
    assert guard.memory.of(message.sender_id).asked == "Where does the child live?"


DANGER = {"kind": "question", "asked": WORDS.ask_danger}
OTHER = {"kind": "question", "asked": "Where?", "area": "here"}
TYPED = {"kind": "user", "text": "an argument"}


@pytest.mark.parametrize("messages, asked", [
    ([], None), ([OTHER], "Where?"), ([TYPED, DANGER, OTHER], WORDS.ask_danger),
    ([TYPED, DANGER, OTHER, TYPED, OTHER], "Where?"), ([TYPED, OTHER, DANGER], WORDS.ask_danger),
])
def test_after_a_restart_the_open_question_is_known(tmp_path: Path, messages: Any, asked: Any) -> None:
    guard = make_guard(tmp_path)
    guard.recall("c", messages)
    assert guard.memory.of("c").asked == asked
    assert guard.memory.of("c").area == ("here" if OTHER in messages else None)
