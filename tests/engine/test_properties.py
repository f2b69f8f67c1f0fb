"""What must hold for every decision, whatever was found: hypothesis looks for a counter-example."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional, Tuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.engine.concern import Concern, Facts, Finding, Status
from bot.engine.counting import HARM_ORDER
from bot.engine.decide import decide
from bot.engine.library import Area
from bot.engine.loading import load_library

LIBRARY = load_library()
AREAS = LIBRARY.area_ids
QUIET = settings(max_examples=60, deadline=None,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def keys(area: Area) -> list:
    """Everything that can be found in an area."""
    return sorted([*area.statements, *area.triggers])


@st.composite
def concerns(draw: Any) -> Tuple[Area, Concern]:
    """An area and a concern with up to six findings of different rows."""
    area = LIBRARY.area(draw(st.sampled_from(AREAS)))
    ids = draw(st.lists(st.sampled_from(keys(area)), max_size=6, unique_by=area.row_of))
    findings = tuple(draw(finding(key)) for key in ids)
    factors = tuple(draw(st.lists(st.sampled_from(sorted(area.factors) or ["none"]), max_size=3)))
    facts = Facts(age_months=draw(st.one_of(st.none(), st.floats(0, 220))),
                  danger=draw(st.sampled_from(["yes", "no", "not_asked", "possible"])),
                  lasting=draw(st.sampled_from([None, True, False])),
                  told_why=draw(st.booleans()))
    return area, Concern(findings, factors, facts)


def finding(key: str) -> st.SearchStrategy:
    """A finding with any status and hold."""
    return st.builds(Finding, st.just(key), st.sampled_from(list(Status)),
                     st.just(("words",)), st.sampled_from(["firm", "unsure", "weak"]))


def level_of(area: Area, concern: Concern) -> Optional[int]:
    """The level of a concern."""
    return decide(area, concern).level.level


def not_lower(after: Optional[int], before: Optional[int]) -> bool:
    """Level 1 says that no threshold is met, so to withdraw it is no lowering."""
    return before in (None, 1) or (after is not None and after >= before)


@QUIET
@given(concerns(), st.data())
def test_another_finding_never_lowers_level_or_harm(case: Tuple[Area, Concern], data: Any) -> None:
    area, concern = case
    used = {area.row_of(f.id) for f in concern.findings}
    key = data.draw(st.sampled_from([k for k in keys(area) if area.row_of(k) not in used]))
    before = decide(area, concern)
    after = decide(area, concern.with_finding(data.draw(finding(key))))

    assert not_lower(after.level.level, before.level.level)
    assert HARM_ORDER.index(after.harm) >= HARM_ORDER.index(before.harm)


@QUIET
@given(concerns(), st.data())
def test_a_denial_never_lowers_level_or_harm(case: Tuple[Area, Concern], data: Any) -> None:
    area, concern = case
    stated = tuple(replace(f, status=Status.STATED) for f in concern.findings)
    which = data.draw(st.sets(st.sampled_from(range(len(stated))))) if stated else set()
    denied = tuple(f.disputed() if n in which else f for n, f in enumerate(stated))
    before = decide(area, replace(concern, findings=stated))
    after = decide(area, replace(concern, findings=denied))

    assert after.level == before.level
    assert after.harm == before.harm


@QUIET
@given(concerns())
def test_a_strength_changes_neither_level_nor_harm(case: Tuple[Area, Concern]) -> None:
    area, concern = case
    before = decide(area, replace(concern, factors=()))
    after = decide(area, concern)

    assert (after.level, after.harm) == (before.level, before.harm)


@QUIET
@given(concerns(), st.randoms())
def test_the_order_in_which_things_are_told_does_not_matter(
        case: Tuple[Area, Concern], shuffle: Any) -> None:
    area, concern = case
    mixed = list(concern.findings)
    shuffle.shuffle(mixed)

    assert decide(area, replace(concern, findings=tuple(mixed))) == decide(area, concern)


@QUIET
@given(concerns())
def test_danger_now_is_level_four_and_harm_whatever_else_was_said(
        case: Tuple[Area, Concern]) -> None:
    area, concern = case
    decision = decide(area, replace(concern, facts=replace(concern.facts, danger="yes")))

    assert (decision.level.level, decision.harm) == (4, "yes")


@QUIET
@given(concerns())
def test_the_level_is_always_among_the_levels_still_possible(case: Tuple[Area, Concern]) -> None:
    level = decide(*case).level

    assert level.level is None or level.level in level.possible
    assert list(level.possible) == sorted(set(level.possible))


@QUIET
@given(concerns())
def test_level_one_needs_the_reason_and_nothing_above_it(case: Tuple[Area, Concern]) -> None:
    area, concern = case
    decision = decide(area, concern)
    if decision.level.level == 1:
        assert concern.facts.told_why
        assert all((r.level or 0) <= 1 and r.harm == "no" for r in decision.reasons)


@pytest.mark.parametrize("area_id", AREAS)
def test_nothing_found_gives_no_level(area_id: str) -> None:
    assert level_of(LIBRARY.area(area_id), Concern()) is None


@pytest.mark.parametrize("area_id", AREAS)
@pytest.mark.parametrize("harm", HARM_ORDER)
def test_every_separate_question_of_consent_has_an_answer(area_id: str, harm: str) -> None:
    """Whatever the harm, sharing, telling, referring and agreeing are answered with a source."""
    from bot.engine.consent import decide_consent

    area = LIBRARY.area(area_id)
    for agreement in ("agreed", "refused", "not_asked", "unsafe", "unknown"):
        answers = decide_consent(area, 3, harm, Facts(agreement=agreement), ())
        for question in ("share", "tell_family", "refer", "service"):
            assert answers[question].answer and answers[question].leads.cite, (question, agreement)
