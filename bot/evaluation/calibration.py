"""Whether a chance of 80 % is right eight times in ten."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Sequence, Tuple

from bot.corpus.records import Message
from bot.evaluation.matching import row_name
from bot.evaluation.shares import Share

EDGES = (0.0, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97, 1.01)
Scored = Tuple[float, bool]


def bins(scored: Iterable[Scored]) -> Dict[str, Share]:
    """How often it was true, for each range of chances."""
    some = list(scored)
    return {f"{low:.2f} to {min(high, 1.0):.2f}": Share.of(
        right for chance, right in some if low <= chance < high)
        for low, high in zip(EDGES, EDGES[1:])}


def of_danger(encoder: Any, messages: Sequence[Message]) -> List[Scored]:
    """The model's chance of danger now, and whether there was any."""
    known = [message for message in messages if message.tier is not None]
    heard = encoder.hear([(message.asked, message.text) for message in known])
    return [(each.danger[2], message.tier == "now") for each, message in zip(heard, known)]


def of_rows(scorer: Any, messages: Sequence[Message], areas: Sequence[str]) -> List[Scored]:
    """The best score of each offered row, and whether the message shows the row."""
    found: List[Scored] = []
    for message in messages:
        for area in (scorer.library.area(name) for name in areas):
            shown = {row_name(area, each.id) for each in message.shows or ()
                     if each.id in area.statements and each.status != "absent"}
            best: Dict[str, float] = {}
            for each in scorer.reader.read(message.text, area.id).candidates:
                if each.kind == "statement" and each.status != "absent":
                    best.setdefault(row_name(area, each.id), each.score)
            found += [(score, row in shown) for row, score in best.items()]
    return found
