"""How old the child is, in the ways in which people type it, and who is not the child."""

import pytest

from tests.language.facts_help import cases, told

HOW_OLD = 'How old is the child? A year group is fine, or "unborn".'


@pytest.mark.parametrize("text, years", cases("age", "years"))
def test_years(text: str, years: float) -> None:
    assert told(text).get("age_months") == pytest.approx(years * 12, abs=0.8)


@pytest.mark.parametrize("text, months", cases("age", "months"))
def test_months(text: str, months: float) -> None:
    assert told(text).get("age_months") == pytest.approx(months, abs=0.15)


@pytest.mark.parametrize("text", [row[0] for row in cases("age", "no_age")])
def test_no_age(text: str) -> None:
    assert "age_months" not in told(text)


@pytest.mark.parametrize("text, months", cases("age", "asked_age"))
def test_asked(text: str, months: float) -> None:
    assert told(text, HOW_OLD).get("age_months") == pytest.approx(months, abs=0.6)


@pytest.mark.parametrize("text, unborn", cases("age", "unborn"))
def test_unborn(text: str, unborn: object) -> None:
    """A pregnant girl is herself the child."""
    assert told(text).get("unborn") is unborn


@pytest.mark.parametrize("text, mobile", cases("age", "mobile"))
def test_mobile(text: str, mobile: object) -> None:
    assert told(text).get("mobile") is mobile


@pytest.mark.parametrize("text, under", [("turns 13 next week", 13), ("nearly 16", 16),
                                         ("he will be 18 in june", 18), ("almost 13", 13)])
def test_not_yet(text: str, under: int) -> None:
    """A birthday to come: the rules for the younger age still hold."""
    assert told(text)["age_months"] < under * 12
