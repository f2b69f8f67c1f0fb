"""What is told again keeps what is right about it; a batch has always as many tellings."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any, Dict

import pytest

from bot.corpus.tellings import Addition
from bot.teaching.lessons import Lesson
from bot.teaching.retelling import Retelling

HOW: Dict[str, Any] = {"of_a_batch": 3, "told": 1.0, "added": 1.0, "kinds": {"alarm": 1}}
LESSON = Lesson("", "no coat", 0, frozenset({"t.1"}), frozenset({"t"}))
ANSWER = replace(LESSON, asked="How old is the child?", text="nine")
ALARM = Addition("alarm", "after", "I feel sick!")


def told(*batch: Lesson, **how: Any) -> Any:
    again = Retelling({"no coat": "He had NO COAT"}, [ALARM], {**HOW, **how})
    return again.of(list(batch), random.Random(1))


def test_a_second_telling_takes_the_place_of_the_first_and_keeps_its_labels() -> None:
    assert told(LESSON) == [(0, replace(LESSON, text="He had NO COAT"))]


@pytest.mark.parametrize("addition, found", [
    (ALARM, {"no coat. I feel sick!", "no coat, I feel sick!", "no coat I feel sick!"}),
    (Addition("alarm", "before", "I feel sick!"), {"I feel sick! no coat"}),
    (Addition("alarm", "either", "help"), {f"{one}{between}{other}" for between in (". ", ", ", " ")
                                           for one, other in (("help", "no coat"), ("no coat", "help"))}),
])
def test_something_is_put_beside_a_lesson_where_it_may_stand(addition: Addition, found: Any) -> None:
    again = Retelling({}, [addition], HOW)
    seen = {again.of([LESSON], random.Random(seed))[0][1] for seed in range(60)}
    assert {one.text for one in seen} == found
    assert {replace(one, text="") for one in seen} == {replace(LESSON, text="")}


def test_an_answer_is_never_told_in_other_words() -> None:
    assert told(ANSWER) == [(0, ANSWER)]


@pytest.mark.parametrize("size", [1, 2, 3, 4, 9])
@pytest.mark.parametrize("how", [{}, {"told": 0.0, "added": 0.0}, {"told": 0.5, "added": 0.5}])
def test_a_batch_has_always_as_many_tellings(size: int, how: Dict[str, float]) -> None:
    batch = [LESSON, ANSWER, LESSON, ANSWER, LESSON, LESSON, LESSON, ANSWER, LESSON][:size]
    found = told(*batch, **how)
    assert len(found) == min(size, 3)
    assert all(replace(again, text="") == replace(batch[number], text="") for number, again in found)
