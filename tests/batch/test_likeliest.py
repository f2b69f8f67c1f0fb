"""Nobody can be asked in the batch: where nothing is plain, the likeliest statement counts, and is said to be unsure."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, Dict, Tuple

import pytest

from bot.batch.cases import CaseLine
from bot.batch.score import Scorer
from bot.engine.loading import load_library
from bot.guard.danger import Danger
from bot.language.reading import Candidate, Reading

NEGLECT, HOUSING = "luton.basic_care_ensuring_safety_and_protection.4.7", "luton.housing_work_and_income.2.2"
Seen = Tuple[str, float, str]


class Reads:
    """Reads the same candidates out of every text."""

    weak, strong = 0.08, 0.15

    def __init__(self, *seen: Seen) -> None:
        self.seen = [Candidate(key, score, status, "words", 0, 5, "statement") for key, score, status in seen]

    def read(self, *_: Any) -> Reading:
        return Reading(candidates=tuple(self.seen))


def answer(*seen: Seen) -> Dict[str, Any]:
    calm = SimpleNamespace(scan=lambda *_: Danger("no", None, None, "child"))
    return Scorer(load_library(), Reads(*seen), calm).score(CaseLine("", "luton", "words"))


@pytest.mark.parametrize("seen, level", [
    ([(NEGLECT, 0.10, "stated"), (HOUSING, 0.09, "stated")], 4),
    ([(NEGLECT, 0.09, "stated"), (HOUSING, 0.10, "stated")], 2),
    ([(NEGLECT, 0.10, "stated"), (HOUSING, 0.40, "stated")], 2),
    ([(NEGLECT, 0.10, "absent"), (HOUSING, 0.09, "stated")], 2),
    ([(NEGLECT, 0.10, "absent")], None),
    ([(NEGLECT, 0.07, "stated")], None),
    ([], None),
])
def test_the_likeliest_counts_only_where_nothing_is_plain(seen: Any, level: Any) -> None:
    assert answer(*seen)["level"] == level


def test_what_is_only_likeliest_is_no_certain_harm() -> None:
    assert answer((NEGLECT, 0.10, "stated"))["harm"] == "possible"
    assert answer((NEGLECT, 0.10, "stated"), (HOUSING, 0.09, "stated"))["level_range"] != [2]


@pytest.mark.parametrize("higher", [0.081, 0.14])
def test_a_graver_candidate_beside_it_stays_in_the_range(higher: float) -> None:
    found = answer((NEGLECT, higher, "stated"), (HOUSING, 0.145, "stated"))
    assert found["level"] == 2 and 4 in found["level_range"]
