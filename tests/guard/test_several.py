"""Several answers in one message: each is read with its own question, and nothing of them is lost."""

from __future__ import annotations

from typing import Any, Dict, List, Tuple

import pytest

from bot.guard.detector import Detector
from bot.guard.memory import Memory
from bot.guard.several import answered, wording

HOME, SAID = "Who will be at home with the child tonight?", "Has the child said anything about it? Their own words, if so."
OTHERS = "Are there other children in the home?"
ASKED = f"1) {HOME} 2) {SAID} 3)  4) {OTHERS}"


@pytest.mark.parametrize("text, pairs", [
    ("1) mum and dad\n2) only ow\n4) no", [("mum and dad", HOME), ("only ow", SAID), ("no", OTHERS)]),
    ("1) mum 2) she said stop 4) two", [("mum", HOME), ("she said stop", SAID), ("two", OTHERS)]),
    ("(1) mum (2) nothing", [("mum", HOME), ("nothing", SAID)]),
    ("1. mum\n2. no", [("mum", HOME), ("no", SAID)]),
    ("2: he cries, 4: no", [("he cries", SAID), ("no", OTHERS)]),
    ("hang on, he is back\n1) mum", [("hang on, he is back", ""), ("mum", HOME)]),
    ("3) b", [("b", "")]), ("1) mum 7) who knows", [("mum", HOME), ("who knows", "")]),
])
def test_a_numbered_answer_goes_with_its_question(text: str, pairs: List[Tuple[str, str]]) -> None:
    assert answered(text, ASKED) == [(answer, [question]) for answer, question in pairs]


@pytest.mark.parametrize("text", ["mum and dad", "", "he is 2", "9) no such question",
                                  "call me at 4.30", "2 yes"])
def test_a_text_without_these_numbers_answers_the_first_question(text: str) -> None:
    assert answered(text, ASKED) == [(text, [HOME])]


@pytest.mark.parametrize("text, pieces", [
    ("mum and dad; no; two", ["mum and dad", "no", "two"]), ("mum\nnot yet", ["mum", "not yet"])])
def test_each_of_a_list_without_numbers_may_answer_any_question(text: str, pieces: List[str]) -> None:
    assert answered(text, ASKED, short=3) == [(piece, [HOME, SAID, OTHERS]) for piece in pieces]


@pytest.mark.parametrize("text", ["mum and dad; he has hit her again", "he came in\nand then he hit her again"])
def test_a_list_with_more_than_a_few_words_is_heard_as_a_whole(text: str) -> None:
    assert answered(text, ASKED, short=3) == [(text, [HOME])]


@pytest.mark.parametrize("asked", ["", HOME, "1) only one question"])
def test_one_question_has_the_whole_text_for_an_answer(asked: str) -> None:
    assert answered("1) mum 2) dad", asked) == [("1) mum 2) dad", [asked])]


@pytest.mark.parametrize("payload, asked", [
    ({"asked": HOME}, HOME), ({}, None), ({"asked": HOME, "items": [{"text": HOME}]}, HOME),
    ({"asked": HOME, "items": [{"text": HOME}, {"text": "You said he cried.", "pick": True}, {"text": SAID}]},
     f"1) {HOME} 2)  3) {SAID}"),
])
def test_what_was_asked_is_remembered_without_what_somebody_typed(payload: Dict[str, Any], asked: str) -> None:
    assert wording(payload) == asked


def test_the_guard_remembers_all_questions_of_a_message() -> None:
    memory = Memory()
    memory.hear("a", {"asked": HOME, "items": [{"text": HOME}, {"text": SAID}]})
    assert memory.of("a").asked == f"1) {HOME} 2) {SAID}"


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector.load()


@pytest.mark.parametrize("text", ["1) mum and dad\n2) hes two, he only says ow\n4) no",
                                  "1) mum and two brothers\n2) nothing yet, I have not asked\n4) yes, two",
                                  "mum is at home tonight; nothing yet; no"])
def test_plain_answers_are_no_danger(detector: Detector, text: str) -> None:
    assert detector.scan(text, ASKED).tier != "yes"


@pytest.mark.parametrize("text", [
    "1) mum\n2) he punched me, hes kicking her bedroom door in now\n4) no",
    "1) dad, he has a knife and hes outside\n4) no", "hes taken all her tablets\n1) mum\n2) no",
    "mum; he is kicking the bedroom door in now; no",
])
def test_a_danger_in_any_of_the_answers_leads(detector: Detector, text: str) -> None:
    assert detector.scan(text, ASKED).tier == "yes"
