"""How wrong the network is about a batch of lessons."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Sequence

import torch
from torch.nn import functional

from bot.teaching.lessons import Lesson, Subjects


class Marks:
    """Compares outputs with lessons. A head is not blamed for what a lesson does not label."""

    def __init__(self, subjects: Subjects, how: Mapping[str, Any]) -> None:
        """Number the rows and statements of these subjects."""
        self._how, self._weights = how, how["weights"]
        rows = {name: number for number, name in enumerate(subjects.rows)}
        self._statement = {key: number for number, key in enumerate(subjects.statements)}
        self._row_of = torch.tensor([rows[subjects.row_of(key)] for key in subjects.statements])
        levels = {name: number for number, name in enumerate(subjects.levels)}
        self._level_of = torch.tensor([levels.get(subjects.level_of(key) or "", -1)
                                       for key in subjects.statements])
        self._levels = {table: torch.tensor([name.startswith(f"{table}:") for name in subjects.levels],
                                            dtype=torch.bool) for table in subjects.tables}
        self._tables = {table: torch.tensor([name.startswith(f"{table}:") for name in subjects.rows])
                        for table in subjects.tables}

    def loss(self, outputs: Sequence[torch.Tensor], lessons: Sequence[Lesson]) -> torch.Tensor:
        """One number for a batch; the share of each head by its weight."""
        _, danger, rows, statements, levels, answers = outputs
        total = self._weights["danger"] * self._one_of(danger, [one.danger for one in lessons])
        total = total + self._weights["answers"] * self._one_of(
            answers, [one.answer for one in lessons])
        shown = self._shown(lessons)
        for table, columns in self._tables.items():
            own = torch.tensor([table in lesson.tables for lesson in lessons])
            if own.any():
                total = total + self._table(rows[own], statements[own], shown[own], columns) \
                    * own.float().mean()
                total = total + self._level(levels[own], shown[own], self._levels[table]) \
                    * own.float().mean()
        return total

    def _one_of(self, found: torch.Tensor, right: Sequence[Optional[int]]) -> torch.Tensor:
        """Of several classes one is right, where it is labelled at all."""
        own = [number for number, place in enumerate(right) if place is not None]
        if not own:
            return found.sum() * 0.0
        wrong = functional.cross_entropy(found[own], torch.tensor([right[n] for n in own]),
                                         label_smoothing=self._how["smoothing"])
        return wrong * (len(own) / len(right))

    def _shown(self, lessons: Sequence[Lesson]) -> torch.Tensor:
        shown = torch.zeros(len(lessons), len(self._statement))
        for number, lesson in enumerate(lessons):
            for key in lesson.shows:
                shown[number, self._statement[key]] = 1.0
        return shown

    def _table(self, rows: torch.Tensor, statements: torch.Tensor, shown: torch.Tensor,
               columns: torch.Tensor) -> torch.Tensor:
        """Which rows are shown, which is before the others, and which statement of a row it is."""
        inside = columns[self._row_of]
        shown = shown[:, inside]
        right = torch.zeros(len(rows), len(columns)).index_add_(
            1, self._row_of[inside], shown).clamp(max=1.0)[:, columns]
        rows = rows[:, columns]
        each = functional.binary_cross_entropy_with_logits(rows, right, reduction="none")
        wrong = self._weights["rows"] * each.sum(1).mean()
        some = right.sum(1) > 0
        if some.any():
            share = some.float().mean()
            first = _spread(functional.log_softmax(rows[some], 1), right[some])
            fit = _spread(self._within(statements[some][:, inside], inside), shown[some])
            wrong = wrong + share * (self._weights["first"] * first
                                     + self._weights["statements"] * fit)
        return wrong

    def _level(self, found: torch.Tensor, shown: torch.Tensor,
               columns: torch.Tensor) -> torch.Tensor:
        """Which levels of a table the message shows at all."""
        if not columns.any():
            return found.sum() * 0.0
        levelled = self._level_of >= 0
        right = torch.zeros_like(found).index_add_(
            1, self._level_of[levelled], shown[:, levelled]).clamp(max=1.0)
        wrong = functional.binary_cross_entropy_with_logits(found[:, columns], right[:, columns])
        return self._weights["levels"] * wrong

    def _within(self, statements: torch.Tensor, inside: torch.Tensor) -> torch.Tensor:
        """The log of each statement's share of its own row."""
        level = statements - statements.max(1, keepdim=True)[0]
        row_of = self._row_of[inside]
        sums = torch.zeros(len(level), int(row_of.max()) + 1).index_add(1, row_of, level.exp())
        return level - torch.log(sums + 1e-9)[:, row_of]


def _spread(logs: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Cross entropy against all right answers alike."""
    return -((logs * right).sum(1) / right.sum(1)).mean()


def batches(lessons: Sequence[Lesson], size: int, draw: Any) -> List[List[Lesson]]:
    """The lessons in a new order, those of like length together, which saves half of the time."""
    order = list(lessons)
    draw.shuffle(order)
    found: List[List[Lesson]] = []
    for start in range(0, len(order), size * 40):
        part = sorted(order[start : start + size * 40], key=lambda one: len(one.asked + one.text))
        found += [part[at : at + size] for at in range(0, len(part), size)]
    draw.shuffle(found)
    return found


def coded(tokenizer: Any, pairs: Sequence[Sequence[str]], longest: int) -> Dict[str, torch.Tensor]:
    """The pieces of each text, behind its question where it answers one."""
    some = [tokenizer(asked, text, truncation="only_second", max_length=longest) if asked
            else tokenizer(text, truncation=True, max_length=longest) for asked, text in pairs]
    # Few lengths: every new shape of a batch costs time and memory.
    return dict(tokenizer.pad(some, return_tensors="pt", pad_to_multiple_of=16))
