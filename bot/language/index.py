"""Every text of the matrices as numbers, and how like a message is to each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Dict, List, Mapping, Sequence, Tuple

import numpy as np

from bot.language.features import SPACES, Features


@dataclass
class Index:
    """The texts of all targets by feature, as in the index of a book.

    `owners[n]` is the id that text n belongs to; `begins`, `texts`, `weights` are the postings.
    """

    owners: Tuple[str, ...]
    vocabulary: Dict[str, int]
    rarity: np.ndarray
    begins: np.ndarray
    texts: np.ndarray
    weights: np.ndarray

    def likeness(self, features: Features, spaces: Mapping[str, float]) -> np.ndarray:
        """How like some features are to every text, from 0 to 1."""
        vector = _vector(features, self.vocabulary, self.rarity, spaces)
        known = [(f, w) for f, w in vector if f >= 0]
        if not known:
            return np.zeros(len(self.owners), dtype=np.float32)
        places = [slice(self.begins[f], self.begins[f + 1]) for f, _ in known]
        where = np.concatenate([self.texts[p] for p in places])
        what = np.concatenate([self.weights[p] * w for p, (_, w) in zip(places, known)])
        return np.bincount(where, what, minlength=len(self.owners)).astype(np.float32)

    def between(self, some: np.ndarray) -> np.ndarray:
        """How like some of the texts are to each other."""
        # Needed only when something changed: importing it takes a third of a second.
        from scipy.sparse import csc_matrix

        size = (len(self.owners), len(self.vocabulary))
        matrix = csc_matrix((self.weights, self.texts, self.begins), shape=size).tocsr()[some]
        return (matrix @ matrix.T).toarray().astype(np.float32)


def build(texts: Sequence[Tuple[str, Features]], spaces: Mapping[str, float]) -> Index:
    """The index of `(id, features)` pairs."""
    vocabulary, rarity = _vocabulary([features for _, features in texts])
    found: List[np.ndarray] = []
    for number, (_, features) in enumerate(texts):
        vector = _vector(features, vocabulary, rarity, spaces)
        found.append(np.array([(f, number, w) for f, w in vector]).reshape(-1, 3))
    rows = np.concatenate(found)
    rows = rows[np.lexsort((rows[:, 1], rows[:, 0]))]
    begins = np.searchsorted(rows[:, 0], np.arange(len(vocabulary) + 1)).astype(np.int32)
    return Index(tuple(key for key, _ in texts), vocabulary, rarity, begins,
                 rows[:, 1].astype(np.int32), rows[:, 2].astype(np.float32))


def _vocabulary(all_features: Sequence[Features]) -> Tuple[Dict[str, int], np.ndarray]:
    seen: Counter = Counter()
    for features in all_features:
        for space in SPACES:
            seen.update(f"{space[0]}:{term}" for term in features[space])
    names = sorted(seen)
    rarity = np.log((1 + len(all_features)) / (1 + np.array([seen[n] for n in names]))) + 0.5
    return {name: n for n, name in enumerate(names)}, rarity.astype(np.float32)


def _vector(features: Features, vocabulary: Mapping[str, int], rarity: np.ndarray,
            spaces: Mapping[str, float]) -> List[Tuple[int, float]]:
    """Weighted features; each space has the length of its share. -1 is a word no text has."""
    vector: List[Tuple[int, float]] = []
    unknown = float(rarity.max()) * 0.6 if len(rarity) else 1.0
    for space, share in spaces.items():
        part = []
        for term, count in features[space].items():
            number = vocabulary.get(f"{space[0]}:{term}", -1)
            rare = float(rarity[number]) if number >= 0 else unknown
            part.append((number, rare * (1.0 + float(np.log(count)))))
        length = sum(w * w for _, w in part) ** 0.5
        vector.extend((f, w * share ** 0.5 / length) for f, w in part)
    return vector
