"""Rasa's classifier sees a message as the model encoded it; without a model it still gets something."""

from __future__ import annotations

from typing import Any, List

import numpy as np
import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components import encoding
from bot.components.encoding import EncodingFeaturizer
from bot.language.encoder.shared import WIDTH, encoder, identity


@pytest.fixture
def featurizer() -> EncodingFeaturizer:
    return EncodingFeaturizer("run_EncodingFeaturizer", EncodingFeaturizer.get_default_config())


def vectors(message: Message) -> List[Any]:
    """The vector of the words and of the whole message."""
    return [found.features for found in message.get_dense_features(TEXT, []) if found is not None]


def test_a_message_has_the_vector_that_the_guard_made(featurizer: EncodingFeaturizer) -> None:
    message = featurizer.process([Message(data={TEXT: "she is always hungry"})])[0]
    wanted = encoder().hear([("", "she is always hungry")])[0].vector
    assert all(np.allclose(found, wanted[None, :], atol=1e-5) for found in vectors(message))
    assert len(vectors(message)) == 2


def test_examples_have_theirs_and_a_button_without_words_none(featurizer: EncodingFeaturizer) -> None:
    said, pressed = Message(data={TEXT: "hello"}), Message(data={"intent": "skip"})
    found = featurizer.process_training_data(TrainingData([said, pressed])).training_examples
    assert [len(vectors(each)) for each in found] == [2, 0]


class Broken:
    def hear(self, pairs: Any) -> Any:
        raise RuntimeError("no")


@pytest.mark.parametrize("model", [None, Broken()], ids=["missing", "broken"])
def test_without_the_model_the_dialogue_still_reads(
        featurizer: EncodingFeaturizer, monkeypatch: pytest.MonkeyPatch, model: Any) -> None:
    monkeypatch.setattr(encoding, "encoder", lambda: model)
    message = featurizer.process([Message(data={TEXT: "hello"})])[0]
    assert all(found.shape == (1, WIDTH) and not found.any() for found in vectors(message))


def test_another_model_makes_what_was_trained_on_this_one_old() -> None:
    assert EncodingFeaturizer.fingerprint_addon({}) == identity() != "none"
