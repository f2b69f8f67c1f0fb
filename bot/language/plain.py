"""Plain rules: grave matters said in plain words are never in doubt. The rules are data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, FrozenSet, List, Mapping, Sequence, Tuple

from bot.language.features import Look
from bot.language.phrases import Hit

#: A concept "never_hit_hard" hides "hit_hard" ("kicked him out" is no kick).
HIDES = "never_"


@dataclass(frozen=True)
class PlainRule:
    """Concepts that must stand in one sentence, and what they mean then.

    `all`: each place names concepts of which one must stand there ("hit|shake").
    `order`: the places must follow one another; `none`: concepts that must not stand there.
    `instead`: beginnings of ids that such a sentence does not mean, however near it sounds.
    """

    id: str
    all: Tuple[FrozenSet[str], ...]
    none: FrozenSet[str]
    order: bool
    gives: Tuple[str, ...]
    instead: Tuple[str, ...] = ()


def rules(data: Sequence[Mapping[str, Any]]) -> Tuple[PlainRule, ...]:
    """The rules of the data file."""
    return tuple(
        PlainRule(entry["id"], tuple(frozenset(part.split("|")) for part in entry["all"]),
                  frozenset(entry.get("none", ())), bool(entry.get("order", False)),
                  tuple(entry["gives"]), tuple(entry.get("instead", ())))
        for entry in data)


class Plain:
    """Applies the plain rules to what was found in a sentence."""

    def __init__(self, entries: Sequence[Mapping[str, Any]]) -> None:
        """Keep the rules."""
        self.rules = rules(entries)

    def gives(self, look: Look) -> List[str]:
        """The ids that the words plainly mean, in the order of the rules."""
        holding = self._holding(look)
        not_meant = _not_meant(holding)
        found = [key for rule in holding for key in rule.gives
                 if not key.startswith(not_meant)]
        return list(dict.fromkeys(found))

    def not_meant(self, look: Look) -> Tuple[str, ...]:
        """Beginnings of the ids that the words plainly do not mean."""
        return _not_meant(self._holding(look))

    def _holding(self, look: Look) -> List[PlainRule]:
        hits = _seen([hit for hit in look.hits if not look.denied[hit.first]])
        names = {hit.name for hit in hits}
        return [rule for rule in self.rules
                if not names & rule.none and _holds(rule, names, hits)]


def _not_meant(holding: Sequence[PlainRule]) -> Tuple[str, ...]:
    return tuple(start for rule in holding for start in rule.instead)


def _seen(hits: Sequence[Hit]) -> List[Hit]:
    """Without hits of another sense: `never_x` hides each `x` that begins or ends inside it."""
    hidden = {(hit.name[len(HIDES):], at) for hit in hits if hit.name.startswith(HIDES)
              for at in range(hit.first, hit.last)}
    return [hit for hit in hits
            if (hit.name, hit.first) not in hidden and (hit.name, hit.last - 1) not in hidden]


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
