"""Everything the conversation knows, in a form that can be stored as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any, Dict, List, Optional, Tuple

from bot.engine.concern import Concern, Facts, Finding, Status

VERSION = 1
UNDO_DEPTH = 4


@dataclass
class Found:
    """A finding as the conversation holds it: shown or not, confirmed or not."""

    id: str
    status: str = "stated"
    because: List[str] = field(default_factory=list)
    score: float = 1.0
    strong: bool = True
    confirmed: Optional[bool] = None
    unsure: bool = False
    picked: bool = False
    lower: Optional[int] = None

    @property
    def hold(self) -> str:
        """firm once confirmed; unsure when asked and not known, or not yet confirmed; else weak."""
        if self.confirmed and not self.unsure:
            return "firm"
        return "unsure" if self.strong or self.unsure or self.confirmed else "weak"

    def finding(self) -> Finding:
        """The same for the engine."""
        return Finding(self.id, Status(self.status), tuple(self.because), self.hold, self.score,
                       self.picked, self.lower)


@dataclass
class Case:
    """One conversation about one child. `open` is the question that waits for an answer.

    `presumed` is the area that the page is for, until the person has said where the child lives.
    """

    version: int = VERSION
    area: Optional[str] = None
    area_note: Optional[str] = None
    area_only: List[str] = field(default_factory=list)
    presumed: Optional[str] = None
    texts: List[str] = field(default_factory=list)
    found: List[Found] = field(default_factory=list)
    rejected: List[str] = field(default_factory=list)
    factors: Dict[str, str] = field(default_factory=dict)
    facts: Dict[str, Any] = field(default_factory=dict)
    words: Dict[str, str] = field(default_factory=dict)
    unread: List[str] = field(default_factory=list)
    not_a_worry: List[str] = field(default_factory=list)
    danger: str = "not_asked"
    danger_asks: int = 0
    open: Dict[str, Any] = field(default_factory=dict)
    asked: List[str] = field(default_factory=list)
    skipped: List[str] = field(default_factory=list)
    turns: int = 0
    all_at_once: bool = False
    confirmed: bool = False
    confirm_asks: int = 0
    summary_due: bool = False
    answered: bool = False
    person: Optional[str] = None
    children: int = 1
    undo: List[Dict[str, Any]] = field(default_factory=list)

    def concern(self) -> Concern:
        """What the engine decides on."""
        findings = tuple(found.finding() for found in self.found)
        return Concern(findings, tuple(self.factors), self.engine_facts(), tuple(self.unread))

    def engine_facts(self) -> Facts:
        """The facts that rules look at."""
        known = {f.name for f in fields(Facts)} - {"danger"}
        told = {name: value for name, value in self.facts.items() if name in known}
        return Facts(**told, danger=self.danger)

    def to_json(self) -> Dict[str, Any]:
        """The case as plain values."""
        return {**{f.name: copied(getattr(self, f.name)) for f in fields(self) if f.name != "undo"},
                "found": [copied(vars(found)) for found in self.found], "undo": list(self.undo)}

    def remember(self) -> None:
        """Keep the case as it is now, so that 'go back' can return to it."""
        snapshot = replace(self, undo=[]).to_json()
        self.undo = [*self.undo[-(UNDO_DEPTH - 1):], snapshot]


def case_from(stored: Optional[Dict[str, Any]]) -> Case:
    """The case that was stored; a new one where there is none or it is of another version."""
    if not stored or stored.get("version") != VERSION:
        return Case()
    known = {f.name for f in fields(Case)} - {"found", "undo"}
    case = Case(**{key: copied(stored[key]) for key in stored if key in known})
    case.found = [Found(**copied(found)) for found in stored.get("found", [])]
    case.undo = list(stored.get("undo", []))
    return case


def copied(value: Any) -> Any:
    """A copy of plain values. Snapshots for 'go back' never change, so they need none."""
    if isinstance(value, dict):
        return {key: copied(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(copied(one) for one in value)
    return value


def fresh(case: Case) -> Tuple[Case, int]:
    """A new case in the same area for another child, and its number."""
    number = case.children + 1
    kept = {key: case.facts[key] for key in ("role",) if key in case.facts}
    return Case(area=case.area, area_note=case.area_note, presumed=case.presumed, facts=kept,
                children=number), number
