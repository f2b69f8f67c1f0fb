"""Plain sentences are never in doubt, in any area, whatever the wording."""

from pathlib import Path
from typing import Any, Dict, List

import pytest
from ruamel.yaml import YAML

from bot.language.lexicon import data
from tests.language.helping import full, library, reader

SENTENCES = YAML(typ="safe").load(
    (Path(__file__).parent / "plain_sentences.yml").read_text(encoding="utf-8"))
HARMLESS = [
    "dad hit the ball over the fence at sports day",
    "he fell off his scooter and grazed his knee in the playground",
    "mum reads to him every night",
    "nan picks him up on Fridays and he loves it",
    "she is doing really well in maths",
    "the class watched a film about witches for halloween",
    "we did the history lesson on the nazis",
    "dad touched on the subject of bedtime",
    "her older brother drives her to school",
    "she bought a new phone with her birthday money",
    "mum is pregnant and goes to all her appointments",
    "he got the slipper bath toy for his birthday",
    "she wants to be a doctor when she grows up",
    "he's been off sick with chicken pox for a week",
    "we went to the police station on a trip",
    "mum and dad are both at parents evening",
]


def strong(text: str, area: str) -> Dict[str, Any]:
    """What is found for certain in an area."""
    found = reader().read(text, area)
    return {c.id: c for c in found.candidates if c.score >= reader().strong}


def areas(pack: str) -> List[str]:
    """The areas that use the table of a pack."""
    return [area.id for area in library().areas() if area.table.pack.id == pack]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["say"][:60])
def test_a_plain_sentence_is_found_for_certain_in_every_area(case: Dict[str, Any]) -> None:
    for pack, key in (("peterborough", "p"), ("luton", "l")):
        wanted = {full(short) for short in case.get(key, ())}
        for area in areas(pack):
            found = strong(case["say"], area)
            assert not wanted or wanted & set(found), (area, wanted)
            if "t" in case:
                assert f"national.trigger.{case['t']}" in found, area


@pytest.mark.parametrize("text", HARMLESS)
@pytest.mark.parametrize("area", ["peterborough", "luton"])
def test_an_everyday_sentence_raises_no_grave_matter_for_certain(text: str, area: str) -> None:
    statements = library().area(area).statements
    grave = [key for key in strong(text, area)
             if key in statements and statements[key].level == 4]
    assert grave == []


def test_there_are_at_least_eighty_plain_sentences() -> None:
    assert len(SENTENCES) >= 80


def test_every_plain_rule_names_things_that_exist() -> None:
    known = {key for area in library().areas() for key in (*area.statements, *area.triggers)}
    unknown = {key for rule in data("plain.yml") for key in rule["gives"]} - known
    assert unknown == set()
