"""Votes to counts. A profession with few votes is never shown by itself, nor to be worked out from the rest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Dict, List, Mapping, Sequence, Tuple

from bot.room.ballot import Question

Vote = Mapping[str, str]
EVERYBODY, REST = "everybody", "rest"


@dataclass(frozen=True)
class Group:
    """How some of the people voted: by question and answer."""

    id: str
    size: int
    counts: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Spread:
    """Everybody first, then the professions that may be shown, then all others together."""

    groups: Tuple[Group, ...]

    @property
    def size(self) -> int:
        """How many voted."""
        return self.groups[0].size


def make_spread(votes: Sequence[Tuple[str, Vote]], ballot: Sequence[Question], smallest: int) -> Spread:
    """The counts of all votes (profession and answers). Nothing in it can be traced to one vote."""
    split, rest = shown_groups(Counter(profession for profession, _ in votes), smallest)
    groups = [_group(EVERYBODY, [vote for _, vote in votes], ballot)]
    groups += [_group(one, [vote for who, vote in votes if who == one], ballot) for one in split]
    if split and rest:
        groups.append(_group(REST, [vote for who, vote in votes if who in rest], ballot))
    return Spread(tuple(groups))


def shown_groups(sizes: Mapping[str, int], smallest: int) -> Tuple[List[str], List[str]]:
    """Professions to show, and those to show together.

    What is left over must be none or enough as well: else "everybody less the teachers" would be two police officers.
    """
    by_size = sorted(sizes, key=lambda one: (-sizes[one], one))
    split = [one for one in by_size if sizes[one] >= smallest]
    rest = by_size[len(split):]
    while split and rest and sum(sizes[one] for one in rest) < smallest:
        rest.insert(0, split.pop())
    return (split, rest) if len(split) + bool(rest) > 1 else ([], by_size)


def _group(name: str, votes: Sequence[Vote], ballot: Sequence[Question]) -> Group:
    counts: Dict[str, Dict[str, int]] = {}
    for question in ballot:
        given = Counter(vote.get(question.id) for vote in votes)
        counts[question.id] = {answer: given.get(answer, 0) for answer in question.answers}
    return Group(name, len(votes), counts)
