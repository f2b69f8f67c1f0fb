"""The guard's sentences: what they must say, and what they must not."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.guard.words import load_words

WORDS = load_words()
ROOT = Path(__file__).resolve().parents[2]
SENTENCES = {key: value for key, value in vars(WORDS).items() if isinstance(value, str)}


def test_the_999_line_is_short() -> None:
    assert WORDS.call_999 == "Call 999 now."


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_no_sentence_has_a_blank_line_that_a_channel_would_split_at(key: str) -> None:
    assert "\n" not in SENTENCES[key]


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_no_sentence_tells_anyone_to_stay_silent(key: str) -> None:
    said = SENTENCES[key].lower()
    assert not any(word in said for word in ("stay silent", "stay quiet", "keep quiet", "say nothing"))


def test_only_one_sentence_orders_a_call() -> None:
    ordering = [key for key, said in SENTENCES.items() if "Call 999 now." in said]
    assert ordering == ["call_999"]
    assert "999" not in WORDS.failed_after_danger


@pytest.mark.parametrize("part", ["whisper", "where you are first", "cough or tap", "press 55",
                                  "does not bring the police", "18000", "BSL", "already registered", "consent"])
def test_the_second_message_helps_those_who_cannot_speak(part: str) -> None:
    assert part in WORDS.quiet


@pytest.mark.parametrize("response, key", [
    ("utter_call_999", "call_999"), ("utter_quiet_options", "quiet"), ("utter_ask_danger", "ask_danger"),
])
def test_the_domain_says_the_same_word_for_word(response: str, key: str) -> None:
    domain = YAML(typ="safe").load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    assert domain["responses"][response] == [{"text": getattr(WORDS, key)}]
