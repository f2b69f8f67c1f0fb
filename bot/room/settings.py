"""What the operator sets for the trainer's page. Both values come from the environment, never from a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Mapping, Optional

PHRASE, ADDRESS = "BOT_TRAINER_PHRASE", "BOT_ROOM_ADDRESS"
SHORTEST = 12
TOO_SHORT = f"{PHRASE} is shorter than {SHORTEST} characters. Choose a few words that nobody guesses."
NO_ADDRESS = (f"{ADDRESS} is no address. Write how phones reach this server, "
              "for example https://assistant.example.org")


class RoomSettingsError(ValueError):
    """A setting that cannot be used; the text says what to write instead."""


@dataclass(frozen=True)
class RoomSettings:
    """The pass phrase of trainers, and the address that participants open (None: as the trainer's browser has it)."""

    phrase: str
    address: Optional[str] = None

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Optional["RoomSettings"]:
        """The settings, or None where no pass phrase is set: then there is no trainer's page."""
        phrase = phrase_in(environment)
        address = environment.get(ADDRESS, "").strip().rstrip("/")
        if not phrase:
            return None
        if len(phrase) < SHORTEST:
            raise RoomSettingsError(TOO_SHORT)
        if address and not re.fullmatch(r"https?://[A-Za-z0-9.\-\[\]:]+(/[\w./-]*)?", address):
            raise RoomSettingsError(NO_ADDRESS)
        return cls(phrase, address or None)

    def __repr__(self) -> str:
        return "RoomSettings(...)"  # the phrase must not get into a log by way of an error


def phrase_in(environment: Mapping[str, str]) -> str:
    """The pass phrase that is set; empty where none is, and spaces are none."""
    return environment.get(PHRASE, "").strip()
