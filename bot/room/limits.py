"""The numbers of `limits.yml`, checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("limits.yml")
SMALLEST_GROUP = 5


@dataclass(frozen=True)
class Limits:
    """Lives and sizes; see the remarks in the file."""

    longest_hours: float
    quiet_minutes: float
    most_rooms: int
    most_people: int
    smallest_group: int
    signed_in_hours: float
    wrong_phrases: int
    wrong_phrases_of_all: int
    wrong_codes: int

    @classmethod
    def read(cls, file: Path = FILE) -> "Limits":
        """The limits of a file; a number that is no limit is refused with a sentence."""
        limits = cls(**YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8")))
        for name, value in vars(limits).items():
            if isinstance(value, bool) or not isinstance(value, (int, float)) or value <= 0:
                raise ValueError(f"{file.name}: {name} is {value!r}, not a number above 0.")
        if limits.smallest_group < SMALLEST_GROUP:
            raise ValueError(f"{file.name}: smallest_group is less than {SMALLEST_GROUP}; smaller groups "
                             "would show how single people voted.")
        return limits
