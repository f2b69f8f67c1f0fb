"""What the model makes of one piece of text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Dict, Sequence, Tuple

import numpy as np


@dataclass(frozen=True)
class Heard:
    """`vector` for whoever learns on top of it; the rest is what the model itself has learned.

    `danger`: the chances of no, possible and yes, which add up to 1.
    `rows`, `statements`, `levels`, `answers`: numbers in the order of `Labels`.
    """

    vector: np.ndarray
    danger: Tuple[float, float, float]
    rows: np.ndarray
    statements: np.ndarray
    levels: np.ndarray
    answers: np.ndarray


@dataclass(frozen=True)
class Labels:
    """What the numbers of a `Heard` stand for: every statement and the row that it is in."""

    rows: Tuple[str, ...]
    statements: Tuple[str, ...]
    answers: Tuple[str, ...]
    row_of: np.ndarray
    level_of: np.ndarray

    def scores(self, heard: Heard, levels: Heard) -> Dict[str, float]:
        """A score from 0 to 1 for every statement.

        It is the chance of its row, by how well the statement fits there beside the others of the
        row, and by the chance that the whole message (`levels`) speaks of its level at all.
        """
        fit = heard.statements + self._level(levels)
        best = np.full(len(self.rows), -np.inf)
        np.maximum.at(best, self.row_of, fit)
        chance = 1.0 / (1.0 + np.exp(-heard.rows[self.row_of]))
        return dict(zip(self.statements, (chance * np.exp(fit - best[self.row_of])).tolist()))

    def answer(self, heard: Heard, possible: Sequence[str]) -> Tuple[str, float]:
        """Which of the possible answers it is, and its chance among them."""
        numbers = np.array([heard.answers[self.answers.index(each)] for each in possible])
        chances = np.exp(numbers - numbers.max())
        best = int(chances.argmax())
        return possible[best], float(chances[best] / chances.sum())

    def _level(self, heard: Heard) -> np.ndarray:
        """The log of the chance of each statement's level; nothing for what has none."""
        chances = -np.log1p(np.exp(-heard.levels))
        return np.where(self.level_of >= 0, chances[self.level_of], 0.0)


def gravest(readings: Sequence[Heard]) -> Heard:
    """The first of several readings of one text, with every level that any of them speaks of."""
    return replace(readings[0], levels=np.maximum.reduce([each.levels for each in readings]))
