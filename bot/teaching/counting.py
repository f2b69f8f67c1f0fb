"""Teaches the simple reader of danger: a weight for every word, pair of words and group of letters."""

from __future__ import annotations

from typing import Any, List, Mapping, Sequence, Tuple

import numpy as np
from sklearn.linear_model import SGDClassifier

from bot.language.encoder.words import Pair, Words, features, rarely
from bot.teaching.lessons import Lesson


def taught_words(lessons: Sequence[Lesson], how: Mapping[str, Any]) -> Words:
    """What the lessons about danger teach."""
    pairs, right = _examples(lessons)
    found = features(pairs)
    rarity = _rarity(found)
    own = how["words"]
    # Steps of one lesson at a time; the mean of all steps is steadier than the last one.
    learner = SGDClassifier(loss="log_loss", alpha=own["alpha"], max_iter=own["rounds"], tol=None,
                            average=True, random_state=how["seed"])
    learner.fit(rarely(found, rarity), right)
    return Words(learner.coef_.T.astype(np.float32), learner.intercept_, rarity, own["share"])


def _examples(lessons: Sequence[Lesson]) -> Tuple[List[Pair], List[int]]:
    own = [lesson for lesson in lessons if lesson.danger is not None]
    return [(one.asked, one.text) for one in own], [one.danger or 0 for one in own]


def _rarity(found: Any) -> np.ndarray:
    """What stands in few texts says more than what stands in all."""
    texts, places = found.shape
    seen = np.bincount(found.indices, minlength=places)
    return np.asarray(np.log((1 + texts) / (1 + seen)) + 1, dtype=np.float32)
