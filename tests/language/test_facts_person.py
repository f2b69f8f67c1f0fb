"""Who is typing: a practitioner of some job, the child, family, a neighbour."""

import pytest

from tests.language.facts_help import cases, told

YOUR_JOB = "What is your job, in a word or two?"


@pytest.mark.parametrize("text, role", cases("person", "roles"))
def test_role(text: str, role: str) -> None:
    assert told(text).get("role") == role


@pytest.mark.parametrize("text", [row[0] for row in cases("person", "no_role")])
def test_no_role(text: str) -> None:
    """A worker who is spoken of is not the one who types."""
    assert "role" not in told(text)


@pytest.mark.parametrize("text, role", cases("person", "asked_role"))
def test_role_asked(text: str, role: object) -> None:
    assert told(text, YOUR_JOB).get("role") == role


@pytest.mark.parametrize("text, person", cases("person", "people"))
def test_person(text: str, person: str) -> None:
    assert told(text).get("person") == person


@pytest.mark.parametrize("text", [row[0] for row in cases("person", "nobody")])
def test_nobody(text: str) -> None:
    """Words that a practitioner quotes are not the practitioner's own."""
    assert "person" not in told(text)
