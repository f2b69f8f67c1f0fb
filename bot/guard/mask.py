"""Blanks what would identify someone, before a message is stored. Never runs before the danger scan."""
import re
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, Match, NamedTuple, Optional, Pattern, Tuple

from bot.guard.birthday import age_in_words, read_date
from bot.guard.names import Names
from bot.guard.words import read_yaml

MASK_FILE = Path(__file__).with_name("mask.yml")
LOOK_BACK = 40
DAYS_OF_RECENT_EVENTS = 365


class Masked(NamedTuple):
    """A message with the blanks put in, and the kinds of thing that were blanked."""

    text: str
    kinds: Tuple[str, ...]


class Mask:
    """The patterns and name lists of mask.yml, made ready once."""

    def __init__(self, data: Dict[str, Any]) -> None:
        dates = [found.replace("{month}", data["month"]) for found in data["date"]]
        self._dates = [_pattern(rf"(?<![\d/.\-]){found}(?![\d/])") for found in dates]
        self._birth = _pattern(rf"\b{data['birth_before']}$")
        self._happened = _pattern(rf"\b{data['happened_before']}$")
        self._patterns = [(p["kind"], p["to"], _pattern(p["find"])) for p in data["patterns"]]
        self._names = Names(data)

    def apply(self, text: str, today: Optional[date] = None) -> Masked:
        """Blank dates of birth, numbers, addresses and names; the age in a birthday is kept."""
        kinds: List[str] = []
        text = self._mask_dates(text, today or date.today(), kinds)
        for kind, blank, pattern in self._patterns:
            text, count = pattern.subn(blank, text)
            kinds.extend([kind] * bool(count))
        text = self._mask_names(text, kinds)
        return Masked(text, tuple(dict.fromkeys(kinds)))

    def _mask_dates(self, text: str, today: date, kinds: List[str]) -> str:
        def blank(match: Match[str]) -> str:
            before = match.string[max(0, match.start() - LOOK_BACK):match.start()]
            born = read_date(match.groupdict(), today)
            certain = bool(self._birth.search(before))
            if not certain and (self._happened.search(before) or not _likely_birthday(born, today)):
                return match.group()
            kinds.append("date of birth")
            return "[date of birth]" + (age_in_words(born, today) if born else "")

        for pattern in self._dates:
            text = pattern.sub(blank, text)
        return text

    def _mask_names(self, text: str, kinds: List[str]) -> str:
        pieces, at = [], 0
        for start, end in self._names.find(text):
            pieces += [text[at:start], "[name]"]
            at = end
        kinds.extend(["name"] * bool(pieces))
        return "".join(pieces) + text[at:]


def _likely_birthday(born: Optional[date], today: date) -> bool:
    """A bare date of the last year is when something happened, far more often than a birthday."""
    return born is not None and (today - born).days > DAYS_OF_RECENT_EVENTS


def _pattern(source: str) -> Pattern[str]:
    return re.compile(source, re.IGNORECASE)


@lru_cache(maxsize=1)
def load_mask() -> Mask:
    """The mask of mask.yml."""
    return Mask(read_yaml(MASK_FILE))
