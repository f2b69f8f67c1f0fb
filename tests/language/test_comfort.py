"""What comforts is left out of a reading, and nothing else: what the practitioner saw stays."""

from __future__ import annotations

import time

import pytest

from bot.language.encoder.comfort import without_comfort

SEEN = "finger shaped bruises on his arms"


@pytest.mark.parametrize("comfort", [
    ", mum says he fell", " but his dad claims he fell off the trampoline at nan's", " and she insists it was nothing",
    ", the parents denied it and say he tripped over the cat", ". Mum is lovely and really engaged",
    ". My manager is not worried", ". The DSL says we're not bothered", " dad swears he's just clumsy",
    ". They're such a nice family", " mum told me he walked into a door",
    ". It's all sorted now and he is happy", ". Everything is fine now, case closed", ". All good now", " but she's ok now",
    ". No harm done",
])
def test_an_explanation_a_denial_and_praise_are_not_read(comfort: str) -> None:
    assert without_comfort(SEEN + comfort).strip(" .") == SEEN


@pytest.mark.parametrize("text, left", [
    ("mum is great but leaves them alone at night", "leaves them alone at night"),
    ("dad says he fell and now he won't wake up", "now he won't wake up"),
    ("mum says it's nothing, there is blood on the pillow", "there is blood on the pillow"),
])
def test_what_goes_on_behind_it_stays(text: str, left: str) -> None:
    assert without_comfort(text).endswith(left)


@pytest.mark.parametrize("text", [
    "mum said she hits him when he is naughty", "he told me his uncle touches him", "the doctor says it is a burn",
    "mum says he fell", "he is lovely", "she says her dad has a knife", "teacher says his shirt is dirty", "",
    "the nurse is worried", "he fell off the wall",
    "it is over three weeks", "he is happy to be hit", "she is fine with going home to him", "it is all over his arm",
    "the baby is not fine", "he is safe at his nan's and hungry",
])
def test_a_report_of_harm_stays_and_so_does_a_message_that_holds_nothing_else(text: str) -> None:
    assert without_comfort(text) == text


@pytest.mark.parametrize("text", [
    "mum says " * 20_000, "mum says he fell " + "very " * 50_000, "mum is " + "very " * 50_000,
    "and dad says " * 10_000 + "he fell"])
def test_a_hostile_text_takes_no_time(text: str) -> None:
    start = time.perf_counter()
    without_comfort(text)
    assert time.perf_counter() - start < 5
