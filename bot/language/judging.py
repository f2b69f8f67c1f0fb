"""Scores each piece of a message: what its words are like, what the model learned, what is plain."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Sequence

import numpy as np

from bot.language.cache import Built
from bot.language.features import Featurer, Features, Look
from bot.language.learning import Learned
from bot.language.plain import Plain
from bot.language.units import Unit

#: Scores below this are not worth a name.
LEAST = 0.1
#: So many pieces are judged at once: quicker than one by one, and small enough for memory.
TOGETHER = 16
Scores = Dict[str, float]


class Judge:
    """Gives scores from 0 to 1, by the numbers of settings.yml."""

    def __init__(self, by: Featurer, built: Built, plain: Plain, how: Mapping[str, Any],
                 learned: Learned) -> None:
        """Keep the parts."""
        self._by, self._built, self._plain, self._how = by, built, plain, how
        self._learned = learned

    def scores(self, text: str, pieces: Sequence[Unit], looks: Sequence[Look],
               tables: Sequence[str], answer: bool = False) -> List[Scores]:
        """What each piece of a text may mean. `answer`: it answers a question about a fact."""
        found: List[Scores] = []
        for start in range(0, len(looks), TOGETHER):
            found.extend(self.like(looks[start : start + TOGETHER], tables))
        learned = self._learned.of(text, [text[unit.start : unit.end] for unit in pieces],
                                   answer)
        for number, (unit, look) in enumerate(zip(pieces, looks)):
            share = self._share(unit)
            other = self._plain.not_meant(look)
            both = self._learned.blended(found[number], learned[number] if learned else None)
            found[number] = {key: score * share for key, score in both.items()
                             if not key.startswith(other)}
            for key in self._plain.gives(look):
                found[number][key] = max(found[number].get(key, 0.0), self._how["plain"])
        return found

    def like(self, looks: Sequence[Look], tables: Sequence[str]) -> List[Scores]:
        """What each piece may mean by its likeness to the examples of the matrices."""
        found: List[Scores] = [{} for _ in looks]
        features = [self._by.features(look) for look in looks]
        likeness = np.stack([self._built.index.likeness(each, self._how["spaces"])
                             for each in features])
        enough = np.array([[self._enough(each)] for each in features])
        for table in (self._built.tables[name] for name in tables if name in self._built.tables):
            scores = table.judge(likeness, self._how["judging"]) * enough
            for row, target in zip(*np.nonzero(scores >= LEAST)):
                found[row][table.keys[target]] = float(scores[row, target])
        return found

    def _enough(self, features: Features) -> float:
        """How much a piece has to go by: two words that mean nothing are no evidence."""
        how = self._how["evidence"]
        amount = len(features["word"]) + how["a_concept"] * len(features["concept"])
        return min(1.0, amount / how["enough"]) ** 0.5

    def _share(self, unit: Unit) -> float:
        """A clause says less than a sentence, unless the sentence runs on and on."""
        how = self._how["clause"]
        if not unit.part_of:
            return 1.0
        return how["of_long"] if unit.part_of >= how["long_from"] else how["of_short"]
