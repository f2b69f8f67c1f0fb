"""What has been said about one child: findings and facts. Nothing here comes from a framework."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Optional, Tuple

from typing_extensions import Literal


class Status(str, Enum):
    """How a finding stands. Only `absent` is set aside: the practitioner's own observation."""

    STATED = "stated"
    SUSPECTED = "suspected"
    DISPUTED = "disputed"
    PAST = "past"
    LINKED = "linked"
    ABSENT = "absent"


#: firm: confirmed, or plain beyond doubt. unsure: asked, and not known. weak: only a candidate.
Hold = Literal["firm", "unsure", "weak"]
Danger = Literal["yes", "possible", "no", "not_asked"]
Agreement = Literal["agreed", "refused", "not_asked", "unsafe", "unknown"]


@dataclass(frozen=True)
class Finding:
    """One statement or pathway trigger that was found, and the words that led to it.

    `lower` is a lower level that fits the words as well as the statement's own.
    `picked`: the practitioner chose this cell of its row.
    """

    id: str
    status: Status = Status.STATED
    because: Tuple[str, ...] = ()
    hold: Hold = "firm"
    score: float = 1.0
    picked: bool = False
    lower: Optional[int] = None

    def disputed(self) -> "Finding":
        """The same finding after somebody denied or explained it."""
        return replace(self, status=Status.DISPUTED)


@dataclass(frozen=True)
class Facts:
    """What is known beside the findings. None, "unknown" or "not_asked" means not yet told.

    `age_months` counts from birth; an unborn child has `unborn` true.
    `lasting`: it lasts, grows, or has not changed with help (combination rule).
    `told_why`: what made them think about the child today was answered.
    """

    age_months: Optional[float] = None
    unborn: Optional[bool] = None
    mobile: Optional[bool] = None
    danger: Danger = "not_asked"
    agreement: Agreement = "unknown"
    lasting: Optional[bool] = None
    role: Optional[str] = None
    has_worker: Optional[bool] = None
    told_why: bool = False
    borderline: bool = False


@dataclass(frozen=True)
class Concern:
    """Everything that a decision rests on.

    `unread`: sentences that nothing accounts for and that were not said to be no worry.
    """

    findings: Tuple[Finding, ...] = ()
    factors: Tuple[str, ...] = ()
    facts: Facts = field(default_factory=Facts)
    unread: Tuple[str, ...] = ()

    def with_finding(self, finding: Finding) -> "Concern":
        """The concern with one more finding."""
        return replace(self, findings=(*self.findings, finding))
