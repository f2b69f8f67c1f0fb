"""Plain rules: grave matters said in plain words are never in doubt. The rules are data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, FrozenSet, List, Mapping, Sequence, Tuple

from bot.language.features import Look
from bot.language.phrases import Hit


@dataclass(frozen=True)
class PlainRule:
    """Concepts that must stand in one sentence, and what they mean then.

    `all`: each place names concepts of which one must stand there ("hit|shake").
    `order`: the places must follow one another; `none`: concepts that must not stand there.
    """

    id: str
    all: Tuple[FrozenSet[str], ...]
    none: FrozenSet[str]
    order: bool
    gives: Tuple[str, ...]


def rules(data: Sequence[Mapping[str, Any]]) -> Tuple[PlainRule, ...]:
    """The rules of the data file."""
    return tuple(
        PlainRule(entry["id"], tuple(frozenset(part.split("|")) for part in entry["all"]),
                  frozenset(entry.get("none", ())), bool(entry.get("order", False)),
                  tuple(entry["gives"]))
        for entry in data)


class Plain:
    """Applies the plain rules to what was found in a sentence."""

    def __init__(self, entries: Sequence[Mapping[str, Any]]) -> None:
        """Keep the rules."""
        self.rules = rules(entries)

    def gives(self, look: Look) -> List[str]:
        """The ids that the words plainly mean, in the order of the rules."""
        hits = [hit for hit in look.hits if not look.denied[hit.first]]
        names = {hit.name for hit in hits}
        found: List[str] = []
        for rule in self.rules:
            if not names & rule.none and _holds(rule, names, hits):
                found.extend(rule.gives)
        return list(dict.fromkeys(found))


def _holds(rule: PlainRule, names: set, hits: Sequence[Hit]) -> bool:
    if not all(names & place for place in rule.all):
        return False
    return not rule.order or _in_order(rule.all, hits)


def _in_order(places: Sequence[FrozenSet[str]], hits: Sequence[Hit]) -> bool:
    """Whether the places can be filled one after the other."""
    at = 0
    for place in places:
        after = [hit.last for hit in hits if hit.name in place and hit.first >= at]
        if not after:
            return False
        at = min(after)
    return True
