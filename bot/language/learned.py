"""Learns, from the examples alone, which row and which level a text speaks of.

Ridge regression over the likeness between texts: small, quick and the same on every run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Sequence, Tuple

import numpy as np

from bot.language.index import Index

LEVELS = 4
#: How many of the nearest texts count beside the nearest.
NEAREST = 3


@dataclass
class Table:
    """The targets of one indicator table (or all triggers and strengths) and what was learned.

    `texts`: numbers of the texts learned from; `of_target`: for each target its texts, -1 for
    none; `weights`: from likeness to rows (first) and levels (last four columns).
    """

    keys: Tuple[str, ...]
    row: np.ndarray
    level: np.ndarray
    texts: np.ndarray
    of_target: np.ndarray
    weights: np.ndarray

    def judge(self, likeness: np.ndarray, how: Mapping[str, float]) -> np.ndarray:
        """A score from 0 to 1 for every target (column) and every piece of text (row)."""
        learned = likeness[:, self.texts] @ self.weights
        levels = np.pad(learned[:, -LEVELS:], ((0, 0), (0, 1)))
        near, nearest = self._near(likeness)
        chance = _chance(learned[:, :-LEVELS], how)[:, self.row]
        fit = how["near"] * near + how["level"] * levels[:, self.level]
        best = np.full((int(self.row.max()) + 1, len(likeness)), -np.inf)
        np.maximum.at(best, self.row, fit.T)
        scores = chance * np.exp(-how["apart"] * (best[self.row].T - fit))
        same = 1.0 / (1.0 + np.exp(-how["same_slope"] * (nearest - how["same_middle"])))
        scores = np.maximum(scores, 0.95 * same)
        return np.where(likeness.any(axis=1)[:, None], scores, 0.0)

    def _near(self, likeness: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        """For every target how near its texts are, and its nearest text."""
        padded = np.pad(likeness, ((0, 0), (0, 1)))[:, self.of_target]
        ranked = -np.sort(-padded, axis=2)
        counts = np.maximum((self.of_target >= 0).sum(axis=1), 1)
        mean = ranked.sum(axis=2) / counts
        top = ranked[:, :, :NEAREST].sum(axis=2) / NEAREST
        return 0.5 * ranked[:, :, 0] + 0.3 * top + 0.2 * mean, ranked[:, :, 0]


def _chance(rows: np.ndarray, how: Mapping[str, float]) -> np.ndarray:
    """How probable each row is: what was learned of it, and its lead over the others."""
    ranked = np.sort(rows, axis=1)
    first, second = ranked[:, -1:], ranked[:, -2:-1] if rows.shape[1] > 1 else 0.0
    rival = np.where(rows < first, first, second)
    total = how["slope"] * rows + how["lead"] * (rows - rival) + how["base"]
    return 1.0 / (1.0 + np.exp(-total))


def learn(index: Index, rows: Mapping[str, Any], levels: Mapping[str, int],
          others: Sequence[int], how: Mapping[str, float]) -> Table:
    """The table of some targets (`rows`: target to row). `others` are texts that mean none."""
    keys = tuple(sorted(rows))
    place = {key: n for n, key in enumerate(keys)}
    names = sorted(set(rows.values()))
    row = np.array([names.index(rows[key]) for key in keys], dtype=np.int32)
    level = np.array([levels.get(key, LEVELS + 1) - 1 for key in keys], dtype=np.int32)
    own = [n for n, key in enumerate(index.owners) if key in place]
    texts = np.array([*own, *others], dtype=np.int32)
    owner = [place.get(index.owners[n], -1) for n in texts]
    wanted = _wanted(np.array(owner), row, level, len(names))
    weights = _ridge(index.between(texts), wanted, how["ridge"])
    return Table(keys, row, level, texts, _padded(own, owner, len(keys)), weights)


def _wanted(owner: np.ndarray, row: np.ndarray, level: np.ndarray, rows: int) -> np.ndarray:
    """What should come out for every text: its row and its level, nothing for the others."""
    wanted = np.zeros((len(owner), rows + LEVELS), dtype=np.float32)
    mine = np.flatnonzero(owner >= 0)
    wanted[mine, row[owner[mine]]] = 1.0
    levelled = mine[level[owner[mine]] < LEVELS]
    wanted[levelled, rows + level[owner[levelled]]] = 1.0
    return wanted


def _ridge(likeness: np.ndarray, wanted: np.ndarray, ridge: float) -> np.ndarray:
    np.fill_diagonal(likeness, likeness.diagonal() + ridge)
    return np.linalg.solve(likeness, wanted - wanted.mean(axis=0)).astype(np.float32)


def _padded(texts: Sequence[int], owner: Sequence[int], targets: int) -> np.ndarray:
    groups: List[List[int]] = [[] for _ in range(targets)]
    for text, target in zip(texts, owner):
        groups[target].append(text)
    width = max(map(len, groups), default=1)
    return np.array([group + [-1] * (width - len(group)) for group in groups], dtype=np.int32)


def as_arrays(table: Table) -> Dict[str, np.ndarray]:
    """The table as arrays that can be kept on disk."""
    return {"keys": np.array(table.keys), "row": table.row, "level": table.level,
            "texts": table.texts, "of_target": table.of_target, "weights": table.weights}


def from_arrays(arrays: Mapping[str, np.ndarray]) -> Table:
    """The table that `as_arrays` wrote."""
    return Table(**{**arrays, "keys": tuple(str(key) for key in arrays["keys"])})
