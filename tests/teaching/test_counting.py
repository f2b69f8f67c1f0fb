"""The simple reader of danger is taught by counting words, keeps to what it learned, and is kept on disk."""

from __future__ import annotations

from pathlib import Path
from typing import List

import numpy as np
import pytest

from bot.language.encoder.words import PLACES, Words
from bot.teaching.counting import taught_words
from bot.teaching.lessons import Lesson

HOW = {"seed": 7, "words": {"alpha": 1e-4, "rounds": 30, "share": 0.5}}
SAID = {2: ["he has a knife", "a knife at the door", "there is a knife in her hand"],
        1: ["it may rain tonight", "she may be late", "they may come today"],
        0: ["a book about cake", "the cake was nice", "cake and a book"]}


@pytest.fixture(scope="module")
def words() -> Words:
    return taught_words([lesson(text, tier) for tier, texts in SAID.items() for text in texts], HOW)


def lesson(text: str, danger: int, asked: str = "") -> Lesson:
    return Lesson(asked, text, danger, frozenset(), frozenset())


def likeliest(words: Words, texts: List[str]) -> List[int]:
    return [int(place) for place in words.chances([("", text) for text in texts]).argmax(axis=1)]


def test_words_that_were_met_say_what_they_said(words: Words) -> None:
    assert likeliest(words, ["knife!", "MAY COME", "more cake"]) == [2, 1, 0]


@pytest.mark.parametrize("text", ["", "   ", "🙂", "knife " * 5_000])
def test_chances_add_up_whatever_is_typed(words: Words, text: str) -> None:
    chances = words.chances([("", text)])
    assert chances.shape == (1, 3) and chances.sum() == pytest.approx(1.0) and (chances >= 0).all()


def test_a_boy_and_a_girl_are_told_alike(words: Words) -> None:
    told = words.chances([("", "he has a knife"), ("", "she has a knife")])
    assert told[0] == pytest.approx(told[1], abs=0.05)


def test_an_answer_is_also_read_with_its_question() -> None:
    own = [lesson("no", 0, "Is he hurt?"), lesson("no", 2, "Is he safe?"), lesson("maybe", 1)] * 10
    found = taught_words(own, HOW).chances([("Is he hurt?", "no"), ("Is he safe?", "no")])
    assert [int(place) for place in found.argmax(axis=1)] == [0, 2]


@pytest.mark.parametrize("share, wanted", [(0.0, 0.9), (1.0, 0.1)])
def test_the_share_says_whose_opinion_counts(share: float, wanted: float) -> None:
    flat = Words(np.zeros((2 * PLACES, 3), dtype=np.float32), np.log(np.array([1 / 9, 1 / 9, 8.0])),
                 np.ones(2 * PLACES, dtype=np.float32), share)
    both = flat.blended([("", "x")], np.array([[0.9, 0.05, 0.05]]))
    assert both[0, 0] == pytest.approx(wanted, abs=0.02) and both.sum() == pytest.approx(1.0)


def test_what_is_kept_says_the_same(words: Words, tmp_path: Path) -> None:
    words.save(tmp_path / "words.npz")
    pairs = [("", "a knife at the door"), ("Who?", "cake")]
    assert np.allclose(Words.load(tmp_path / "words.npz").chances(pairs), words.chances(pairs), atol=0.01)


@pytest.mark.parametrize("broken", [b"", b"no archive"])
def test_a_broken_file_is_refused(broken: bytes, tmp_path: Path) -> None:
    (tmp_path / "words.npz").write_bytes(broken)
    with pytest.raises((OSError, ValueError, EOFError)):
        Words.load(tmp_path / "words.npz")
