"""Adds up small signs of danger that no single cue names."""

from __future__ import annotations

from typing import Any, List, Mapping, Sequence, Tuple

from bot.guard.danger_marks import Marks
from bot.guard.danger_row import Row, Span
from bot.guard.danger_rules import Rule, Rules


class Signs:
    """Signs with points; a scale stands when harm and moment reach what it asks."""

    def __init__(self, data: Mapping[str, Sequence[Mapping[str, Any]]], marks: Marks) -> None:
        """Compile the signs; the scales keep the order of the file."""
        signs = data["signs"]
        self._harm = Rules([sign for sign in signs if sign["points_to"] == "harm"], marks)
        self._moment = Rules([sign for sign in signs if sign["points_to"] == "moment"], marks)
        self._scales = [Rule(str(s["id"]), s, (), (), frozenset()) for s in data["scales"]]

    def candidates(self, mask: int) -> int:
        """How many patterns are worth trying."""
        return len(self._harm.candidates(mask)) + len(self._moment.candidates(mask))

    def points(self, row: Row) -> Tuple[float, float]:
        """The points of harm and of the moment in a row."""
        return _sum(self._harm, row), _sum(self._moment, row)

    def standing(self, row: Row, joined: bool) -> List[Tuple[Rule, Span]]:
        """The first scale that is reached, if any; two sentences joined must speak of harm."""
        harm, moment = self.points(row)
        for scale in self._scales:
            needs = scale.entry["at"]
            if joined and not needs["harm"]:
                continue
            if harm >= needs["harm"] and moment >= needs["moment"]:
                return [(scale, (0, len(row.masks)))]
        return []


def _sum(rules: Rules, row: Row) -> float:
    return sum(float(rule.entry["points"]) for rule, _ in rules.standing(row))
