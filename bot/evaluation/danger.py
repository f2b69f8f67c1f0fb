"""How danger is heard: caught, led by 999, and what was rung or asked for nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Callable, Dict, Iterable, List, Sequence

from bot.corpus.records import REGISTERS, Message
from bot.evaluation.shares import Share

Group = Callable[["Outcome"], str]


@dataclass(frozen=True)
class Outcome:
    """One message and the tier that the detector gave it: yes, possible or no.

    `faint`: how little the model doubts; 2 does not ask where "is anyone in danger?" was answered with a plain no.
    """

    message: Message
    tier: str
    cue: str
    faint: int = 0

    @property
    def caught(self) -> bool:
        return self.tier != "no"

    @property
    def led(self) -> bool:
        return self.tier == "yes"


@dataclass(frozen=True)
class Figures:
    """What counts. `caught` and `led` of danger now; `alarms` and `asked` of what is none."""

    caught: Share
    led: Share
    possible: Share
    alarms: Share
    asked: Share


def heard(detector: Any, messages: Iterable[Message]) -> List[Outcome]:
    """What the detector says to every message whose danger is labelled."""
    found = []
    for message in messages:
        if message.tier is not None:
            danger = detector.scan(message.text, message.asked or None)
            found.append(Outcome(message, danger.tier, danger.cue or "", danger.faint))
    return found


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """The figures of some outcomes."""
    now, possible, no = (
        [each for each in outcomes if each.message.tier == tier]
        for tier in ("now", "possible", "no"))
    return Figures(
        caught=Share.of(each.caught for each in now), led=Share.of(each.led for each in now),
        possible=Share.of(each.caught for each in possible),
        alarms=Share.of(each.led for each in no),
        asked=Share.of(each.tier == "possible" for each in no))


def after_no(outcomes: Iterable[Outcome]) -> List[Outcome]:
    """The same messages as they are heard after a plain no to "is anyone in danger right now?"."""
    return [replace(each, tier="no") if each.faint == 2 else each for each in outcomes]


def missed(outcomes: Sequence[Outcome]) -> List[Message]:
    """Every danger that was neither led nor asked about."""
    return [each.message for each in outcomes
            if each.message.tier == "now" and not each.caught]


def by(group: Group, outcomes: Sequence[Outcome]) -> Dict[str, Figures]:
    """The figures of each group, by name."""
    groups: Dict[str, List[Outcome]] = {}
    for each in outcomes:
        groups.setdefault(group(each), []).append(each)
    return {name: figures(groups[name]) for name in sorted(groups)}


def kind(outcome: Outcome) -> str:
    """What happens, as its writer named it."""
    return outcome.message.kind


def register(outcome: Outcome) -> str:
    """How it is typed."""
    return REGISTERS[outcome.message.register]


def position(outcome: Outcome) -> str:
    """Where in the conversation: a first message, or an answer to a question."""
    return "answer to a question" if outcome.message.asked else "unasked"


def hardness(outcome: Outcome) -> str:
    """Whether a list of words of danger would be wrong."""
    return "hard" if outcome.message.hard else "plain"


def author(outcome: Outcome) -> str:
    """Whose hand wrote it."""
    return outcome.message.author
