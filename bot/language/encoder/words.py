"""A second, much simpler reader of danger: which words and letters stand in a message.

The encoder hears what is meant and sometimes misses a single telling word; counting words never does.
Their mistakes differ, so together they are right more often than either (docs/explanation/understanding.md).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Sequence, Tuple

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.preprocessing import normalize

from bot.language.encoder.alike import alike

FILE = "words.npz"
#: Places for words and pairs of words, and as many for groups of letters.
PLACES = 2**17
#: No chance is ever nothing.
LEAST = 1e-4
Pair = Tuple[str, str]
_WORDS = HashingVectorizer(ngram_range=(1, 2), n_features=PLACES, alternate_sign=False, norm=None,
                           token_pattern=r"(?u)\b\w+\b", dtype=np.float32)
_LETTERS = HashingVectorizer(analyzer="char_wb", ngram_range=(3, 5), n_features=PLACES,
                             alternate_sign=False, norm=None, dtype=np.float32)


def features(pairs: Sequence[Pair]) -> Any:
    """What stands in each text, and how often; the words of an answer also with its question."""
    seen = [(asked, alike(text)) for asked, text in pairs]
    found = hstack([_weighed(_WORDS, [_crossed(*one) for one in seen]),
                    _weighed(_LETTERS, [text for _, text in seen])])
    return found.tocsr()


def rarely(found: Any, rarity: np.ndarray) -> Any:
    """The same, where what is rare counts for more."""
    return normalize(found.multiply(rarity).tocsr(), copy=False)


def _weighed(counter: HashingVectorizer, texts: Sequence[str]) -> Any:
    counts = counter.transform(texts)
    counts.data = 1.0 + np.log(counts.data)
    return normalize(counts, copy=False)


def _crossed(asked: str, text: str) -> str:
    if not asked:
        return text
    question = "".join(letter for letter in asked if letter.isalnum())[:12]
    return " ".join([text, *(f"{question}q{word}" for word in text.split())])


class Words:
    """A weight for every place and class of danger."""

    def __init__(self, weights: np.ndarray, start: np.ndarray, rarity: np.ndarray,
                 share: float) -> None:
        """`share`: how much its opinion counts beside the encoder's, from 0 to 1."""
        self._weights, self._start = weights, start
        self._rarity, self._share = rarity, share

    @classmethod
    def load(cls, path: Path) -> "Words":
        """What was taught. Raises `OSError`, `KeyError` or `ValueError` if the file is broken."""
        with np.load(path) as kept:
            return cls(kept["weights"].astype(np.float32), kept["start"],
                       kept["rarity"].astype(np.float32), float(kept["share"]))

    def save(self, path: Path) -> None:
        """The file holds it, in half the digits."""
        np.savez_compressed(path, weights=self._weights.astype(np.float16), start=self._start,
                            rarity=self._rarity.astype(np.float16), share=self._share)

    def chances(self, pairs: Sequence[Pair]) -> np.ndarray:
        """The chances of no, possible and yes for each piece."""
        found = rarely(features(pairs), self._rarity) @ self._weights + self._start
        return _even(1.0 / (1.0 + np.exp(-found)))

    def blended(self, pairs: Sequence[Pair], heard: np.ndarray) -> np.ndarray:
        """The encoder's chances and these as one."""
        logs = [np.log(one + LEAST) for one in (self.chances(pairs), heard)]
        return _even(np.exp(self._share * logs[0] + (1.0 - self._share) * logs[1]))


def _even(numbers: np.ndarray) -> np.ndarray:
    """Each row in shares that add up to 1."""
    return np.asarray(numbers / numbers.sum(axis=1, keepdims=True))
