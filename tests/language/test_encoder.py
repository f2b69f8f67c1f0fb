"""Nothing is computed twice, nothing is kept once it is to be forgotten, and no word is kept at all."""

from __future__ import annotations

from dataclasses import fields
from types import SimpleNamespace
from typing import Any, Dict, List

import numpy as np
import pytest

from bot.language.encoder import encoder as module
from bot.language.encoder.encoder import Encoder
from bot.language.encoder.heard import Heard
from bot.language.encoder.pieces import SHARED, STRETCH, parts, stretches


class Tokenizer:
    """Gives a text its length as its only piece."""

    def __init__(self) -> None:
        self.seen: List[Any] = []

    def encode_batch(self, texts: List[Any]) -> List[Any]:
        self.seen += texts
        return [SimpleNamespace(ids=[len(text)], attention_mask=[1], type_ids=[0]) for text in texts]


class Session:
    """Gives every text its number of letters as its vector, and as much danger as calm."""

    def __init__(self) -> None:
        self.texts = 0

    def run(self, names: Any, feed: Dict[str, np.ndarray]) -> List[np.ndarray]:
        ids = feed["input_ids"].astype(float)
        self.texts += len(ids)
        others = [np.zeros((len(ids), 2)) for _ in fields(Heard)[2:]]
        return [ids, np.zeros((len(ids), 3)), *others]


@pytest.fixture
def encoder() -> Any:
    return Encoder(Session(), Tokenizer(), None, "it")


def test_each_piece_is_read_once_and_given_back_in_its_place(encoder: Encoder) -> None:
    texts = ["chair", "a", "telescope", "a", "no"]
    heard = encoder.hear([("", text) for text in texts])
    assert [each.vector[0] for each in heard] == [len(text) for text in texts]
    assert heard[0].danger == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    encoder.hear([("", "no"), ("", "new")])
    assert encoder._session.texts == 5


def test_a_question_makes_another_piece_and_is_seen_with_it(encoder: Encoder) -> None:
    encoder.hear([("", "yes"), ("Who?", "yes")])
    assert encoder._tokenizer.seen == ["yes", ("Who?", "yes")]


def test_traits_are_not_seen_in_the_words_and_stay_in_our_own_question(encoder: Encoder) -> None:
    encoder.hear([("Is she a Polish girl?", "a Polish boy")])
    assert encoder._tokenizer.seen == [("Is she a Polish girl?", "a child")]


def test_what_is_forgotten_is_read_again_and_no_word_was_kept(encoder: Encoder) -> None:
    encoder.hear([("", "zebra")])
    assert encoder._kept and "zebra" not in repr(encoder._kept)
    encoder.forget()
    assert not encoder._kept
    encoder.hear([("", "zebra")])
    assert encoder._session.texts == 2


def test_only_so_much_is_remembered(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REMEMBERED", 3)
    assert len(encoder.hear([("", "x" * n) for n in range(40)])) == 40
    assert len(encoder._kept) == 3


@pytest.mark.parametrize("count", [0, 1, STRETCH, STRETCH + 1, 139, 140, 141, 200, 1000])
def test_stretches_leave_out_no_word_and_share_some(count: int) -> None:
    words = [str(number) for number in range(count)]
    found = [stretch.split() for stretch in stretches(" ".join(words))]
    assert {word for stretch in found for word in stretch} == set(words)
    assert all(len(stretch) <= STRETCH for stretch in found)
    assert all(one[-SHARED:] == other[:SHARED] for one, other in zip(found, found[1:]))


@pytest.mark.parametrize("text, found", [
    ("", []), ("He is here", []), ("He is here. She is not!", ["He is here.", "She is not!"]),
])
def test_parts_are_the_sentences_of_a_text_that_has_several(text: str, found: List[str]) -> None:
    assert parts(text) == found
