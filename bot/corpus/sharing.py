"""How far messages repeat each other: shared runs of words, and near-duplicates across splits."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import DefaultDict, Dict, Iterable, List, Sequence, Set, Tuple

from bot.corpus.records import Message

#: A run of so many words that two messages share is no accident.
RUN = 7
#: Messages that share so much of their word pairs are near-duplicates.
ALIKE = 0.5
_WORD = re.compile(r"[a-z0-9']+")


def words(text: str) -> List[str]:
    """The words of a text in small letters."""
    return _WORD.findall(text.lower())


def runs(text: str, length: int = RUN) -> Set[Tuple[str, ...]]:
    """Every run of so many words."""
    said = words(text)
    return {tuple(said[at : at + length]) for at in range(len(said) - length + 1)}


def sharing(messages: Sequence[Message], sources: Iterable[str] = ()) -> List[Message]:
    """The messages that share a run with another message or with a source document."""
    owners: DefaultDict[Tuple[str, ...], Set[int]] = defaultdict(set)
    for number, message in enumerate(messages):
        for run in runs(message.text):
            owners[run].add(number)
    printed = {run for source in sources for run in runs(source)}
    guilty = {number for run, some in owners.items() if len(some) > 1 or run in printed
              for number in some}
    return [messages[number] for number in sorted(guilty)]


def crossing(some: Sequence[Message], others: Sequence[Message]) -> List[Tuple[Message, Message]]:
    """Pairs, one of each, that are the same or nearly so."""
    pairs = [_pairs(message.text) for message in others]
    holders: Dict[Tuple[str, ...], List[int]] = defaultdict(list)
    for number, own in enumerate(pairs):
        for pair in own:
            holders[pair].append(number)
    found = []
    for message in some:
        own = _pairs(message.text)
        # What is alike shares at least one of these: so many that those left out are too few.
        rare = sorted(own, key=lambda pair: len(holders.get(pair, ())))[: int((1 - ALIKE) * len(own)) + 1]
        near = {number for pair in rare for number in holders.get(pair, ())}
        found += [(message, others[number]) for number in sorted(near)
                  if len(own & pairs[number]) / len(own | pairs[number]) >= ALIKE]
    return found


def _pairs(text: str) -> Set[Tuple[str, ...]]:
    said = words(text)
    return runs(text, 2) if len(said) > 3 else {("", *said)}
