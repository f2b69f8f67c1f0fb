"""Where the child is: misspelt, abbreviated, doubtful, elsewhere, or somebody else's place."""

import pytest

from tests.language.facts_help import told

WHERE = "Where does the child live, or where is the child now? Type a town or village, or choose."
AREAS = [
    ("p'boro", "north"), ("P\u2019boro", "north"), ("peterbrough", "north"), ("Peterborough.", "north"), ("pboro y4", "north"),
    ("he lives in orton", "north"), ("family in Eye, mum drinks", "north"), ("hampton vale", "north"),
    ("luton", "airport"), ("baby with bruise, lovely mum, really on it. luton", "airport"), ("bury park", "airport"),
    ("LUTON", "airport"), ("lutons y5", "airport"), ("bedford", "borough"), ("bedfrod", "borough"), ("kempston", "borough"),
    ("leighton buzard", "middle"), ("Leighton-Buzzard", "middle"), ("central beds", "middle"), ("central bedfordshire", "middle"),
    ("barton le clay", "middle"), ("biggleswaide", "middle"), ("child from sandy", "middle"), ("cambs", "fens"),
    ("lives in March with nan", "fens"), ("st neots", "fens"), ("wisbeach", "fens"), ("huntington", "fens"),
    ("lives in luton, dad moved to London", "airport"), ("school in Bedford but he lives in Luton", "airport"),
    ("moved from enfield to luton in may", "airport"), ("dad works in Luton, family lives in Ely", "fens"),
    ("luton, bedfordshire", "airport"), ("im a teacher in dunstable", "middle"), ("used to live in hull, now bedford", "borough"),
]


@pytest.mark.parametrize("text, area", AREAS)
def test_area(text: str, area: str) -> None:
    assert told(text).get("place") == {"area": area}


@pytest.mark.parametrize("text, areas", [
    ("bedfordshire", {"borough", "middle", "airport"}), ("lutton", {"airport"}), ("LU1", {"airport", "middle"}),
    ("near luton", {"airport", "middle"}), ("lives in Beds", {"borough", "middle", "airport"}),
    ("between bedford and luton", {"borough", "airport"}),
])
def test_doubtful(text: str, areas: set) -> None:
    assert set(told(text)["place"]["may_be"]) == areas


@pytest.mark.parametrize("text, name", [("london", "London"), ("Milton keynes", "Milton Keynes"), ("lives in kings lynn", "King's Lynn"),
                                        ("stevenige", "Stevenage"), ("he lives in kent", "Kent")])
def test_elsewhere(text: str, name: str) -> None:
    assert told(text).get("place") == {"elsewhere": name}


@pytest.mark.parametrize("text", [
    "since march he has been hungry", "in March 2024", "in march", "black eye", "bruise in her eye", "bruise near his eye",
    "Sandy said he was fine", "three beds in one room", "dad moved to London", "he works in Luton", "dad lives in London",
    "sandy hair, thin", "they share beds", "yes", "", "Mr Clapham the head", "Hampton came to school", "trafficked to London",
    "he was in hospital in Cambridge", "harold is 4", "born in Luton", "the hull of a boat", "kids march about", "goes missing to London",
])
def test_no_place(text: str) -> None:
    assert "place" not in told(text)


@pytest.mark.parametrize("text, area", [("eye", "north"), ("march", "fens"), ("sandy", "middle"), ("its march i think", "fens"),
                                        ("Clapham", "borough"), ("peterbourogh", "north"), ("ely", "fens")])
def test_asked(text: str, area: str) -> None:
    assert told(text, WHERE).get("place") == {"area": area}
