"""The other facts, and that reading never fails and stays quick."""

import random
import time

import pytest

from tests.language.facts_help import PLACES, told

from bot.language.facts import read_facts

CASES = [
    ("agreement", "mum agreed to early help", "agreed"), ("agreement", "parents have consented", "agreed"),
    ("agreement", "mum is happy for me to refer", "agreed"), ("agreement", "dad refused a referral", "refused"),
    ("agreement", "mum doesnt want social care involved", "refused"), ("agreement", "they declined support", "refused"),
    ("agreement", "havent spoken to mum yet", "not_asked"), ("agreement", "parents dont know im ringing", "not_asked"),
    ("agreement", "not safe to tell dad", "unsafe"), ("agreement", "she begged me not to tell her parents", "unsafe"),
    ("agreement", "telling mum would put her at risk", "unsafe"), ("agreement", "mum refused to open the door", None),
    ("agreement", "she agreed to meet him", None), ("agreement", "i'm worried he would kill her if he found out", "unsafe"),
    ("has_worker", "he has a social worker", True), ("has_worker", "on a cp plan", True), ("has_worker", "open to social care", True),
    ("has_worker", "shes on child in need plan", True), ("has_worker", "LAC child", True), ("has_worker", "no social worker", False),
    ("has_worker", "not known to social care", False), ("has_worker", "case closed to social care in june", False),
    ("has_worker", "mum had a social worker as a child", None), ("has_worker", "was on a CP plan in 2019", None),
    ("has_worker", "do i need a social worker?", None), ("has_worker", "mum was in care", None),
    ("lasting", "third week running in the same clothes", True), ("lasting", "its getting worse", True),
    ("lasting", "been like this for months", True), ("lasting", "every day since september", True),
    ("lasting", "always starving", True), ("lasting", "first time it has happened", False), ("lasting", "a one-off", False),
    ("lasting", "just once", False), ("lasting", "no change after 3 months of help", True), ("lasting", "bruise on his leg", None),
    ("lasting", "ive taught her for 2 years", None), ("lasting", "not the first time", True), ("lasting", "getting better", False),
    ("how_long", "smelly for 3 weeks now", "for 3 weeks"), ("how_long", "hungry since half term", "since half term"),
    ("how_long", "over the last two months", "over the last two months"), ("how_long", "third week running", "third week running"),
    ("siblings", "his little brother too", True), ("siblings", "2 other children at home", True), ("siblings", "mum has 3 kids", True),
    ("siblings", "she has a baby sister", True), ("siblings", "eldest of four", True), ("siblings", "only child", False),
    ("siblings", "mum's brother hits him", None), ("siblings", "my sister", None), ("siblings", "has a twin", True),
    ("disability", "he is autistic", True), ("disability", "y4 SEND", True), ("disability", "has an EHCP", True),
    ("disability", "adhd and asd", True), ("disability", "mum is disabled", None), ("disability", "please send help", None),
    ("disability", "no disability", False), ("disability", "wheelchair user", True), ("disability", "dad has epilepsy", None),
    ("disability", "his brother has autism", None), ("disability", "non-verbal boy", True),
    ("child_said", "she said \"my dad hits me\" at lunch", "my dad hits me"), ("child_said", "y4 told me 'i hate it there'", "i hate it there"),
    ("child_said", "she said daddy hurts her", "daddy hurts her"), ("child_said", "he told me that nobody feeds him. I wrote it down", "nobody feeds him"),
    ("child_said", "mum said she fell", None), ("child_said", "mum came in, she said it was an accident", None),
    ("child_said", "the so called \"uncle\"", None), ("child_said", "she said nothing", None),
    ("who_home", "just mum and her boyfriend at home tonight", "just mum and her boyfriend at home tonight"),
    ("who_home", "she is staying with nan tonight", "she is staying with nan tonight"), ("who_home", "bruise seen tonight", None),
    ("tried", "early help closed in june, food bank vouchers", "early help closed in june, food bank vouchers"),
    ("tried", "weve tried a parenting course.", "weve tried a parenting course"), ("tried", "he tried to run away", None),
    ("tried", "we have spoken to mum twice. no change", "we have spoken to mum twice"),
    ("help_accepted", "mum is engaging with the health visitor", True), ("help_accepted", "mum accepts help", True),
    ("help_accepted", "parents refuse all support", False), ("help_accepted", "mum wont engage", False),
    ("help_accepted", "mum asked for help", True), ("help_accepted", "police asked for help finding him", None),
]
DANGER = "Is anyone in danger right now? If so, call 999 now."


@pytest.mark.parametrize("fact, text, value", CASES)
def test_fact(fact: str, text: str, value: object) -> None:
    assert told(text).get(fact) == value


@pytest.mark.parametrize("text, value", [
    ("no shes safe at school now", "no"), ("nobody is in danger right now", "no"), ("No, he is with me in school", "no"),
    ("no not at the moment but dad is coming", None), ("shes in danger", None), ("no idea", None), ("not sure", None),
    ("no one knows where he is", None), ("no he is still in the house with him", None), ("no?", None),
    ("no shes safe until hometime", None), ("i dont think so", None), ("not in danger i hope", None),
    ("nope all safe", "no"), ("no she is not safe", None),
])
def test_danger(text: str, value: object) -> None:
    assert told(text, DANGER).get("danger") == value
    assert "danger" not in told(text, "How old is the child?")


def test_any_text() -> None:
    """Noise of all kinds gives facts or none, never an error."""
    dice = random.Random(3)
    signs = "ab 1369.,'\"\u2019?!/\\()<>&;\n\t\0\u202e\U0001f600\u00bd\u0130e\u0301-said my 4yo y4 "
    for _ in range(300):
        told("".join(dice.choice(signs) for _ in range(dice.randrange(200))))


@pytest.mark.parametrize("unit", ["her 3yo brother said 'my dad hits me' in Luton. ", "a ", "1 ", "'", " ", "\n", "she said ", "my my ",
                                  "not ", "mum mum ", "1/2 ", "in ", "((", "year ", "he's ", "lives in march in ", "xxxxxxxx", "9"])
def test_long_texts(unit: str) -> None:
    """Time grows with the length, whatever is repeated."""
    text = unit * (200_000 // len(unit))
    begin = time.perf_counter()
    read_facts(text, PLACES)
    assert time.perf_counter() - begin < 10


def test_quick() -> None:
    """An ordinary message takes a few milliseconds."""
    text = "HV here. 10 week old, small round bruise on her cheek. Mum says the toddler did it with a toy. luton. " * 2
    read_facts(text, PLACES)
    begin = time.perf_counter()
    for _ in range(20):
        read_facts(text, PLACES)
    assert (time.perf_counter() - begin) / 20 < 0.02
