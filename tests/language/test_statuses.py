"""How a finding stands: what others say disputes it, only one's own eyes make it absent."""

from typing import Optional

import pytest

from bot.language.reading import Candidate
from tests.language.helping import full, reader

AREA = "peterborough"


def finding(text: str, *wanted: str) -> Optional[Candidate]:
    """The best candidate of the wanted ones, given in short."""
    ids = {full(short) for short in wanted}
    found = [c for c in reader().read(text, AREA).candidates if c.id in ids]
    return found[0] if found and found[0].score >= reader().weak else None


MARKS = ("an.3.4b", "an.4.4b", "an.4.4c", "an.3.3b", "an.3.4d", "an.3.3a", "an.3.4a", "an.3.2a")


@pytest.mark.parametrize("text", [
    "bruises on his back, mum says he fell",
    "There are finger marks on her neck. Dad says she bumped into the door.",
    "mum hit him with a belt but dad denies it",
    "he has a hand print on his cheek and his stepdad claims it was an accident",
    "strap marks on his legs, my manager isn't worried",
    "bruises behind his ears. Mum is a lovely woman and very charming",
    "cigarette burns on her arm, gran says they were play fighting",
    "she told me dad beats her, then she took it back",
    "bruising on his tummy and thighs, the family explained it",
])
def test_what_somebody_else_says_disputes_and_never_removes(text: str) -> None:
    found = finding(text, *MARKS)
    assert found is not None
    assert found.status == "disputed"


@pytest.mark.parametrize("text", [
    "last year her dad hit her with a belt",
    "mum used to hit him with a stick",
    "stepdad punched him two years ago",
    "he was beaten by his dad when he was little",
])
def test_what_is_long_ago_is_past(text: str) -> None:
    found = finding(text, *MARKS)
    assert found is not None and found.status == "past"


@pytest.mark.parametrize("text", [
    "mum used to smack him and now she hits him with a belt",
    "last year it was his brother, this week dad hit him with a belt",
    "dad still hits him with a belt like last year",
    "mum hit him with a belt yesterday",
])
def test_what_goes_on_is_not_past(text: str) -> None:
    found = finding(text, *MARKS)
    assert found is not None and found.status not in ("past", "absent")


@pytest.mark.parametrize("text", [
    "his sister was beaten by dad with a belt",
    "dad hit his older brother with a belt",
    "another child told me his mum hits him",
    "mum was hit with a belt by her dad when she was a child",
    "his little brother has bruises on his back",
])
def test_what_happened_to_somebody_else_is_linked(text: str) -> None:
    found = finding(text, *MARKS)
    assert found is not None and found.status == "linked"


@pytest.mark.parametrize("text", [
    "I think dad hits him with a belt",
    "it might be that mum beats her with a stick",
    "we suspect the bruises on his back were done on purpose",
    "I'm worried that her stepdad is hitting her with a belt",
])
def test_what_is_only_thought_is_suspected(text: str) -> None:
    found = finding(text, *MARKS)
    assert found is not None and found.status == "suspected"


@pytest.mark.parametrize("text", [
    "I checked, there were no marks on his back",
    "I looked at his back and there were no bruises",
    "We saw him in swimming yesterday, no bruises on his back or legs",
    "I checked him myself. There were no bruises on his back",
])
def test_only_ones_own_eyes_make_a_finding_absent(text: str) -> None:
    found = finding(text, *MARKS)
    assert found is not None and found.status == "absent"


@pytest.mark.parametrize("text", [
    "mum says there are no marks on his back",
    "the head said there were no bruises on him",
    "I don't think there are any bruises on his back",
    "there are no marks on his back according to dad",
    "I was told there were no bruises",
    "no marks on his back",
])
def test_a_denial_that_nobody_saw_is_never_absent_and_never_a_mark(text: str) -> None:
    best = [c for c in reader().read(text, AREA).candidates if c.score >= reader().strong]
    grave = [c for c in best if ".4" in c.id.split("abuse_and_neglect")[-1][2:4]]
    assert not [c for c in best if c.status == "absent"]
    assert not [c for c in grave if c.status == "stated"]


def test_a_plain_statement_is_stated() -> None:
    found = finding("mum hit him with a belt", "an.4.4c")
    assert found is not None and found.status == "stated"
