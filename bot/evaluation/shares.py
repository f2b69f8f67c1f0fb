"""A share with its 95 % interval. Small numbers make wide intervals, and the card shows both."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Iterable

Z = 1.959964


@dataclass(frozen=True)
class Share:
    """`hits` of `count`. `low` and `high` are Wilson's 95 % interval, from 0 to 1."""

    hits: int
    count: int

    @classmethod
    def of(cls, outcomes: Iterable[bool]) -> "Share":
        """The share of outcomes that are true."""
        found = [bool(outcome) for outcome in outcomes]
        return cls(sum(found), len(found))

    @property
    def value(self) -> float:
        return self.hits / self.count if self.count else 0.0

    @property
    def low(self) -> float:
        return max(0.0, self._centre() - self._width()) if self.count else 0.0

    @property
    def high(self) -> float:
        return min(1.0, self._centre() + self._width()) if self.count else 1.0

    def _centre(self) -> float:
        return (self.value + Z * Z / (2 * self.count)) / (1 + Z * Z / self.count)

    def _width(self) -> float:
        spread = self.value * (1 - self.value) / self.count + Z * Z / (4 * self.count ** 2)
        return Z * sqrt(spread) / (1 + Z * Z / self.count)

    def __str__(self) -> str:
        if not self.count:
            return "none"
        return (f"{100 * self.value:.1f} % ({100 * self.low:.1f} to {100 * self.high:.1f}; "
                f"{self.hits} of {self.count})")
