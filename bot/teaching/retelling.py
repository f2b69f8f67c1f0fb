"""Each lesson told again: by another person, in another mood, or with something beside it that changes nothing."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from bot.corpus.tellings import Addition
from bot.teaching.lessons import Lesson

#: The place of a lesson in its batch, and the same lesson told again.
Again = Tuple[int, Lesson]


class Retelling:
    """Draws second tellings of the lessons of a batch; what is right about them is the same."""

    def __init__(self, tellings: Mapping[str, str], additions: Sequence[Addition],
                 how: Mapping[str, Any]) -> None:
        """`how`: the part `again` of the course's numbers."""
        self._tellings, self._how = tellings, how
        self._added: Dict[str, List[Addition]] = {}
        for addition in additions:
            self._added.setdefault(addition.kind, []).append(addition)

    def of(self, batch: Sequence[Lesson], draw: random.Random) -> List[Again]:
        """As many of the batch as the course says, told again; where too few can be, some as they are.

        Always as many, because every new shape of a batch costs time and memory.
        """
        told = [(number, again) for number, lesson in enumerate(batch)
                for again in [self._again(lesson, draw)] if again is not None]
        wanted = min(self._how["of_a_batch"], len(batch))
        told = draw.sample(told, min(wanted, len(told)))
        same = draw.sample(range(len(batch)), wanted - len(told))
        return told + [(number, batch[number]) for number in same]

    def _again(self, lesson: Lesson, draw: random.Random) -> Optional[Lesson]:
        """An answer is left alone: a word more would make it another answer."""
        if lesson.asked:
            return None
        second = self._tellings.get(lesson.text)
        if second is not None and draw.random() < self._how["told"]:
            return replace(lesson, text=second)
        if self._added and draw.random() < self._how["added"]:
            return replace(lesson, text=self._with_more(lesson.text, draw))
        return None

    def _with_more(self, text: str, draw: random.Random) -> str:
        shares = self._how["kinds"]
        kind = draw.choices(list(shares), list(shares.values()))[0]
        addition = draw.choice(self._added[kind])
        before = addition.place == "before" or (addition.place == "either" and draw.random() < 0.5)
        parts = (addition.text, text) if before else (text, addition.text)
        return _joined(*(part.strip() for part in parts), draw)


def _joined(first: str, second: str, draw: random.Random) -> str:
    """Both, as people join them: with a full stop where none was, a comma, or nothing."""
    between = " " if first[-1:] in ".!?" else draw.choice([". ", ", ", " "])
    return f"{first}{between}{second}"
