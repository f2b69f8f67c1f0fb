"""Texts are cut for teaching much as the assistant cuts them when it reads."""

from __future__ import annotations

from typing import List

import pytest

from bot.teaching.cutting import pieces


@pytest.mark.parametrize("text, found", [
    ("She is nine. She has a bruise.", ["She is nine.", "She has a bruise."]),
    ("she is nine\nno coat", ["she is nine", "no coat"]),
    ("she is nine", []), ("", []), ("  \n ", []), ("Why? Why?", ["Why?"]),
    ("he came in without a coat again today and his shoes were wet through, mum says she forgot",
     ["he came in without a coat again today", "his shoes were wet through", "mum says she forgot"]),
])
def test_sentences_and_the_clauses_of_long_ones(text: str, found: List[str]) -> None:
    assert pieces(text) == found


@pytest.mark.parametrize("text", ["a " * 20_000, "," * 20_000, "and " * 20_000, ". " * 20_000])
def test_an_odd_text_is_cut_as_well(text: str) -> None:
    assert all(piece.strip() for piece in pieces(text))
