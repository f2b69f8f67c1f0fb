"""consent.yml: printed rules on the separate questions of consent."""

from __future__ import annotations

from typing import Optional, Tuple

from pydantic import StrictBool, StrictInt, StrictStr
from typing_extensions import Literal

from bot.engine.records.base import Entry, Harm, Record


class When(Record):
    """Conditions of a consent rule; an empty one always holds."""

    harm: Tuple[Harm, ...] = ()
    levels: Tuple[StrictInt, ...] = ()
    pathways: Tuple[StrictStr, ...] = ()
    agreement: Tuple[Literal["agreed", "refused", "not_asked", "unsafe", "unknown"], ...] = ()
    danger: Optional[StrictBool] = None
    matched: Optional[StrictBool] = None


class ConsentRule(Entry):
    """One printed rule on one of the separate questions of consent.

    Of the rules that hold, the smallest `order` leads; the others are shown with their dates.
    `answer`: share yes|with_agreement|ask_hub; tell_family yes|ask_hub_first|no;
    refer yes|with_agreement|ask_hub; service needed|not_needed|refused|unknown; else null.
    """

    question: Literal[
        "share", "tell_family", "refer", "service", "refusal", "young_person", "record"
    ]
    answer: Optional[
        Literal[
            "yes", "with_agreement", "ask_hub", "ask_hub_first", "no",
            "needed", "not_needed", "refused", "unknown",
        ]
    ] = None
    order: StrictInt
    when: When = When()
    text: StrictStr
    dated: Optional[StrictStr] = None
