"""Wishes typed in words, without Rasa's classifier: a phrase that it was taught is taken for what it means."""

from __future__ import annotations

from typing import Dict, Optional

from ruamel.yaml import YAML

from bot.components.commands import Commands, plain
from bot.scenarios.schema import ROOT

TAUGHT = ROOT / "data/nlu"
NOTHING = "inform"


class Wishes:
    """What the commands of `commands.yml` and the examples of `data/nlu` mean."""

    def __init__(self) -> None:
        self._commands = Commands.load()
        self._taught = taught()

    def spoken(self, text: str) -> Optional[str]:
        """The wish of a text; None where it is a concern or an answer."""
        guess = self._taught.get(plain(text))
        found = self._commands.settled(text, guess if guess in self._commands.words else None, 1.0)
        return None if found == NOTHING else found


def taught() -> Dict[str, str]:
    """The intent of every example."""
    found: Dict[str, str] = {}
    for path in sorted(TAUGHT.glob("*.yml")):
        for entry in YAML(typ="safe").load(path.read_text(encoding="utf-8"))["nlu"]:
            for line in str(entry.get("examples", "")).splitlines():
                found[plain(line.lstrip(" -"))] = str(entry.get("intent"))
    return found
