"""Messages that repeat each other are found, and those that only speak of the same are not."""

from __future__ import annotations

from typing import List

import pytest

from bot.corpus.records import Message
from bot.corpus.sharing import RUN, crossing, runs, sharing, words

SEVEN = "one two three four five six seven"


def said(*texts: str) -> List[Message]:
    return [Message(text, "", None, "", "-", False, None, "danger", "train", "writer", number)
            for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize("text, found", [
    ("He's GONE, hasn't he?", ["he's", "gone", "hasn't", "he"]), ("", []), ("?!", []), ("Yr 8", ["yr", "8"]),
])
def test_words_are_read_without_capitals_and_marks(text: str, found: List[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize("count, number", [(0, 0), (RUN - 1, 0), (RUN, 1), (RUN + 3, 4)])
def test_a_text_has_a_run_from_each_word_that_begins_one(count: int, number: int) -> None:
    assert len(runs(" ".join(map(str, range(count))))) == number


@pytest.mark.parametrize("other, guilty", [
    (f"and {SEVEN} more", True), (f"{SEVEN.upper()}!", True), ("one two, three; four five six SEVEN", True),
    ("one two three four five six", False), ("seven six five four three two one", False),
])
def test_seven_words_in_a_row_are_no_accident(other: str, guilty: bool) -> None:
    messages = said(f"So {SEVEN} then", "she was late for school again this week", other)
    assert [each.line for each in sharing(messages)] == ([1, 3] if guilty else [])


def test_a_run_within_one_message_is_not_shared() -> None:
    assert sharing(said(f"{SEVEN} {SEVEN}")) == []


def test_a_run_from_a_source_is_shared_too() -> None:
    assert [each.line for each in sharing(said(SEVEN, "nothing of it"), [f"printed: {SEVEN}."])] == [1]


@pytest.mark.parametrize("one, other, near", [
    ("he has a knife in his bag", "He has a knife in his bag!", True),
    ("he has a knife in his bag today", "she has a knife in his bag today", True),
    ("he has a knife in his bag", "there is a knife on the table", False),
    ("help me", "Help me!", True), ("help me", "help him", False), ("no", "yes", False), ("No.", "no", True),
    ("a b c d", "a b c d e f g h i j k l", False),
])
def test_near_duplicates_are_found_across_two_lists(one: str, other: str, near: bool) -> None:
    mine, theirs = said("something else altogether was said", one), said(other, "and nothing of the kind here")
    assert crossing(mine, theirs) == ([(mine[1], theirs[0])] if near else [])
    assert bool(crossing(theirs, mine)) is near


@pytest.mark.parametrize("some, others", [([], []), (["he is here"], []), ([], ["he is here"])])
def test_nothing_crosses_where_there_is_nothing(some: List[str], others: List[str]) -> None:
    assert crossing(said(*some), said(*others)) == []
