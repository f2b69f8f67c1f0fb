"""When a script is played: a date and time, or a name from `moments.yml`."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path
from typing import Dict

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("moments.yml")
FORMS = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M")
USUAL = "tuesday_morning"


@lru_cache(maxsize=1)
def moments() -> Dict[str, dt.datetime]:
    """The named moments."""
    found = YAML(typ="safe", pure=True).load(FILE.read_text(encoding="utf-8"))
    return {name: _read(str(value)) for name, value in found.items()}


def moment(words: str) -> dt.datetime:
    """The moment that a script means; ValueError names the ways to say one."""
    named = moments().get(words.strip().lower().replace(" ", "_"))
    try:
        return named or _read(words)
    except ValueError:
        ways = ", ".join(moments())
        raise ValueError(f'"{words}" is no moment; write "2026-03-20 16:30" or one of: {ways}.') from None


def _read(words: str) -> dt.datetime:
    for form in FORMS:
        try:
            return dt.datetime.strptime(words.strip()[:16], form)
        except ValueError:
            continue
    raise ValueError(words)
