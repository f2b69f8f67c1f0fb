"""Pairs of messages that must be judged alike: how often they are."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterator, List, Sequence

from bot.batch.cases import CaseLine
from bot.corpus.reading import FOLDER
from bot.evaluation.shares import Share

HARM = {"no": 0, "possible": 1, "yes": 2}
TIER = {"no": 0, "possible": 1, "yes": 2}


@dataclass(frozen=True)
class Pair:
    """Two messages. `same`: judged alike; `not_lower`: the second never lower than the first."""

    kind: str
    expect: str
    first: str
    second: str


@dataclass(frozen=True)
class Judged:
    """A pair in one area: level, harm and danger of the first and of the second."""

    pair: Pair
    area: str
    first: Sequence[int]
    second: Sequence[int]

    @property
    def holds(self) -> bool:
        if self.pair.expect == "same":
            return tuple(self.first) == tuple(self.second)
        return all(after >= before for before, after in zip(self.first, self.second))


def pairs(split: str = "test", folder: Path = FOLDER / "pairs") -> List[Pair]:
    """The pairs of one split, development or test."""
    text = (folder / f"{split}.jsonl").read_text(encoding="utf-8")
    return [Pair(**json.loads(line)) for line in text.splitlines()]


def judge(scorer: Any, some: Sequence[Pair], areas: Sequence[str]) -> List[Judged]:
    """Every pair in every area."""
    return list(_judged(scorer, some, areas))


def _judged(scorer: Any, some: Sequence[Pair], areas: Sequence[str]) -> Iterator[Judged]:
    for pair in some:
        for area in areas:
            yield Judged(pair, area, _grave(scorer, area, pair.first),
                         _grave(scorer, area, pair.second))


def _grave(scorer: Any, area: str, text: str) -> Sequence[int]:
    answer = scorer.score(CaseLine("", area, text))
    return answer["level"] or 0, HARM[answer["harm"]], TIER[answer["immediate"]]


def by_kind(judged: Sequence[Judged]) -> Dict[str, Share]:
    """How many of each kind hold."""
    kinds = sorted({each.pair.kind for each in judged})
    return {kind: Share.of(each.holds for each in judged if each.pair.kind == kind)
            for kind in kinds}
