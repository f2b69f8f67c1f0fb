"""The counts of a session as a table for a spreadsheet. It holds what the room was shown, and nothing else."""

from __future__ import annotations

import csv
import io
from typing import Iterator, Mapping, Sequence, Tuple

from bot.room.ballot import Question
from bot.room.session import Round

HEAD = ("round", "case", "area", "moment", "question", "answer", "group", "votes", "group_size", "in_the_table",
        "assistant", "table_allows_both")


def make_sheet(rounds: Sequence[Round], names: Mapping[str, str]) -> str:
    """The shown rounds, a line for each answer and group. `names` are those of groups."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for one in rounds:
        writer.writerows([_safe(str(cell)) for cell in row] for row in _rows(one, names))
    return out.getvalue()


def _rows(one: Round, names: Mapping[str, str]) -> Iterator[Tuple[object, ...]]:
    case, both = one.case, "yes" if one.both else ""
    for group in one.spread.groups if one.spread else ():
        for question, answer, words in _answers(case.ballot):
            yield (one.number, case.title, case.place, case.moment, question.ask, words, names[group.id],
                   group.counts[question.id][answer], group.size, _yes(answer in case.table[question.id]),
                   _yes(answer in case.assistant[question.id]), both if question.id == "level" else "")


def _answers(ballot: Sequence[Question]) -> Iterator[Tuple[Question, str, str]]:
    return ((question, answer, words) for question in ballot for answer, words in question.answers.items())


def _yes(true: bool) -> str:
    return "yes" if true else ""


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
