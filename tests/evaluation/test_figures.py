"""What counts as caught, as matched and as judged alike; and the card that says so."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, Dict, List, Optional, Sequence, Set, Tuple

import pytest

from bot.corpus.records import Message, Shown
from bot.engine.loading import load_library
from bot.evaluation import calibration, card, danger, matching, pairs
from bot.evaluation.danger import Outcome
from bot.evaluation.dialogue import Answered
from bot.evaluation.matching import Matched
from bot.evaluation.measured import Measured, headline
from bot.evaluation.pairs import Judged, Pair
from bot.evaluation.shares import Share

LEVELS = {"a1": 1, "a3": 3, "b3": 3, "c2": 2}
AREA = SimpleNamespace(id="here", statements={key: SimpleNamespace(level=n) for key, n in LEVELS.items()},
                       row_of=lambda key: ("topic", key[0]))


@pytest.fixture(scope="module")
def area() -> Any:
    return load_library().area("peterborough")


def said(text: str = "he said", tier: Optional[str] = "now", **more: Any) -> Message:
    given = {"asked": "", "kind": "harm", "register": "P", "hard": False, "shows": None, **more}
    return Message(text=text, tier=tier, corpus="danger", split="test", author="north", line=7, **given)


def matched(found: Sequence[str], accepted: Set[int], level: Optional[int],
            span: Tuple[int, ...] = ()) -> Matched:
    return Matched(said("no | coat\nagain"), "here", "topic", {"r"}, tuple(found), accepted, level, span)


OUTCOMES = [Outcome(said(tier=tier, asked=asked), heard, "cue") for tier, heard, asked in (
    ("now", "yes", ""), ("now", "yes", "Who?"), ("now", "possible", ""), ("now", "no", ""),
    ("possible", "possible", ""), ("possible", "no", ""), ("no", "yes", ""), ("no", "possible", ""),
    ("no", "no", ""), ("no", "no", ""))]
JUDGED = [Judged(Pair("tone", "same", "calm", "angry"), "here", (2, 0, 0), (3, 0, 0)),
          Judged(Pair("origin", "same", "one", "other"), "here", (2, 0, 0), (2, 0, 0))]


def test_danger_is_caught_when_led_or_asked_about_and_calm_is_counted_apart() -> None:
    found = danger.figures(OUTCOMES)
    assert (found.caught, found.led, found.possible) == (Share(3, 4), Share(2, 4), Share(1, 2))
    assert (found.alarms, found.asked) == (Share(1, 4), Share(1, 4))
    assert danger.missed(OUTCOMES) == [OUTCOMES[3].message]
    assert {name: f.caught.count for name, f in danger.by(danger.position, OUTCOMES).items()} == {
        "answer to a question": 1, "unasked": 3}


def test_after_a_plain_no_a_faint_doubt_is_not_caught_and_asks_nobody() -> None:
    faint = [Outcome(said(tier=tier), "possible", "model", faint=2) for tier in ("now", "no")]
    found = danger.figures(danger.after_no([*OUTCOMES, *faint]))
    assert (found.caught, found.led) == (Share(3, 5), Share(2, 5))
    assert found.asked == Share(1, 5)


def test_only_labelled_messages_are_heard_each_with_its_question() -> None:
    scanned: List[Any] = []
    detector = SimpleNamespace(scan=lambda text, asked: scanned.append((text, asked)) or
                               SimpleNamespace(tier="no", cue=None, faint=0))
    heard = danger.heard(detector, [said("a"), said("b", None), said("c", "no", asked="Who?")])
    assert scanned == [("a", None), ("c", "Who?")] and [each.cue for each in heard] == ["", ""]


AT = "peterborough.health."


@pytest.mark.parametrize("shows, levels", [
    ({"1.2a": "stated"}, {2}), ({"1.2a": "stated", "1.3a": "stated"}, {2, 3}),
    ({"1.2a": "stated", "2.3a": "stated"}, {3}), ({"1.2a": "stated", "1.3a": "absent"}, {2}),
    ({"1.1a": "stated"}, {1})])
def test_the_highest_level_shown_is_right_and_its_neighbours_in_the_row(
        area: Any, shows: Dict[str, str], levels: Set[int]) -> None:
    message = said(tier="no", shows=tuple(Shown(AT + key, status) for key, status in shows.items()))
    assert matching.accepted(area, message, {}) == levels


@pytest.mark.parametrize("tier, facts, shows, levels", [
    ("now", {}, AT + "1.2a", {4}),
    ("no", {"age_months": 3.0, "mobile": False}, "national.trigger.bruising_non_mobile.injury", {4}),
    ("no", {}, "national.trigger.domestic_abuse.lives_with", {1})])
def test_a_danger_or_a_risk_raises_what_is_right(
        area: Any, tier: str, facts: Dict[str, Any], shows: str, levels: Set[int]) -> None:
    message = said(tier=tier, shows=(Shown(shows, "stated"),))
    assert matching.accepted(area, message, facts) == levels


def test_matching_counts_rows_and_levels() -> None:
    found = matching.figures([matched(["r", "x"], {3}, 3), matched(["x", "y", "r"], {3}, 2, (2, 3)),
                              matched(["x"] * 5 + ["r"], {1}, None), matched([], {2}, 4)])
    assert (found.first, found.three, found.five, found.none) == tuple(Share(n, 4) for n in (1, 2, 2, 1))
    assert (found.right, found.low, found.high, found.within) == tuple(Share(n, 4) for n in (2, 1, 1, 3))


@pytest.mark.parametrize("expect, first, second, holds", [
    ("same", (2, 0, 0), (2, 0, 0), True), ("same", (2, 0, 0), (2, 0, 1), False),
    ("not_lower", (2, 0, 0), (3, 1, 0), True), ("not_lower", (2, 0, 1), (4, 2, 0), False),
])
def test_a_pair_holds_as_it_is_meant_to(expect: str, first: Any, second: Any, holds: bool) -> None:
    assert Judged(Pair("tone", expect, "one", "other"), "here", first, second).holds is holds


def test_a_row_that_is_absent_is_not_one_that_is_shown() -> None:
    read = SimpleNamespace(candidates=[SimpleNamespace(id=key, kind="statement", status="stated", score=s)
                                       for key, s in (("a3", 0.9), ("a1", 0.8), ("c2", 0.4))])
    scorer = SimpleNamespace(library=SimpleNamespace(area=lambda name: AREA),
                             reader=SimpleNamespace(read=lambda text, area: read))
    message = said(shows=(Shown("a1", "stated"), Shown("c2", "absent")))
    assert calibration.of_rows(scorer, [message], ["here"]) == [(0.9, True), (0.4, False)]
    found = calibration.bins([(0.0, True), (0.1, False), (1.0, True)])
    assert sum(share.count for share in found.values()) == 3


@pytest.mark.parametrize("share, aim, word", [
    (Share(99, 100), {"at_least": 99}, "yes"), (Share(98, 100), {"at_least": 99}, "**no**"),
    (Share(5, 100), {"at_most": 5}, "yes"), (Share(6, 100), {"at_most": 5}, "**no**"), (Share(1, 1), None, "")])
def test_an_aim_is_reached_or_not(share: Share, aim: Any, word: str) -> None:
    assert card.reached(share, aim) == word


@pytest.mark.parametrize("full", [True, False])
def test_the_card_has_every_figure_and_every_miss(full: bool) -> None:
    frozen = {"frozen": "2026-01-01", "sha256": {"danger/test/north.jsonl": "abc"}}
    some = [matched([], {3}, None), matched(["r"], {1}, 1)]
    lists = (OUTCOMES, OUTCOMES, some, JUDGED, [Answered("age", "7", "84", None)]) if full else ([],) * 5
    chances = {"a row": calibration.bins([])}
    measured = Measured("test", "2026-02-02", "model", frozen, *lists, chances, {"it": 1.0})
    release = {"day": "2026-02-02", "model": "model", "figures": {"danger caught": "75 %"}}
    page = card.card(measured, [release])
    assert set(card.aims()) <= set(headline(measured))
    assert all(name in page for name in (*headline(measured), "abc", "Wilson"))
    assert ("danger/test/north:7" in page) is full and ("calm | angry" in page) is full
    assert ("no / coat again" in card.misses(measured)) is full
