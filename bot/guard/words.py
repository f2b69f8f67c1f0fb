"""The guard's sentences and limits, read from words.yml."""
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, Tuple

from ruamel.yaml import YAML

WORDS_FILE = Path(__file__).with_name("words.yml")


@dataclass(frozen=True)
class Limits:
    """How much and how long the guard reads, waits and remembers."""

    scan_bytes: int
    work_characters: int
    seconds: float
    conversations: int
    remember_hours: float


@dataclass(frozen=True)
class Words:
    """Every sentence that the guard may say; no other place words them."""

    call_999: str
    quiet: str
    stay: str
    ask_danger: str
    ask_danger_again: str
    ask_danger_choices: Tuple[Dict[str, str], ...]
    too_long: str
    in_parts: str
    in_parts_after_danger: str
    failed: str
    failed_after_danger: str
    empty: str
    masked: str
    less_able: str
    numbers: str
    no_numbers: str
    clear_no: Tuple[str, ...]
    clear_yes: Tuple[str, ...]
    danger_button: Dict[str, List[str]]
    limits: Limits
    self_test: Dict[str, List[str]]


def read_yaml(path: Path) -> Any:
    """Read one data file of the guard."""
    with path.open(encoding="utf-8") as file:
        return YAML(typ="safe", pure=True).load(file)


@lru_cache(maxsize=4)
def load_words(path: Path = WORDS_FILE) -> Words:
    """Read the guard's sentences; an unknown or missing key is an error at start, not later."""
    data = read_yaml(path)
    lists = ("ask_danger_choices", "clear_no", "clear_yes")
    data.update({key: tuple(data[key]) for key in lists})
    return Words(**{**data, "limits": Limits(**data["limits"])})
