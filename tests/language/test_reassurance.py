"""Somebody's explanation, denial or charm never lowers what the words plainly say."""

from __future__ import annotations

from typing import Any, Tuple

import pytest

from bot.batch.cases import CaseLine
from bot.verbs.assess import load_scorer

ORDER = ("no", "possible", "yes")
SAID = (
    "mum hit him with a belt, there are marks on his back",
    "dad slapped her and there is a handprint on her cheek",
    "stepdad punched him and he has bruises on his arms",
    "10 week old with a bruise on her cheek",
    "finger shaped bruises on his upper arms",
    "she told me uncle touches her",
)
REASSURED = (
    ", mum says he fell", " but mum says she fell", " and dad says he tripped over the toys",
    " but dad claims he fell off the trampoline", " mum insists he walked into a door",
    " he says he fell off his bike", ", dad denies it and says he fell down the stairs",
    ". Mum is lovely and really engaged", ". My manager is not worried",
)


@pytest.fixture(scope="module")
def scorer() -> Any:
    return load_scorer()


def weight(scorer: Any, area: str, text: str) -> Tuple[int, int, int]:
    answer = scorer.score(CaseLine("a", area, text))
    return (answer["level"] or 0, ORDER.index(answer["harm"]), ORDER.index(answer["immediate"]))


@pytest.mark.parametrize("area", ["peterborough", "luton"])
@pytest.mark.parametrize("said", SAID)
def test_a_reassurance_lowers_neither_level_nor_harm_nor_danger(
        scorer: Any, area: str, said: str) -> None:
    before = weight(scorer, area, said)
    for more in REASSURED:
        after = weight(scorer, area, said + more)
        assert all(now >= then for now, then in zip(after, before)), more
