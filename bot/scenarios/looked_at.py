"""Where in an answer each field of `expect` is found."""

from __future__ import annotations

from typing import Any, List, Tuple

from bot.scenarios.played import Message


def contact_words(answer: Message) -> List[str]:
    """Every contact that is shown, by its id and by its number."""
    return [word for one in answer.get("contacts", ()) for word in (one["id"], one["value"])]


def first_contact(answer: Message) -> List[str]:
    """Id and number of the one to ring first at this hour; 999 itself is looked at by `call_999`."""
    ring = next((b for b in answer.get("blocks", ()) if b["id"] == "ring"), {"lines": ()})
    told = [one["contact"] for one in ring["lines"] if one.get("contact")] or answer.get("contacts", ())
    usable = [c for c in told if c["ring"] and c["kind"] == "phone" and c["open"] is not False and c["value"] != "999"]
    return [usable[0]["id"], usable[0]["value"]] if usable else []


def tips(answer: Message) -> List[str]:
    """What the answer says could change it: the levels that it could come to, and the words."""
    block = next((b for b in answer.get("blocks", ()) if b["id"] == "change"), {"lines": ()})
    levels = [f"level {one['cite']['level']}" for one in block["lines"]
              if one.get("cite") and one["cite"].get("level")]
    return [*levels, *(one["text"] for one in block["lines"])]


def fits(wanted: Any, got: Any) -> bool:
    """Whether what was got is what was wanted, or one of it."""
    return got in wanted if isinstance(wanted, (list, tuple)) else wanted == got


def fits_level(wanted: Any, got: Any) -> bool:
    """The same for a level, a range of levels, or none."""
    if wanted == "none":
        return got is None
    low, _, high = str(wanted).partition("-")
    return got is not None and int(low) <= got <= int(high or low)


def shown(value: Any) -> str:
    """A value as a report prints it."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def listed(value: Any) -> Tuple[str, ...]:
    """One or several, as several."""
    return tuple(value) if isinstance(value, (list, tuple)) else (value,)
