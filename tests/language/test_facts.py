"""The other facts, and that reading never fails and stays quick."""

import random
import time

import pytest

from bot.language.facts import read_facts
from tests.language.facts_help import PLACES, cases, told

DANGER = "Is anyone in danger right now? If so, call 999 now."
REPEATED = ["her 3yo brother said 'my dad hits me' in Luton. ", "a ", "1 ", "'", " ", "\n",
            "she said ", "my my ", "not ", "mum mum ", "1/2 ", "in ", "((", "he's ",
            "lives in march in ", "x", "9"]
SIGNS = ("ab 1369.,'\"\u2019?!/\\()<>&;\n\t\0\u202e\U0001f600\u00bd\u0130e\u0301"
         "-said my 4yo y4 ")


@pytest.mark.parametrize("fact, text, value", cases("other", "facts"))
def test_fact(fact: str, text: str, value: object) -> None:
    assert told(text).get(fact) == value


@pytest.mark.parametrize("text, value", cases("other", "danger"))
def test_danger(text: str, value: object) -> None:
    """Only a clear no to the question for danger is one."""
    assert told(text, DANGER).get("danger") == value
    assert "danger" not in told(text, "How old is the child?")


def test_any_text() -> None:
    """Noise of all kinds gives facts or none, never an error."""
    dice = random.Random(3)
    for _ in range(300):
        told("".join(dice.choice(SIGNS) for _ in range(dice.randrange(200))))


@pytest.mark.parametrize("unit", REPEATED)
def test_long_texts(unit: str) -> None:
    """No repetition makes reading slow: the limit is generous, for a busy machine."""
    text = unit * (200_000 // len(unit))
    begin = time.process_time()
    read_facts(text, PLACES)
    assert time.process_time() - begin < 10


def test_quick() -> None:
    """An ordinary message takes a few milliseconds."""
    text = "HV here. 10 week old, bruise on her cheek. Mum says the toddler did it. luton. " * 3
    read_facts(text, PLACES)
    begin = time.process_time()
    for _ in range(20):
        read_facts(text, PLACES)
    assert (time.process_time() - begin) / 20 < 0.03


def test_end_of_a_long_text_still_tells_the_place() -> None:
    assert told("She was late again. " * 600 + "luton")["place"] == {"area": "airport"}
