"""The rules and the model each raise the other; a model that is slow or broken never means calm."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, List, Sequence

import pytest
from ruamel.yaml import YAML

import bot.enquiry
from bot.guard import danger_files
from bot.guard.danger import NONE, Danger
from bot.guard.detector import Detector
from bot.guard.ear import FAULT, Ear, numbers
from bot.wording.phrases import phrase
from tests.guard.models import ASK, CALM, GRAVE, LIKELY, SLIGHT, Broken, Says, Stuck

NUMBERS = {"whole": {"danger": 0.5, "doubt": 0.15}, "sentence": {"words": 1, "danger": 0.9, "doubt": 0.6},
           "cue": {"danger": 0.2, "doubt": 0.03}, "hint": {"doubt": 0.08}, "bare": {"words": 0, "danger": 0.6, "doubt": 0.7}, "asked": {"danger": 0.8, "doubt": 0.15},
           "answer": {"danger": 0.6, "doubt": 0.15, "to": ["Who"]}, "settled": {"answer": 0.3, "again": 0.5}, "nothing": ["skip", "dont know"], "commands": ["go back"], "everyday": {"who": "nans", "beside": "she shes at her tapir"},
           "first": {"words": 2, "danger": 0.5, "to": ["Where"]}, "quoted": {"danger": 0.4, "to": ["Has the child said"]},
           "seconds": 5, "grace_seconds": 0.01, "rest_seconds": 30}
KNIFE = Danger("yes", "weapon.in_hand", "weapon", "staff")
POLICE = Danger("yes", "called.there", "called", "child", True)
MAYBE = Danger("possible", "suicide.maybe", "suicide", "self")
CALLED = Danger("no", called=True)
DATA = danger_files.read(danger_files.FOLDER)


def judged(ruled: Danger, text: str, **chances: Any) -> Danger:
    return Ear(Says(**chances), NUMBERS).judged(ruled, text, "")


@pytest.mark.parametrize("ruled, chances, tier", [
    (NONE, CALM, "no"), (NONE, SLIGHT, "no"), (NONE, ASK, "possible"), (NONE, GRAVE, "yes"),
    (MAYBE, CALM, "no"), (MAYBE, SLIGHT, "possible"), (MAYBE, GRAVE, "yes"),
    (KNIFE, CALM, "no"), (KNIFE, SLIGHT, "possible"), (KNIFE, LIKELY, "yes"), (KNIFE, GRAVE, "yes"),
])
def test_either_raises_the_other_and_a_cue_needs_some_support(ruled: Danger, chances: Any, tier: str) -> None:
    assert judged(ruled, "it was zebra", zebra=chances).tier == tier


def test_what_the_rules_know_is_kept() -> None:
    raised = judged(replace(KNIFE, tier="possible"), "zebra", zebra=GRAVE)
    assert raised == replace(KNIFE, cue="model")
    assert judged(KNIFE, "zebra", zebra=SLIGHT) == replace(KNIFE, tier="possible")
    assert judged(POLICE, "zebra", zebra=CALM) == POLICE
    assert judged(CALLED, "zebra", zebra=ASK).called
    assert judged(NONE, "zebra", zebra=GRAVE) == Danger("yes", "model", "learned", "child")


@pytest.mark.parametrize("text", [
    pytest.param("She was late. The zebra is here. Lunch was fine.", id="in one sentence of three"),
    pytest.param("calm " * 150 + "zebra " + "calm " * 150, id="in the middle of a long run"),
    pytest.param("calm " * 20_000 + "zebra", id="at the end of a very long run"),
    pytest.param("She was late. " * 9000 + "The zebra is here.", id="at the end of very many sentences"),
])
def test_danger_is_heard_wherever_it_stands(text: str) -> None:
    assert judged(NONE, text, zebra=GRAVE).tier == "yes"


def test_a_sentence_by_itself_has_to_be_clearer_than_the_whole() -> None:
    both = {"Lunch": CALM, "zebra": (0.5, 0.0, 0.5)}
    assert judged(NONE, "The zebra is here. Lunch.", **both) == NONE
    assert judged(NONE, "The zebra is here.", **both).tier == "yes"


def test_a_cue_is_not_lowered_by_a_model_that_never_heard_its_place() -> None:
    assert judged(KNIFE, "calm " * 10_000 + "a knife " + "calm " * 10_000) == KNIFE


def test_the_whole_message_and_each_sentence_are_heard_with_the_open_question() -> None:
    model = Says()
    Ear(model, NUMBERS).judged(NONE, "His uncle. He is in.", "Who?")
    assert model.pairs == [("Who?", "His uncle. He is in."), ("Who?", "His uncle."), ("Who?", "He is in.")]


def test_comfort_never_lowers_what_is_heard_without_it() -> None:
    chances = {"mum says he fell": CALM, "zebra": GRAVE}
    assert judged(NONE, "The zebra is here, mum says he fell", **chances).tier == "yes"


def test_a_slow_model_asks_in_time_and_is_left_alone_until_it_has_rested(
    monkeypatch: pytest.MonkeyPatch
) -> None:
    now, start, model, limits = [100.0], time.perf_counter(), Stuck(), {**NUMBERS, "seconds": 0.05}
    monkeypatch.setattr("bot.guard.ear.time", SimpleNamespace(monotonic=lambda: now[0]))
    ear = Ear(model, limits)
    assert ear.judged(CALLED, "one", "") == replace(FAULT, called=True)
    now[0] += 29
    assert ear.judged(NONE, "two", "") == FAULT and ear.judged(KNIFE, "two", "") == KNIFE
    now[0] += 2
    assert ear.judged(NONE, "it waits in vain", "") == FAULT
    assert time.perf_counter() - start < 2
    model.freed.set()
    now[0], limits["seconds"] = now[0] + 31, 5
    assert ear.judged(NONE, "three", "") == NONE
    assert [text for _, text in model.pairs] == ["one", "three"]


@pytest.mark.parametrize("ruled, kept", [
    (NONE, FAULT), (CALLED, replace(FAULT, called=True)), (MAYBE, MAYBE), (KNIFE, KNIFE)])
def test_a_model_that_fails_asks_and_lowers_nothing(
    ruled: Danger, kept: Danger, caplog: pytest.LogCaptureFixture
) -> None:
    assert Ear(Broken(), NUMBERS).judged(ruled, "marker-phrase-zebra", "") == kept
    assert "RuntimeError" in caplog.text and "zebra" not in caplog.text


@pytest.mark.parametrize("certain, tier", [(True, "yes"), (False, "possible")])
def test_a_certain_cue_has_the_last_word(certain: bool, tier: str) -> None:
    cues = [{**cue, "certain": certain} for cue in DATA["cues"]]
    model = Says(knife=SLIGHT)
    found = Detector({**DATA, "cues": cues}, Ear(model, NUMBERS)).scan("he has a knife")
    assert (found.tier, found.cue, bool(model.pairs)) == (tier, "weapon.in_hand", not certain)


@pytest.mark.parametrize("text", [
    "I want to kill myself", "Boy 12 wants to kill himself", "she wants to die", "he told me he wants to kill himself",
    "Mi pap\u00e1 me pega", "Mama mea ma bate", "Die Mutter schl\u00e4gt das Kind", "tata mnie bije"])
@pytest.mark.parametrize("chances, tier", [(CALM, "possible"), (GRAVE, "yes")])
def test_a_certain_question_is_asked_however_calm_the_model_is(text: str, chances: Any, tier: str) -> None:
    assert Detector(DATA, Ear(Says(**{text: chances}), NUMBERS)).scan(text).tier == tier


def test_forgetting_reaches_the_model_and_without_one_there_is_nothing_to_forget() -> None:
    model = Says()
    Detector(DATA, Ear(model, NUMBERS)).forget()
    Detector(DATA).forget()
    assert model.forgotten == 1


def test_the_numbers_of_the_data_file_make_sense() -> None:
    found = numbers()
    assert found["whole"]["danger"] <= found["sentence"]["danger"] < 1
    assert all(0 < found[of]["doubt"] < found[of]["danger"] for of in ("whole", "sentence", "cue"))
    assert 0 < found["hint"]["doubt"] < 1 and 0 < found["seconds"] <= 5 < found["rest_seconds"]


@pytest.mark.parametrize("ruled, asked, doubt, faint", [
    (NONE, "Who is at home?", 0.2, 2),
    (NONE, "Who is at home?", 0.4, 1),
    (NONE, "Who is at home?", 0.7, 0),
    (MAYBE, "Who is at home?", 0.2, 0),
    (NONE, "What are you worried about?", 0.2, 1),
    (NONE, "What are you worried about?", 0.7, 0),
    (NONE, "", 0.2, 1),
])
def test_a_slight_doubt_of_the_model_alone_is_faint_and_the_more_so_in_the_answer_about_a_fact(
        ruled: Danger, asked: str, doubt: float, faint: int) -> None:
    model = Says(zebra=(1 - doubt, doubt / 10, doubt * 0.9))
    found = Ear(model, NUMBERS).judged(ruled, "zebra", asked)
    assert found.faint == faint and found.tier != "no"


@pytest.mark.parametrize("asked, tier", [
    ("", "yes"), ("Who is at home?", "possible"), ("What are you worried about?", "yes")])
def test_an_answer_to_another_question_has_to_be_clearer_before_999(asked: str, tier: str) -> None:
    assert Ear(Says(zebra=(0.2, 0.25, 0.55)), NUMBERS).judged(NONE, "zebra", asked).tier == tier


def test_every_question_about_a_fact_is_known_as_one_and_no_other() -> None:
    ear, enquiry = Ear(Says(), numbers()), Path(bot.enquiry.__file__).parent
    asked = [one["ask"] for one in YAML(typ="safe").load((enquiry / "questions.yml").read_text())["questions"]]
    assert len(asked) > 8 and all(ear._of_a_fact(question, "mum") for question in asked)
    assert [question for question in asked if question.startswith(tuple(numbers()["quoted"]["to"]))]
    assert not [one for one in (phrase("worry.ask"), phrase("worry.more"), phrase("confirm.right"),
                                phrase("summary.ask"), phrase("nothing.today")) if ear._of_a_fact(one, "mum")]


@pytest.mark.parametrize("text", ["skip", "skip.", "don't know", "don\u2019t know!"])
def test_what_says_nothing_is_not_heard_but_where_danger_was_asked_about(text: str) -> None:
    model = Says(skip=GRAVE, know=GRAVE)
    assert Ear(model, NUMBERS).judged(NONE, text, "Who is at home?") == NONE and not model.pairs
    assert Ear(model, NUMBERS).judged(NONE, text, "Is anyone in danger?", of_danger=True).tier == "yes"
    assert Ear(model, NUMBERS).judged(KNIFE, text, "Who is at home?").tier == "yes"
    assert Ear(model, NUMBERS).judged(NONE, f"{text} he is here", "Who is at home?").tier == "yes"


@pytest.mark.parametrize("asked, alone, tier", [
    ("Has the child said anything?", 0.3, "possible"), ("Has the child said anything?", 0.5, "yes"),
    ("Who is at home?", 0.3, "yes")])
def test_what_a_child_said_leads_only_if_it_sounds_like_danger_without_the_question_too(
        asked: str, alone: float, tier: str) -> None:
    class Model(Says):
        def hear(self, pairs: Any) -> Any:
            danger = {True: 0.9, False: alone}
            return [SimpleNamespace(danger=(0.95 - danger[bool(question)], 0.05, danger[bool(question)]))
                    for question, _ in pairs]

    numbers = {**NUMBERS, "answer": {**NUMBERS["answer"], "to": ["Who", "Has"]}}
    assert Ear(Model(), numbers).judged(NONE, "zebra", asked).tier == tier


def test_after_a_question_about_no_fact_a_message_is_heard_as_a_first_one() -> None:
    model = Says()
    Ear(model, NUMBERS).judged(NONE, "He is in his room today.", "What are you worried about?")
    assert [asked for asked, _ in model.pairs] == [""]


def test_sentences_of_a_word_or_two_are_not_heard_by_themselves() -> None:
    numbers = {**NUMBERS, "sentence": {**NUMBERS["sentence"], "words": 3}}
    model = Says()
    Ear(model, numbers).judged(NONE, "Not sure. He is in his room.", "")
    assert [text for _, text in model.pairs] == ["Not sure. He is in his room.", "He is in his room."]


def test_an_answer_to_the_danger_question_has_to_be_clearer_before_999() -> None:
    ear = Ear(Says(zebra=(0.2, 0.1, 0.7)), NUMBERS)
    assert ear.judged(NONE, "zebra", "Danger?", True).tier == "possible"
    assert ear.judged(NONE, "zebra", "Who?").tier == "yes"


class Plodding(Says):
    """Takes its time for each piece."""

    def hear(self, pairs: Sequence[Any]) -> List[Any]:
        time.sleep(0.05)
        return super().hear(pairs)


def test_a_long_message_is_asked_about_and_keeps_nobody_else_from_being_heard() -> None:
    ear = Ear(Plodding(), {**NUMBERS, "seconds": 0.3, "grace_seconds": 5})

    assert ear.judged(NONE, "She was late again. " * 100, "").cue == "model.fault"
    assert ear.judged(NONE, "she was late again", "").tier == "no"


def test_of_a_huge_text_the_ends_are_heard_and_a_danger_in_either_is_found() -> None:
    model = Says(knife=GRAVE)
    huge = "She was late for school today. \n" * 9_000

    for text in (f"he has a knife. {huge}", f"{huge} he has a knife."):
        assert Ear(model, NUMBERS).judged(NONE, text, "").tier == "yes"
    assert sum(len(text) for _, text in model.pairs) < 100_000


def test_a_wish_is_not_heard_even_where_danger_was_asked_about() -> None:
    ear = Ear(Says(back=GRAVE, go=GRAVE), NUMBERS)
    assert ear.judged(NONE, "Go back!", "Is anyone in danger?", of_danger=True).tier == "no"
    assert ear.judged(NONE, "he will go back to him", "Is anyone in danger?", of_danger=True).tier == "yes"
    assert ear.judged(KNIFE, "go back", "", of_danger=True).tier == "yes"


@pytest.mark.parametrize("button", ["change", "topics", "talk", "another", "copy", "after", "rest", "why", "back", "skip", "delete"])
def test_every_button_that_is_no_answer_is_a_wish(button: str) -> None:
    label = phrase(f"buttons.{button}").lower().replace("?", "")
    assert label in numbers()["commands"]


@pytest.mark.parametrize("words", ["why do you ask?", "Why?", "why do you need to know", "Change something", "go back", "topics"])
def test_a_wish_typed_at_the_question_about_danger_is_no_yes(words: str) -> None:
    question = phrase("danger.ask")
    assert Detector.load().scan(words, question).tier == "no"
    assert Detector.load().scan("y", question).tier == Detector.load().scan("aye", question).tier == "yes"


def test_a_worry_told_at_the_first_question_is_heard_as_a_worry_and_a_place_as_an_answer() -> None:
    model = Says()
    Ear(model, NUMBERS).judged(NONE, "has no coat", "Where is he?")
    Ear(model, NUMBERS).judged(NONE, "on canal", "Where is he?")
    assert model.pairs == [("", "has no coat"), ("Where is he?", "has no coat"), ("Where is he?", "on canal")]


@pytest.mark.parametrize("chances, tier", [(CALM, "no"), (ASK, "no"), (GRAVE, "yes")])
def test_a_long_answer_to_the_first_question_may_be_a_dangerous_place(chances: Any, tier: str) -> None:
    class OnlyAsAnAnswer(Says):
        def hear(self, pairs: Any) -> Any:
            return (super().hear if pairs[0][0] else Says().hear)(pairs)

    ear = Ear(OnlyAsAnAnswer(well=chances), NUMBERS)
    assert ear.judged(NONE, "down in the well", "Where is he?").tier == tier


@pytest.mark.parametrize("text, tier", [
    ("tapir at her nan's", "possible"), ("tapir at her nan's all night", "yes"), ("tapir at her", "yes")])
def test_that_a_relative_has_the_child_asks_at_most(text: str, tier: str) -> None:
    for of_danger in (True, False):
        assert Ear(Says(tapir=GRAVE), NUMBERS).judged(NONE, text, "Who is there?", of_danger).tier == tier
    assert Ear(Says(tapir=GRAVE), NUMBERS).judged(KNIFE, "tapir at her nan's", "").tier == "yes"


@pytest.mark.parametrize("text", ["she is staying with him tonight", "he has her", "hes at the school", "he is climbing",
                                  "she's with him and he is fine", "all fine"])
def test_what_may_be_a_danger_is_not_everyday(text: str) -> None:
    assert not Ear(Says(), numbers())._is_everyday(text)


def test_no_word_for_a_parent_a_home_or_sleep_is_an_everyday_one() -> None:
    words = set(f"{numbers()['everyday']['who']} {numbers()['everyday']['beside']}".split())
    assert not words & {"mum", "dad", "stepdad", "parents", "partner", "boyfriend", "home", "house", "bed", "asleep", "sleeping",
                        "man", "uncle", "grandad", "brother", "no", "not", "nobody", "gone", "alone", "out", "off", "up", "school", "on", "in"}
