"""Counts of votes: a small profession is neither shown nor to be worked out."""

from __future__ import annotations

from typing import Dict, List

import pytest
from hypothesis import given, strategies as st

from bot.room.ballot import Question
from bot.room.spread import make_spread, shown_groups

BALLOT = (Question("level", "Which level is it?", {"3": "3", "4": "4"}),)
SMALLEST = 5


@pytest.mark.parametrize("sizes, split, rest", [
    ({"school": 4}, [], ["school"]),
    ({"school": 9}, [], ["school"]),  # everybody is the same people
    ({"school": 6, "health": 5}, ["school", "health"], []),
    ({"school": 12, "police": 1}, [], ["school", "police"]),  # everybody less school would be one officer
    ({"school": 12, "health": 5, "police": 1}, ["school"], ["health", "police"]),
    ({"school": 7, "police": 3, "health": 2}, ["school"], ["police", "health"]),
    ({"police": 4, "health": 4}, [], ["health", "police"])])
def test_professions_that_are_shown(sizes: Dict[str, int], split: List[str], rest: List[str]) -> None:
    assert shown_groups(sizes, SMALLEST) == (split, rest)


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 12)))
def test_whatever_is_shown_or_left_over_has_enough_votes(sizes: Dict[str, int]) -> None:
    split, rest = shown_groups(sizes, SMALLEST)

    assert all(sizes[one] >= SMALLEST for one in split)
    assert not split or not rest or sum(sizes[one] for one in rest) >= SMALLEST
    assert sorted(split + rest) == sorted(sizes)


def test_counts_of_everybody_of_a_profession_and_of_all_others() -> None:
    votes = [("school", {"level": "3"})] * 5 + [("health", {"level": "4"})] * 3 + [("police", {"level": "3"})] * 2
    everybody, school, others = make_spread(votes, BALLOT, SMALLEST).groups

    assert everybody.counts["level"] == {"3": 7, "4": 3} and everybody.size == 10
    assert (school.id, school.counts["level"]) == ("school", {"3": 5, "4": 0})
    assert (others.id, others.counts["level"]) == ("rest", {"3": 2, "4": 3})


def test_an_empty_room_has_a_spread_of_nothing() -> None:
    assert make_spread([], BALLOT, SMALLEST).size == 0
