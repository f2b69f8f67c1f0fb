"""Tables in Markdown."""

from __future__ import annotations

from typing import Iterable, List, Mapping, Sequence

from bot.evaluation import danger, matching
from bot.evaluation.shares import Share


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> List[str]:
    """A table with its head."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return lines + ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]


def _cell(value: object) -> str:
    return str(value).replace("|", "/").replace("\n", " ")


def short(share: Share) -> str:
    """A share without its interval, for tables with many."""
    return f"{100 * share.value:.0f} %" if share.count else "-"


def danger_table(groups: Mapping[str, danger.Figures], first: str) -> List[str]:
    """One line a group."""
    head = (first, "danger", "caught", "led by 999", "no danger", "999 for nothing", "asked for nothing")
    return table(head, (
        (name, f.caught.count, short(f.caught), short(f.led), f.alarms.count, short(f.alarms),
         short(f.asked)) for name, f in groups.items()))


def matching_table(groups: Mapping[str, matching.Figures], first: str) -> List[str]:
    """One line a group."""
    head = (first, "messages", "right row first", "among three", "among five", "level right",
            "too low", "too high", "nothing offered")
    return table(head, (
        (name, f.five.count, short(f.first), short(f.three), short(f.five), short(f.right),
         short(f.low), short(f.high), short(f.none)) for name, f in groups.items()))
