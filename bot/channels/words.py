"""The sentences a person reads when a request cannot be used."""
from pathlib import Path
from typing import Dict

from bot.guard.words import read_yaml

ERRORS_FILE = Path(__file__).with_name("errors.yml")


def load_errors() -> Dict[str, str]:
    """The sentences by code."""
    errors: Dict[str, str] = read_yaml(ERRORS_FILE)
    return errors
