"""Second tellings belong to training messages, additions say no fact, and a broken line is named."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.corpus import reading
from bot.corpus.reading import BrokenLine
from bot.corpus.sharing import crossing
from bot.corpus.tellings import KINDS, PLACES, additions, tellings
from tests.corpus.test_reading import put

TELLING = {"first": "no coat", "second": "He had NO COAT!!"}
ADDITION = {"kind": "alarm", "place": "after", "text": "I feel sick."}


def test_every_first_telling_is_a_training_message() -> None:
    taught = {each.text for corpus in ("danger", "concerns") for each in reading.read(corpus, "train")}
    assert [first for first in tellings() if first not in taught] == []


def test_no_second_telling_is_nearly_a_message_that_measures() -> None:
    messages = reading.everything()
    seconds = [replace(messages[0], text=second, line=number)
               for number, second in enumerate(tellings().values(), 1)]
    measuring = [each for each in messages if each.split != "train"]
    assert [(one.place, other.text) for one, other in crossing(measuring, seconds)] == []


def test_every_kind_of_addition_has_many_and_none_twice() -> None:
    found = additions()
    assert set(KINDS) == {each.kind for each in found} and {each.place for each in found} <= set(PLACES)
    assert min(Counter(each.kind for each in found).values()) >= 200
    assert len({each.text for each in found}) == len(found)


@pytest.mark.parametrize("place, line, complaint", [
    ("tellings/train/a.jsonl", {"first": "no coat"}, "line 1: second: there must be some"),
    ("tellings/train/a.jsonl", {**TELLING, "second": "  "}, "line 1: second: there must be some"),
    ("tellings/train/a.jsonl", "no JSON", "line 1: "),
    ("tellings/train/a.jsonl", ["a", "list"], "line 1: "),
    ("additions/train/a.jsonl", {**ADDITION, "kind": "rumour"}, "kind: 'rumour' is none of reassurance"),
    ("additions/train/a.jsonl", {**ADDITION, "place": "under"}, "place: 'under' is none of before"),
])
def test_a_broken_line_is_refused_by_its_place(
    tmp_path: Path, place: str, line: Any, complaint: str
) -> None:
    put(tmp_path, line, place=place)
    with pytest.raises(BrokenLine, match="a.jsonl, line 1") as refused:
        tellings(tmp_path), additions(tmp_path)
    assert complaint in str(refused.value)


def test_lines_are_read_as_they_stand(tmp_path: Path) -> None:
    put(tmp_path, TELLING, place="tellings/train/a.jsonl")
    put(tmp_path, ADDITION, place="additions/train/a.jsonl")
    assert tellings(tmp_path) == {"no coat": "He had NO COAT!!"}
    assert [vars(each) for each in additions(tmp_path)] == [ADDITION]
