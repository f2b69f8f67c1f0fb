"""Wishes in words, as Rasa's classifier would take them, and never a concern among them."""

from __future__ import annotations

from typing import Optional

import pytest

from bot.scenarios.wishes import Wishes


@pytest.fixture(scope="module")
def wishes() -> Wishes:
    return Wishes()


@pytest.mark.parametrize("text, wish", [
    ("what do you think so far", "so_far"), ("Why do you ask?", "why_ask"), ("delete this", "delete"), ("skip", "skip"),
    ("no", None), ("mum", None), ("step dad is back", None), ("he has a bruise", None), ("not sure", None)])
def test_a_taught_phrase_is_a_wish_and_anything_else_is_not(wishes: Wishes, text: str, wish: Optional[str]) -> None:
    assert wishes.spoken(text) == wish
