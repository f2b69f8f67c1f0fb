"""The sentences that only Teams needs, read from words.yml."""
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict

from bot.guard.words import read_yaml

FILE = Path(__file__).with_name("words.yml")


@lru_cache(maxsize=1)
def words() -> Dict[str, Any]:
    """The sentences by name."""
    read: Dict[str, Any] = read_yaml(FILE)
    return read
