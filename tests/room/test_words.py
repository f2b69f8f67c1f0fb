"""The sentences of the room: short, plain, all used, and none missing."""

from __future__ import annotations

import re

import pytest

from bot.room.ballot import wording
from bot.room.words import FILE, life, minutes, professions, read
from tests.room.served import ROOT
from tests.widget.reading_age import reading_age

WORDS = read(FILE)
LONG = {key: re.sub(r"\{\w+\}", "", text) for key, text in WORDS.items() if len(text.split()) >= 12}
CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "bot" / "room").glob("*.py")))


def test_all_sentences_together_suit_a_reading_age_of_about_eleven() -> None:
    assert reading_age("\n".join(re.sub(r"\{\w+\}", "", one) for one in WORDS.values())) <= 11


@pytest.mark.parametrize("key", LONG)
def test_each_longer_sentence(key: str) -> None:
    assert reading_age(LONG[key]) <= 12.5


@pytest.mark.parametrize("key", WORDS)
def test_every_sentence_is_used(key: str) -> None:
    assert f'"{key}"' in CODE or key.startswith("kind_")


def test_people_may_keep_their_work_to_themselves() -> None:
    assert "unsaid" in professions() and "everybody" not in professions() and "rest" not in professions()


def test_every_question_can_be_left_open() -> None:
    assert all("unsure" in one["after"] for one in wording().values())


@pytest.mark.parametrize("seconds, said", [(1, "a minute"), (61, "2 minutes"), (900, "15 minutes")])
def test_a_wait_is_said_in_minutes(seconds: int, said: str) -> None:
    assert minutes(seconds) == said


@pytest.mark.parametrize("seconds, said", [(14400, "4 hours"), (3600, "an hour"), (3660, "an hour and a minute"),
                                           (9000, "2 hours and 30 minutes"), (20, "a minute")])
def test_a_life_is_said_in_hours_and_minutes(seconds: int, said: str) -> None:
    assert life(seconds) == said
