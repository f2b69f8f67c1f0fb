"""Harm beside the level: is there reasonable cause to suspect significant harm (section 47)?"""

from __future__ import annotations

from typing import Sequence

from bot.engine.concern import Concern
from bot.engine.counting import worst
from bot.engine.decision import Reason


def decide_harm(concern: Concern, found: Sequence[Reason]) -> str:
    """The most serious harm of the counted findings. Doubt is "possible", never "no"."""
    if concern.facts.danger == "yes":
        return "yes"
    said = [_of(reason) for reason in found if reason.finding.hold != "weak"]
    if concern.facts.danger == "possible":
        said.append("possible")
    return worst(said)


def _of(reason: Reason) -> str:
    if reason.harm == "yes" and reason.finding.hold == "unsure":
        return "possible"
    return reason.harm
