"""What the script's author reads in the table, and what the assistant gave, as answers of the ballot."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Tuple

from bot.room.ballot import number_of
from bot.scenarios.looked_at import listed

Answers = Dict[str, Tuple[str, ...]]


def of_table(expect: Mapping[str, Any], area: Any) -> Answers:
    """The answers that the script expects; none to a question of which it does not speak."""
    share = expect.get("consent", {}).get("share", ())
    return {"level": tuple(_levels(expect.get("level"))), "consent": tuple(map(str, listed(share))),
            "first_call": tuple(_calls(expect, area))}


def of_assistant(got: Mapping[str, Any]) -> Answers:
    """The answers of the assistant in one playing; nothing where it could not be played."""
    if not got:
        return {"level": (), "consent": (), "first_call": ()}
    answered = got.get("level") is not None or got.get("consent") is not None
    level = (str(got["level"]),) if got.get("level") is not None else ("none",) if answered else ()
    share = (got.get("consent") or {}).get("share")
    call = ("999",) if got.get("call_999") else tuple(got.get("first_contact") or ())
    return {"level": level, "consent": (share,) if share else (), "first_call": call}


def _levels(wanted: Any) -> List[str]:
    if wanted is None:
        return []
    low, _, high = str(wanted).partition("-")
    return ["none"] if low == "none" else [str(one) for one in range(int(low), int(high or low) + 1)]


def _calls(expect: Mapping[str, Any], area: Any) -> List[str]:
    if expect.get("call_999") == "first":
        return ["999"]
    named = listed(expect.get("first_contact", ()))
    return list(dict.fromkeys(number for number in (number_of(area, str(one)) for one in named) if number))
