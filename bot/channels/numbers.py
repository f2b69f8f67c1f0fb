"""Finds the function that knows whom to ring; a channel itself knows no number."""
from importlib import import_module
from typing import Optional

DEFAULT = "bot.launch.numbers:hub_numbers"


class HubNumbers:
    """The function that `numbers:` in credentials.yml names, imported when it is first needed."""

    def __init__(self, path: Optional[str] = None) -> None:
        self._module, _, self._function = (path or DEFAULT).partition(":")

    def __call__(self, area: Optional[str]) -> str:
        """Whom to ring now in this area, or in all of them."""
        return str(getattr(import_module(self._module), self._function)(area))
