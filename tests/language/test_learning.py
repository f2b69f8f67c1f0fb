"""What the model learned is put together with what words are like; without it the words decide alone."""

from __future__ import annotations

from typing import Any, List, Optional, Sequence, Tuple

import numpy as np
import pytest

from bot.corpus.records import ANSWERS
from bot.language import lexicon
from bot.language.encoder.heard import Heard, Labels
from bot.language.learning import Learned

HOW = {"share": 0.8, "alone": 0.4, "least": 0.02, "sure": 0.7, "words": 1, "answer_words": 4,
       "answers": {"agreement": {"none": None, "yes": True, "no": False}}}
LABELS = Labels(rows=("t:a", "t:b"), statements=("a1", "a2", "b1"), answers=("none", "yes", "no"),
                row_of=np.array([0, 0, 1]), level_of=np.array([0, 1, -1]))


def heard(rows: Sequence[float] = (0, 0), statements: Sequence[float] = (0, 0, 0),
          levels: Sequence[float] = (9, 9), answers: Sequence[float] = (0, 0, 0)) -> Heard:
    return Heard(np.zeros(3), (1.0, 0.0, 0.0), *map(np.array, (rows, statements, levels, answers)))


class Model:
    """Knows a row by its letter in the text, and a level from a question mark or its absence."""

    def __init__(self, answers: Sequence[float] = (0, 0, 0)) -> None:
        self.labels, self.answers = LABELS, answers
        self.pairs: List[Tuple[str, str]] = []

    def hear(self, pairs: Sequence[Tuple[str, str]]) -> List[Heard]:
        self.pairs += pairs
        return [heard([9.0 if row in text else -9.0 for row in "xy"], levels=[-9, 9] if "?" in text
                      else [9, -9], answers=self.answers) for _, text in pairs]


class Broken:
    """Cannot run."""

    def hear(self, pairs: Any) -> Any:
        raise RuntimeError("no")


def test_a_score_is_the_chance_of_its_row_by_how_well_the_statement_fits() -> None:
    scores = LABELS.scores(heard(rows=(0, -9), statements=(2, 0, 5)), heard())
    assert scores == pytest.approx({"a1": 0.5, "a2": 0.5 * np.exp(-2), "b1": 0.0001}, abs=1e-3)


def test_the_level_of_the_whole_message_chooses_within_a_row_and_leaves_other_rows() -> None:
    low, high = (LABELS.scores(heard(rows=(9, 9)), heard(levels=levels)) for levels in ((9, -9), (-9, 9)))
    assert low["a1"] > 0.99 and low["a2"] < 0.01 and high["a1"] < 0.01 and high["a2"] > 0.99
    assert low["b1"] == high["b1"] > 0.99


@pytest.mark.parametrize("encoder, pieces", [(None, ["x"]), (Broken(), ["x"]), (Model(), [])])
def test_without_a_model_or_a_piece_nothing_was_learned(encoder: Any, pieces: List[str]) -> None:
    assert Learned(encoder, HOW).of("x", pieces) is None


def test_each_piece_is_scored_with_the_level_of_its_whole_text() -> None:
    first, second = Learned(Model(), HOW).of("x. y. Why?", ["x.", "y."])
    assert first["a2"] > 0.99 and first["a1"] < 0.01 and first["b1"] < 0.01
    assert second["b1"] > 0.99 and second["a2"] < 0.01


@pytest.mark.parametrize("encoder", [None, Broken()])
def test_a_whole_text_without_a_model_has_no_scores(encoder: Optional[Any]) -> None:
    assert Learned(encoder, HOW).of_whole("x") == {}


def test_a_long_text_has_the_best_of_its_stretches() -> None:
    scores = Learned(Model(), HOW).of_whole("x " + "and " * 300 + "y")
    assert scores["a1"] > 0.99 and scores["b1"] > 0.99


@pytest.mark.parametrize("learned, score", [(None, 0.5), ({}, 0.2)])
def test_likeness_alone_counts_in_full_without_a_model_and_for_less_in_a_piece_too_short_for_it(
        learned: Any, score: float) -> None:
    assert Learned(None, HOW).blended({"a1": 0.5}, learned) == {"a1": score}


@pytest.mark.parametrize("like, learned, both", [
    ({"a1": 0.5}, {"a1": 1.0}, {"a1": 0.9}),
    ({"a1": 0.5}, {"a1": 0.01}, {"a1": 0.1}),          # below `least` the model says nothing for it
    ({"a1": 0.5, "new": 0.6}, {"a1": 0.5}, {"a1": 0.5, "new": 0.6}),  # the model never met it
    ({}, {"a1": 0.5, "a2": 0.01}, {"a1": 0.4}),
])
def test_both_scores_count_by_their_share(like: Any, learned: Any, both: Any) -> None:
    found = Learned(None, HOW).blended(like, learned)
    assert found == pytest.approx(both) and all(0 <= score <= 1 for score in found.values())


def test_a_failing_model_is_logged_by_its_kind_and_never_by_the_words(
    caplog: pytest.LogCaptureFixture
) -> None:
    learned = Learned(Broken(), HOW)
    assert learned.of("zebra", ["zebra"]) is None and learned.answer("zebra", "?", "agreement") is None
    assert "RuntimeError" in caplog.text and "zebra" not in caplog.text


@pytest.mark.parametrize("answers, value", [((0, 9, 0), True), ((0, 0, 9), False)])
def test_an_answer_is_read_with_its_question(answers: Any, value: bool) -> None:
    model = Model(answers)
    told = Learned(model, HOW).answer("aye", "Did they agree?", "agreement")
    assert (told.fact, told.value, model.pairs) == ("agreement", value, [("Did they agree?", "aye")])


@pytest.mark.parametrize("model, fact", [
    (None, "agreement"), (Model((0, 9, 0)), "age_months"), (Model((0, 9, 0)), None),
    (Model((9, 0, 0)), "agreement"), (Model((0, 0.5, 0)), "agreement"),
], ids=["no model", "another question", "no question", "no answer", "not sure enough"])
def test_an_answer_in_doubt_is_not_read(model: Any, fact: Optional[str]) -> None:
    assert Learned(model, HOW).answer("aye", "Did they agree?", fact) is None


def test_every_meaning_of_the_settings_is_one_that_is_taught() -> None:
    answers = lexicon.data("settings.yml")["learned"]["answers"].values()
    assert {meaning for meanings in answers for meaning in meanings} <= set(ANSWERS)


@pytest.mark.parametrize("answer, found", [(False, [True, True]), (True, [False, True])])
def test_a_short_answer_is_no_worry(answer: bool, found: List[bool]) -> None:
    scores = Learned(Model(), HOW).of("x", ["no x", "he is often here x"], answer)
    assert [bool(each) for each in scores or ()] == found
