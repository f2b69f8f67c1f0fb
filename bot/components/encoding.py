"""Gives Rasa's classifiers the model's view of a message: the encoding that the guard made."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.encoder.shared import encoder, identity, nothing


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class EncodingFeaturizer(DenseFeaturizer, GraphComponent):
    """One vector a message; zeros where there is no model, so that the dialogue still answers."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """No settings of its own: the model belongs to the language room."""
        return {FEATURIZER_CLASS_ALIAS: None}

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EncodingFeaturizer:
        """Rasa's way of making a component."""
        return cls(execution_context.node_name, config)

    @classmethod
    def validate_config(cls, config: Dict[str, Any]) -> None:
        """Nothing can be set wrongly."""

    @classmethod
    def fingerprint_addon(cls, config: Dict[str, Any]) -> str:
        """Another model makes other vectors: what was trained on the old ones is old."""
        return identity()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Every example has its vector."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Every message with words has its vector."""
        for message in self._with_text(messages):
            vector = self._vector(message.get(TEXT))
            self.add_features_to_message(vector, vector, TEXT, message)
        return messages

    def _vector(self, text: str) -> Any:
        try:
            found = encoder()
            return (found.hear([("", text)])[0].vector if found else nothing())[None, :]
        except Exception:  # the words themselves are still there for the classifier
            return nothing()[None, :]

    @staticmethod
    def _with_text(messages: Iterable[Message]) -> List[Message]:
        return [message for message in messages if message.get(TEXT)]
