"""How many messages a conversation or an address may send in a minute."""
import math
import time
from typing import Callable, Dict, Tuple

from sanic.request import Request

MINUTE = 60.0


class Pace:
    """A minute's worth may come at once; then as many as the minute brings back."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = float(per_minute), clock
        self._left: Dict[str, Tuple[float, float]] = {}
        self._swept = clock()

    def wait(self, who: str) -> int:
        """Seconds until this one may send again; 0 if it may now."""
        left = self._now(who)
        return 0 if left >= 1 else max(1, math.ceil((1 - left) * MINUTE / self._most))

    def count(self, who: str) -> None:
        """One message was sent."""
        if self._clock() - self._swept >= MINUTE:
            self._drop_rested()
        self._left[who] = (self._now(who) - 1, self._clock())

    def _now(self, who: str) -> float:
        left, seen = self._left.get(who, (self._most, self._clock()))
        return min(self._most, left + (self._clock() - seen) * self._most / MINUTE)

    def _drop_rested(self) -> None:
        # Who could send a whole minute's worth again need not be known any longer.
        self._swept = self._clock()
        self._left = {who: kept for who, kept in self._left.items() if self._now(who) < self._most}


class Paces:
    """The limit of each conversation and the limit of each address, kept in memory only."""

    def __init__(self, conversation: int, address: int, proxies: int) -> None:
        self._conversation, self._address, self._proxies = Pace(conversation), Pace(address), proxies

    def wait(self, conversation: str, request: Request) -> int:
        """Seconds until a calm message may be answered; 0 counts it and lets it pass."""
        address = address_of(request, self._proxies)
        seconds = max(self._conversation.wait(conversation), self._address.wait(address))
        if not seconds:
            self._conversation.count(conversation)
            self._address.count(address)
        return seconds


def address_of(request: Request, proxies: int) -> str:
    """The address of the client, as the outermost of our own proxies has seen it.

    What stands further left in the header comes from the client and may be made up.
    """
    passed = [one.strip() for one in request.headers.get("x-forwarded-for", "").split(",")]
    return passed[-proxies] if len(passed) >= proxies > 0 and passed[-proxies] else str(request.ip)
