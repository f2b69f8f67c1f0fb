"""Grave matters that a tester told and that were not found: each is told in the words that missed it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.verbs.assess import load_scorer


@pytest.fixture(scope="module")
def reader() -> Any:
    return load_scorer().reader


@pytest.mark.parametrize("text, luton, peterborough", [
    ("7 year old sleeps in the shed as a punishment", "basic_care_ensuring_safety_and_protection.4.3", "abuse_and_neglect.1.4a"),
    ("They keep a 7 year old in the shed with the dog", "basic_care_ensuring_safety_and_protection.4.3", "abuse_and_neglect.1.4a"),
    ("2yr old wandered onto the A6 in just nappy", "basic_care_ensuring_safety_and_protection.4.7", "abuse_and_neglect.1.3a"),
    ("Toddler keeps getting out on to the A6", "basic_care_ensuring_safety_and_protection.4.7", "abuse_and_neglect.1.3a"),
    ("A dog bit the toddler in the face and the dog is still in the house",
     "basic_care_ensuring_safety_and_protection.2.6", "abuse_and_neglect.1.3a"),
    ("blood in his urine, only ever in the samples mum collects herself",
     "basic_care_ensuring_safety_and_protection.4.12", "health.2.4b"),
    ("I suspect mum is making it up", "basic_care_ensuring_safety_and_protection.4.12", "health.2.4b"),
])
def test_a_plain_matter_is_found_in_both_tables(reader: Any, text: str, luton: str, peterborough: str) -> None:
    for area, key in (("luton", luton), ("peterborough", peterborough)):
        scores = {each.id: each.score for each in reader.read(text, area).candidates}
        assert scores.get(f"{area}.{key}", 0.0) > 0.9


@pytest.mark.parametrize("text", [
    "he is 7 and they keep the bikes in the shed", "the boys slept in the garage for a sleepover, in a tent",
    "she is 3 and loves running round the garden", "the dog bit through his new trainers"])
def test_what_only_sounds_alike_is_not_plain(reader: Any, text: str) -> None:
    for area in ("luton", "peterborough"):
        assert not [each.id for each in reader.read(text, area).candidates if each.score == 0.97]
