"""What time it is for the assistant: London's, unless a training server has been set to a moment."""

from __future__ import annotations

import datetime as dt
from typing import Callable, Optional

LOOPBACK = ("127.0.0.1", "::1", "localhost")
REFUSED = ("--training lets anybody who reaches the server set its clock, so it listens on this machine only. "
           "Leave out --host, leave out --training, or set BOT_TRAINER_PHRASE: then whoever sets it needs the phrase.")
NOT_HERE = "--at sets the clock, which only a training server has; add --training."


class Clock:
    """The real time, or the moment that was set. Only a training server ever sets one."""

    def __init__(self, real: Callable[[], dt.datetime]) -> None:
        self._real, self.at = real, None  # type: Callable[[], dt.datetime], Optional[dt.datetime]

    def __call__(self) -> dt.datetime:
        """The moment that was set, else the real one."""
        return self.at or self._real()


def refusal(training: bool, host: str, at: Optional[str], phrase: bool = False) -> Optional[str]:
    """Why a server may not start so; None if it may. `phrase`: whoever sets the clock needs a pass phrase."""
    if training and host not in LOOPBACK and not phrase:
        return REFUSED
    return NOT_HERE if at and not training else None
