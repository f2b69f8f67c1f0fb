"""A script as the runner holds it, and one playing of it: in an area, in a variant, at a moment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, Optional, Tuple

from bot.scenarios.moments import USUAL, moment
from bot.scenarios.weakness import applying

PLAIN = "as written"
#: Fields of a variant that replace the script's own.
REPLACED = ("at", "begins_with", "opens", "means", "does_not_mean", "turns")


@dataclass(frozen=True)
class Fact:
    """What is said when a question is put."""

    say: str
    must_be_asked: bool = False


@dataclass(frozen=True)
class Part:
    """One playing of a script. Plain values, so that it can be sent to another process."""

    script: str
    file: str
    title: str
    area: str
    variant: str
    at: dt.datetime
    opens: Tuple[str, ...]
    facts: Mapping[str, Fact]
    expect: Mapping[str, Any]
    begins_with: str = "area"
    means: Tuple[str, ...] = ()
    does_not_mean: Tuple[str, ...] = ()
    otherwise: str = "skip"
    turns: Tuple[Any, ...] = ()
    ends: str = "answer"
    branches: Tuple[Mapping[str, Any], ...] = ()
    cites: Tuple[Mapping[str, Any], ...] = ()
    moment_set: bool = False
    weaknesses: Tuple[Mapping[str, Any], ...] = ()

    @property
    def name(self) -> str:
        """What it is called in lists: script, variant, area."""
        return f"{self.script} · {self.variant} · {self.area}"


@dataclass(frozen=True)
class Script:
    """A checked file."""

    id: str
    file: Path
    data: Mapping[str, Any]
    lines: Any = field(default=None, compare=False, repr=False)

    @property
    def variants(self) -> Tuple[str, ...]:
        """Names of all ways in which it is told, the plain one first."""
        return (PLAIN, *self.data.get("variants", {}))

    def parts(self, area: Optional[str] = None, variant: Optional[str] = None,
              at: Optional[str] = None) -> Iterator[Part]:
        """Every playing of it, or those in one area, of one variant; `at` moves the clock of all."""
        for name in self.variants:
            told = self.data.get("variants", {}).get(name, {})
            for place in told.get("areas", self.data["areas"]):
                if area in (None, place) and variant in (None, name):
                    yield self._part(name, told, place, at)

    def _part(self, name: str, told: Mapping[str, Any], area: str, at: Optional[str]) -> Part:
        data = {**self.data, **{key: told[key] for key in REPLACED if key in told}}
        opens = _tuple(data["opens"]) + _tuple(told.get("adds", ()))
        facts = {**data.get("facts", {}), **told.get("facts", {})}
        return Part(
            script=self.id, file=str(self.file), title=data["title"], area=area, variant=name,
            at=moment(at or data.get("at", USUAL)), opens=opens, facts=read_facts(facts),
            expect=here(merged(data["expect"], told.get("expect", {})), area),
            begins_with=data.get("begins_with", "area"), means=_tuple(data.get("means", ())),
            does_not_mean=_tuple(data.get("does_not_mean", ())),
            otherwise=data.get("otherwise", "skip"), turns=_tuple(data.get("turns", ())),
            ends=data.get("ends", "answer"), branches=_tuple(data.get("branches", ())),
            cites=_tuple(data["cites"]), moment_set=bool(at or data.get("at")),
            weaknesses=tuple(applying(data.get("known_weaknesses", ()), name, area)))


def read_facts(facts: Mapping[str, Any]) -> Dict[str, Fact]:
    """Facts by question, whether written as words or with more."""
    return {key: _fact(one if isinstance(one, dict) else {"say": one}) for key, one in facts.items()}


def _fact(told: Mapping[str, Any]) -> Fact:
    return Fact(str(told["say"]), told.get("must_be_asked", False))


def merged(first: Mapping[str, Any], then: Mapping[str, Any]) -> Dict[str, Any]:
    """An expectation with single points of it changed by another."""
    both = {**first, **then}
    for key in ("consent", "in"):
        if key in first and key in then:
            both[key] = {**first[key], **then[key]}
    return both


def here(expect: Mapping[str, Any], area: str) -> Dict[str, Any]:
    """What is expected in this area."""
    own = expect.get("in", {}).get(area, {})
    return merged({key: one for key, one in expect.items() if key != "in"}, own)


def _tuple(value: Any) -> Tuple[Any, ...]:
    return tuple(value) if isinstance(value, (list, tuple)) else (value,)


def parts_of(scripts: List[Script], **only: Optional[str]) -> List[Part]:
    """Every playing of several scripts."""
    return [part for script in scripts for part in script.parts(**only)]
