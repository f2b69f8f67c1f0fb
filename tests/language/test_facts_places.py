"""Where the child is: misspelt, abbreviated, doubtful, elsewhere, or somebody else's place."""

from typing import List

import pytest

from tests.language.facts_help import cases, told

WHERE = "Where does the child live, or where is the child now? Type a town or village, or choose."


@pytest.mark.parametrize("text, area", cases("places", "areas"))
def test_area(text: str, area: str) -> None:
    assert told(text).get("place") == {"area": area}


@pytest.mark.parametrize("text, areas", cases("places", "doubtful"))
def test_doubtful(text: str, areas: List[str]) -> None:
    assert sorted(told(text)["place"]["may_be"]) == areas


@pytest.mark.parametrize("text, name", cases("places", "elsewhere"))
def test_elsewhere(text: str, name: str) -> None:
    assert told(text).get("place") == {"elsewhere": name}


@pytest.mark.parametrize("text", [row[0] for row in cases("places", "no_place")])
def test_no_place(text: str) -> None:
    """Months, people, bruises near an eye, and places that are not where the child lives."""
    assert "place" not in told(text)


@pytest.mark.parametrize("text, area", cases("places", "asked_place"))
def test_asked(text: str, area: str) -> None:
    assert told(text, WHERE).get("place") == {"area": area}
