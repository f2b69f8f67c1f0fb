"""How concerns are matched: the right row among the first, and the level in one shot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Dict, Iterable, List, Optional, Sequence, Set, Tuple

from bot.batch.cases import CaseLine
from bot.corpus.records import Message
from bot.engine.concern import Concern, Facts, Finding, Status
from bot.engine.decide import decide
from bot.engine.rows import settle_rows
from bot.evaluation.shares import Share

OFFERED = (1, 3, 5)


@dataclass(frozen=True)
class Matched:
    """One message in one area: the rows it shows and the rows found, its level and the one given.

    `accepted`: the levels that are right by the labels.
    """

    message: Message
    area: str
    topic: str
    wanted: Set[str]
    found: Tuple[str, ...]
    accepted: Set[int]
    level: Optional[int]
    range: Tuple[int, ...]

    def among(self, first: int) -> bool:
        return bool(self.wanted & set(self.found[:first]))

    @property
    def given(self) -> int:
        """The level; 1 stands for none, too: level 1 is never given before more was asked."""
        return self.level or 1

    @property
    def right(self) -> bool:
        return self.given in self.accepted

    @property
    def too_low(self) -> bool:
        return self.given < min(self.accepted)

    @property
    def too_high(self) -> bool:
        return self.given > max(self.accepted)


def match(scorer: Any, messages: Iterable[Message], areas: Sequence[str]) -> List[Matched]:
    """Every message that shows something of an area's table, in that area."""
    found = []
    for message in messages:
        for area in (scorer.library.area(name) for name in areas):
            wanted = [shown.id for shown in message.shows or ()
                      if shown.id in area.statements and shown.status != "absent"]
            if wanted:
                found.append(_matched(scorer, area, message, wanted))
    return found


def _matched(scorer: Any, area: Any, message: Message, wanted: List[str]) -> Matched:
    reading = scorer.reader.read(message.text, area.id)
    answer = scorer.score(CaseLine("", area.id, message.text))
    rows = [row_name(area, each.id) for each in reading.candidates if each.kind == "statement"
            and each.status != "absent"]
    return Matched(
        message, area.id, area.topic_of[wanted[0]].topic, {row_name(area, key) for key in wanted},
        tuple(dict.fromkeys(rows)), accepted(area, message, _facts(reading.told)), answer["level"],
        tuple(answer["level_range"]))


def row_name(area: Any, statement: str) -> str:
    """The row of a statement in one word."""
    return "/".join(area.row_of(statement))


#: What the labelled tier of a message is to the engine.
DANGER = {"now": "yes", "possible": "possible", "no": "no", None: "not_asked"}


def _facts(told: Iterable[Any]) -> Dict[str, Any]:
    """What the words say of the child's age and movement; a minimum level may hang on it."""
    return {one.fact: one.value for one in told if one.fact in ("age_months", "unborn", "mobile")}


def accepted(area: Any, message: Message, facts: Dict[str, Any]) -> Set[int]:
    """The levels that are right if everything labelled is shown, and nothing else is.

    It is the engine's level, because a risk raises it above the table's; and where no rule raises
    it, also the neighbours in the row of the highest statement that the writer named beside it.
    """
    shown = [each for each in message.shows or ()
             if each.status != "absent" and area.target(each.id)]
    findings = settle_rows(area, [Finding(each.id, Status(each.status)) for each in shown])
    known = Facts(danger=DANGER[message.tier], told_why=True, **facts)
    level = decide(area, Concern(findings, (), known, ())).level.level or 1
    return {level} | _beside(area, [each.id for each in shown], level)


def _beside(area: Any, wanted: Sequence[str], level: int) -> Set[int]:
    """Levels that were named for the row of a statement at this level."""
    levels = {key: area.statements[key].level for key in wanted if key in area.statements}
    rows = {row_name(area, key) for key in levels if levels[key] == level}
    return {each for key, each in levels.items() if row_name(area, key) in rows}


@dataclass(frozen=True)
class Figures:
    """`first` to `five`: the right row among so many. `none`: nothing was offered at all."""

    first: Share
    three: Share
    five: Share
    none: Share
    right: Share
    low: Share
    high: Share
    within: Share


def figures(matched: Sequence[Matched]) -> Figures:
    """The figures of some messages."""
    first, three, five = (Share.of(each.among(count) for each in matched) for count in OFFERED)
    return Figures(
        first, three, five, Share.of(not each.found for each in matched),
        Share.of(each.right for each in matched),
        Share.of(each.too_low for each in matched), Share.of(each.too_high for each in matched),
        Share.of(bool(each.accepted & {*each.range, each.given}) for each in matched))


def by(group: Callable[[Matched], str], matched: Sequence[Matched]) -> Dict[str, Figures]:
    """The figures of each group, by name."""
    groups: Dict[str, List[Matched]] = {}
    for each in matched:
        groups.setdefault(group(each), []).append(each)
    return {name: figures(groups[name]) for name in sorted(groups)}
