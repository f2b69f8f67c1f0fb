"""Three messages as people really type them: neglect without its words, danger without its words, and neither."""

from __future__ import annotations

from typing import Any, Set

import pytest

from bot.verbs.assess import load_scorer

JUMPER = "Y5, same stained jumper since half term, kids say he smells, nan does her best"


@pytest.fixture(scope="module")
def scorer() -> Any:
    return load_scorer()


@pytest.mark.parametrize("area, rows", [
    ("luton", {"luton.health.2.3", "national.trigger.neglect.signs"}),
    ("central_bedfordshire", {"luton.health.2.3", "national.trigger.neglect.signs"}),
    ("peterborough", {"peterborough.abuse_and_neglect.2.3a", "national.trigger.neglect.signs"}),
    ("cambridgeshire", {"peterborough.abuse_and_neglect.2.3a", "national.trigger.neglect.signs"}),
])
def test_a_jumper_worn_since_half_term_is_hygiene_and_neglect(scorer: Any, area: str, rows: Set[str]) -> None:
    reading = scorer.reader.read(JUMPER, area)
    plain = {each.id for each in reading.candidates if each.score >= scorer.reader.strong}
    assert rows <= plain
    assert scorer.detector.scan(JUMPER).tier != "yes"


@pytest.mark.parametrize("text, tier", [
    ("she's gone very quiet and her lips look a funny colour, mum says leave her", "yes"),
    ("dad nearly killed me when I told him the trip was cancelled lol", "no"),
])
def test_danger_is_what_happens_and_not_a_word(scorer: Any, text: str, tier: str) -> None:
    assert scorer.detector.scan(text).tier == tier
