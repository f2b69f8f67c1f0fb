"""One line of input to a case, or a sentence that says what is wrong with it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any, Dict, Optional, Sequence

TEXT_FIELDS = ("asked", "role", "at")
LONGEST = 200_000


class BadCase(Exception):
    """A line that cannot be scored. `key` is its id, if it had one."""

    def __init__(self, sentence: str, key: Optional[str] = None) -> None:
        super().__init__(sentence)
        self.key = key


@dataclass(frozen=True)
class CaseLine:
    """A concern as written. `at` is local time in England; None leaves the clock out."""

    id: str
    area: str
    text: str
    asked: Optional[str] = None
    role: Optional[str] = None
    at: Optional[dt.datetime] = None


def read_case(line: str, areas: Sequence[str]) -> CaseLine:
    """The case of a line. Raises BadCase."""
    try:
        raw = json.loads(line)
    except ValueError:
        raise BadCase("This line is not JSON; write one JSON object a line.") from None
    if not isinstance(raw, dict):
        raise BadCase("This line is not a JSON object; write {\"id\": ..., \"area\": ...}.")
    key = raw.get("id") if isinstance(raw.get("id"), str) else None
    if key is None:
        raise BadCase("Field 'id' must be text; give every line its own.")
    _check(raw, key, areas)
    return CaseLine(key, raw["area"], raw["text"], raw.get("asked"), raw.get("role"),
                    _moment(raw.get("at"), key))


def _check(raw: Dict[str, Any], key: str, areas: Sequence[str]) -> None:
    if raw.get("area") not in areas:
        raise BadCase(f"Area '{raw.get('area')}' is not known; use one of {', '.join(areas)}.", key)
    text = raw.get("text")
    if not isinstance(text, str) or not text.strip():
        raise BadCase("Field 'text' is missing or empty; give the concern in words.", key)
    if len(text) > LONGEST:
        raise BadCase(f"Field 'text' is longer than {LONGEST} characters; split it.", key)
    for name in TEXT_FIELDS:
        if raw.get(name) is not None and not isinstance(raw[name], str):
            raise BadCase(f"Field '{name}' must be text.", key)


def _moment(value: Optional[str], key: str) -> Optional[dt.datetime]:
    if value is None:
        return None
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        raise BadCase("Field 'at' is no local ISO time; write it as 2026-03-20T16:20.",
                      key) from None
    return moment.replace(tzinfo=None)
