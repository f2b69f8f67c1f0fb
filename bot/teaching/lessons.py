"""What the model learns from: labelled messages, and the examples of every entry of the matrices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, FrozenSet, List, Optional, Tuple

import bot.language.targets as targets
from bot.corpus import reading
from bot.corpus.records import ANSWERS, TIERS, Message

#: The name of the table of triggers and strengths, which every area has.
BESIDE = "beside"
#: The corpus of sentences in which nothing is wrong.
CALM = "scenes"


@dataclass(frozen=True)
class Lesson:
    """A text and what is right about it. None and an empty set mean: not labelled.

    `danger`: the place of its tier in `TIERS`; `answer`: of its meaning in `ANSWERS`. `shows`: entries
    of the `tables` it was compared with. `calm`: nothing in it is graver than level 1.
    """

    asked: str
    text: str
    danger: Optional[int]
    shows: FrozenSet[str]
    tables: FrozenSet[str]
    answer: Optional[int] = None
    calm: bool = False


@dataclass(frozen=True)
class Subjects:
    """Everything that can be shown: each table's statements with their rows, in a fixed order."""

    tables: Dict[str, Dict[str, str]]
    level: Dict[str, int]

    @property
    def levels(self) -> Tuple[str, ...]:
        """Every level of every table that has levels."""
        return tuple(f"{table}:{level}" for table, own in self.tables.items()
                     if any(key in self.level for key in own) for level in (1, 2, 3, 4))

    def level_of(self, statement: str) -> Optional[str]:
        """The level of a statement, with the name of its table; None for triggers and strengths."""
        table = self.row_of(statement).split(":", 1)[0]
        return f"{table}:{self.level[statement]}" if statement in self.level else None

    @property
    def rows(self) -> Tuple[str, ...]:
        return tuple(f"{table}:{row}" for table, own in self.tables.items()
                     for row in sorted(set(own.values())))

    @property
    def statements(self) -> Tuple[str, ...]:
        return tuple(key for own in self.tables.values() for key in sorted(own))

    def row_of(self, statement: str) -> str:
        """The row of a statement, with the name of its table."""
        return next(f"{table}:{own[statement]}" for table, own in self.tables.items()
                    if statement in own)


def subjects(library: Any) -> Subjects:
    """The tables of a library; triggers and strengths are rows of their own."""
    return Subjects({**targets.tables(library), BESIDE: targets.beside(library)},
                    targets.levels(library))


def lessons(library: Any, split: str = "train") -> List[Lesson]:
    """All lessons: both corpora, and the texts and examples of the matrices."""
    known = subjects(library)
    table_of = {key: table for table, own in known.tables.items() for key in own}
    examples = [Lesson("", text, None, frozenset([key]), frozenset([table_of[key]]))
                for key, text in targets.texts(library) if key in table_of]
    messages = [message for corpus in ("danger", "concerns", "dialogue", CALM)
                for message in reading.read(corpus, split)]
    return [_lesson(message, table_of) for message in messages] + examples


def _lesson(message: Message, table_of: Dict[str, str]) -> Lesson:
    shown = message.shows or ()
    keys = frozenset(each.id for each in shown if each.status != "absent" and each.id in table_of)
    tables = frozenset(table_of.values()) if message.shows is not None else frozenset()
    danger = None if message.tier is None else TIERS.index(message.tier)
    answer = ANSWERS.index(message.answer) if message.answer in ANSWERS else None
    return Lesson(message.asked, message.text, danger, keys, tables, answer, message.corpus == CALM)
