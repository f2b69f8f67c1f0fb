"""Finds functions that know more than a channel may: whom to ring, and what is wrong with the data."""
from importlib import import_module
from typing import Any, Optional

from bot.channels.settings import NUMBERS


def named(path: str) -> Any:
    """What `module:name` stands for, imported now."""
    module, _, name = path.partition(":")
    return getattr(import_module(module), name)


class HubNumbers:
    """The function that `numbers:` in credentials.yml names, imported when it is first needed."""

    def __init__(self, path: Optional[str] = None) -> None:
        self._path = path or NUMBERS

    def __call__(self, area: Optional[str]) -> str:
        """Whom to ring now in this area, or in all of them."""
        return str(named(self._path)(area))
