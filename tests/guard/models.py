"""Small doubles for the language model: one that says what it is told, one that hangs, one that fails."""

from __future__ import annotations

from threading import Event
from types import SimpleNamespace
from typing import Any, List, Sequence, Tuple

CALM, SLIGHT, ASK, LIKELY, GRAVE = (
    (0.98, 0.01, 0.01), (0.9, 0.05, 0.05), (0.3, 0.6, 0.1), (0.3, 0.4, 0.3), (0.02, 0.03, 0.95))
Pair = Tuple[str, str]


class Says:
    """Gives the chances of the first word that it knows in a text, and else is calm."""

    def __init__(self, **chances: Tuple[float, float, float]) -> None:
        self.chances, self.forgotten = chances, 0
        self.pairs: List[Pair] = []

    def hear(self, pairs: Sequence[Pair]) -> List[Any]:
        self.pairs += pairs
        return [SimpleNamespace(danger=self._of(text)) for _, text in pairs]

    def forget(self) -> None:
        self.forgotten += 1

    def _of(self, text: str) -> Tuple[float, float, float]:
        return next((its for word, its in self.chances.items() if word in text), CALM)


class Stuck(Says):
    """Takes until it is freed."""

    def __init__(self) -> None:
        super().__init__()
        self.freed = Event()

    def hear(self, pairs: Sequence[Pair]) -> List[Any]:
        found = super().hear(pairs)
        self.freed.wait(10)
        return found


class Broken(Says):
    """Cannot run."""

    def hear(self, pairs: Sequence[Pair]) -> List[Any]:
        raise RuntimeError("no")
