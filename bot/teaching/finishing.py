"""The end of the course: the encoder stays as it is, and two heads learn what they will meet in use.

In use a message is read piece by piece, and many a piece only sets the scene ("She is nine."). Lessons are whole
messages. So here the heads also see pieces: what a message does not show, none of its pieces shows; what it
shows, the likeliest of its pieces shows.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Mapping, Sequence, Tuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from bot.teaching.cutting import pieces
from bot.teaching.lessons import Lesson, Subjects

Pair = Tuple[str, str]
#: The vectors of some texts, each behind the question that it answers.
Vectors = Callable[[Sequence[Pair]], np.ndarray]
#: Lower than no level: the rows of triggers, which have none, are as grave as any.
NONE = 9


@dataclass(frozen=True)
class Marked:
    """Vectors of texts, which rows each shows, and how much each row counts there."""

    vectors: np.ndarray
    shown: np.ndarray
    counts: np.ndarray


class Finish:
    """Goes on teaching heads with vectors that do not change any more."""

    def __init__(self, subjects: Subjects, how: Mapping[str, Any], vectors: Vectors) -> None:
        """Number the rows of these subjects. `how`: the part `finish` of the course's numbers."""
        self._how, self._vectors = how, vectors
        self._row = {name: number for number, name in enumerate(subjects.rows)}
        self._row_of = {key: self._row[subjects.row_of(key)] for key in subjects.statements}
        self._table = np.array([name.split(":", 1)[0] for name in subjects.rows])
        self._lowest = np.full(len(self._row), NONE)
        for key, row in self._row_of.items():
            self._lowest[row] = min(self._lowest[row], subjects.level.get(key, NONE))

    def teach(self, rows: nn.Linear, danger: nn.Linear, lessons: Sequence[Lesson]) -> None:
        """Both heads have learned these lessons and their pieces."""
        torch.manual_seed(self._how["seed"])
        whole = self._vectors([(one.asked, one.text) for one in lessons])
        self._rows(rows, self._told(lessons, whole), self._cut(rows, lessons))
        self._danger(danger, lessons, whole)

    def _rows(self, head: nn.Linear, *parts: Marked) -> None:
        vectors, shown, counts = (torch.tensor(np.concatenate([getattr(part, name) for part in parts]))
                                  for name in ("vectors", "shown", "counts"))

        def wrong(found: torch.Tensor, some: torch.Tensor) -> torch.Tensor:
            each = functional.binary_cross_entropy_with_logits(found, shown[some], reduction="none")
            return (each * counts[some]).sum(1).mean()

        self._fit(head, vectors, wrong)

    def _danger(self, head: nn.Linear, lessons: Sequence[Lesson], whole: np.ndarray) -> None:
        own = [number for number, one in enumerate(lessons) if one.danger is not None]
        right = torch.tensor([lessons[number].danger or 0 for number in own])
        self._fit(head, torch.tensor(whole[own]), lambda found, some: functional.cross_entropy(
            found, right[some], label_smoothing=self._how["smoothing"]))

    def _fit(self, head: nn.Linear, vectors: torch.Tensor,
             wrong: Callable[[torch.Tensor, torch.Tensor], torch.Tensor]) -> None:
        """Every vector once an epoch, in steps that grow smaller down to nothing."""
        how, size = self._how, self._how["batch"]
        lots = [lot for _ in range(how["epochs"]) for lot in torch.randperm(len(vectors)).split(size)]
        learner = torch.optim.Adam(head.parameters(), lr=how["rate"])
        pace = torch.optim.lr_scheduler.LinearLR(learner, 1.0, 1.0 / len(lots), len(lots))
        for some in lots:
            loss = wrong(head(functional.dropout(vectors[some], how["dropout"])), some)
            learner.zero_grad()
            loss.backward()
            learner.step()
            pace.step()

    def _told(self, lessons: Sequence[Lesson], whole: np.ndarray) -> Marked:
        """Whole lessons: each row of a table that it was compared with is shown or is not."""
        counts = np.stack([self._compared(one) for one in lessons])
        own = counts.any(1)
        shown = np.stack([self._shown(one) for one in lessons])
        return Marked(whole[own], shown[own], counts[own])

    def _compared(self, lesson: Lesson) -> np.ndarray:
        own = np.isin(self._table, list(lesson.tables))
        if not lesson.calm:
            return own.astype(np.float32)
        return np.float32(self._how["calm"]) * (own | (self._lowest > 1)).astype(np.float32)

    def _shown(self, lesson: Lesson) -> np.ndarray:
        found = np.zeros(len(self._row), dtype=np.float32)
        found[[self._row_of[key] for key in lesson.shows]] = 1.0
        return found

    def _cut(self, head: nn.Linear, lessons: Sequence[Lesson]) -> Marked:
        """Some of the pieces of the lessons that were compared with the tables."""
        cut = [(number, piece) for number, one in enumerate(lessons)
               if one.tables or one.calm for piece in pieces(one.text)]
        some = sorted(random.Random(self._how["seed"]).sample(cut, min(len(cut), self._how["pieces"])))
        vectors = self._vectors([("", piece) for _, piece in some])
        shown = np.stack([self._shown(lessons[number]) for number, _ in some])
        counts = np.stack([self._compared(lessons[number]) for number, _ in some])
        counts *= (1.0 - shown) * self._how["others"]
        right = np.zeros_like(shown)
        for (place, row) in self._likeliest(head, vectors, [number for number, _ in some], shown):
            right[place, row], counts[place, row] = 1.0, self._how["likeliest"]
        return Marked(vectors, right, counts)

    def _likeliest(self, head: nn.Linear, vectors: np.ndarray, of: Sequence[int],
                   shown: np.ndarray) -> List[Tuple[int, int]]:
        """For each row that a lesson shows, the piece of it that the head finds likeliest, if it does."""
        with torch.no_grad():
            found = head(torch.tensor(vectors)).numpy()
        best: Dict[Tuple[int, int], Tuple[float, int]] = {}
        for place, row in np.argwhere(shown > 0):
            key, score = (of[place], row), float(found[place, row])
            if score > best.get(key, (self._how["least"], 0))[0]:
                best[key] = (score, int(place))
        return [(place, int(row)) for (_, row), (_, place) in best.items()]
