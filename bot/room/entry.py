"""Who may use the trainer's page: whoever knows the pass phrase. Tries are limited, and tickets are signed."""

from __future__ import annotations

import hashlib
import hmac
import math
import secrets
import time
from collections import deque
from typing import Callable, Deque, Dict, Optional

from bot.channels.signing import Signer, encoded

QUARTER = 15 * 60.0
Clock = Callable[[], float]


class Tries:
    """Counts mistakes of each address and of everybody within a time."""

    def __init__(self, most: int, most_of_all: int, seconds: float = QUARTER, clock: Clock = time.monotonic) -> None:
        self._most, self._most_of_all, self._seconds, self._clock = most, most_of_all, seconds, clock
        self._wrong: Dict[str, Deque[float]] = {}
        self._all: Deque[float] = deque()

    def wait(self, who: str) -> int:
        """Seconds until this address may try again; 0 if it may now."""
        self._drop_old()
        mine = self._wrong.get(who, deque())
        until = [full[-most] + self._seconds for full, most in ((mine, self._most), (self._all, self._most_of_all))
                 if len(full) >= most]
        return max([0, *(math.ceil(one - self._clock()) for one in until)])

    def count(self, who: str) -> None:
        """This address has made a mistake."""
        self._wrong.setdefault(who, deque()).append(self._clock())
        self._all.append(self._clock())

    def _drop_old(self) -> None:
        before = self._clock() - self._seconds
        for times in (self._all, *self._wrong.values()):
            while times and times[0] <= before:
                times.popleft()
        self._wrong = {who: times for who, times in self._wrong.items() if times}


class Phrase:
    """Compares a phrase with the right one in a time that says nothing about either."""

    def __init__(self, phrase: str) -> None:
        self._right = _digest(phrase)

    def fits(self, given: str) -> bool:
        """Whether this is the phrase."""
        return hmac.compare_digest(self._right, _digest(given))


def _digest(phrase: str) -> bytes:
    return hashlib.sha256(phrase.strip().encode("utf-8", "replace")).digest()


class Visits:
    """Signed tickets of those who are signed in. Signing out, or a new start of the process, ends them."""

    def __init__(self, hours: float, signer: Optional[Signer] = None, clock: Clock = time.time) -> None:
        self._seconds, self._clock = int(hours * 3600), clock
        self.signer = signer or Signer(secrets.token_bytes(32))
        self._known: Dict[str, int] = {}

    @property
    def seconds(self) -> int:
        """How long a ticket is good."""
        return self._seconds

    def begin(self) -> str:
        """The ticket of a new visit."""
        now = int(self._clock())
        self._known = {key: until for key, until in self._known.items() if until > now}
        visit, until = encoded(secrets.token_bytes(16)), now + self._seconds
        self._known[visit] = until
        return f"{visit}.{until}.{self.signer.seal('trainer', visit, str(until))}"

    def of(self, ticket: Optional[str]) -> Optional[str]:
        """The visit that a ticket is for, or None if it is not ours, too old, or ended."""
        visit, _, rest = (ticket or "").partition(".")
        until, _, seal = rest.partition(".")
        if not self.signer.sealed(seal, "trainer", visit, until):
            return None
        return visit if self._known.get(visit, 0) > self._clock() else None

    def end(self, visit: Optional[str]) -> None:
        """The visit's ticket is worth nothing any more."""
        self._known.pop(visit or "", None)

    def token(self, who: str) -> str:
        """What a form of this person carries, so that no other site can send it for them."""
        return self.signer.seal("form", who)

    def is_token(self, token: str, who: str) -> bool:
        """Whether a form is ours and was made for this person."""
        return self.signer.sealed(token, "form", who)
