"""The sentences of the web channel itself."""
from pathlib import Path
from typing import Any, Dict

from bot.guard.guard import Guard
from bot.guard.words import read_yaml

ERRORS_FILE = Path(__file__).with_name("errors.yml")
HOUR = 60


def load_errors() -> Dict[str, str]:
    """The sentences by code."""
    errors: Dict[str, str] = read_yaml(ERRORS_FILE)
    return errors


class Sentences:
    """A sentence of errors.yml, filled in with the numbers of this hour."""

    def __init__(self, guard: Guard, session_minutes: int) -> None:
        self._guard, self._errors = guard, load_errors()
        self._hours = life(session_minutes)

    def __call__(self, code: str, **more: Any) -> str:
        """What to tell the person."""
        numbers = self._guard.numbers(None)
        return self._errors[code].format(numbers=numbers, hours=self._hours, **more)


def life(minutes: int) -> str:
    """A time as it is said: in hours where it is whole hours."""
    if minutes % HOUR:
        return f"{minutes} minutes"
    return "an hour" if minutes == HOUR else f"{minutes // HOUR} hours"
