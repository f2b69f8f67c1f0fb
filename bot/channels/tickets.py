"""The ticket of a conversation: its id and until when it is good, signed. Each answer brings a new one."""
import secrets
import time
from typing import Any, Callable, NamedTuple, Optional

from bot.channels.signing import Signer, encoded

ID_BYTES = 16
LONGEST_TICKET = 100


class Ticket(NamedTuple):
    """What a ticket of ours says."""

    conversation: str
    expired: bool


class Tickets:
    """Makes and reads tickets; a stolen one is soon worth nothing, one in use never runs out."""

    def __init__(
        self, signer: Signer, minutes: int, clock: Callable[[], float] = time.time
    ) -> None:
        self._signer, self._seconds, self._clock = signer, minutes * 60, clock

    def begin(self) -> str:
        """The id of a new conversation, which nobody can guess."""
        return encoded(secrets.token_bytes(ID_BYTES))

    def after(self, conversation: str, request: Optional[str]) -> str:
        """The id of the conversation that follows one whose ticket has run out.

        The same request leads to the same conversation, so that a retry counts once here too.
        """
        if request is None:
            return self.begin()
        return self._signer.seal("after", conversation, request, size=ID_BYTES)

    def of(self, conversation: str) -> str:
        """A ticket for a conversation that is good from now on."""
        until = str(int(self._clock()) + self._seconds)
        return f"{conversation}.{until}.{self._signer.seal('conversation', conversation, until)}"

    def read(self, ticket: Any) -> Optional[Ticket]:
        """What the ticket says, or None if this server has not made it."""
        if not isinstance(ticket, str) or len(ticket) > LONGEST_TICKET:
            return None
        conversation, _, rest = ticket.partition(".")
        until, _, seal = rest.partition(".")
        if not self._signer.sealed(seal, "conversation", conversation, until):
            return None
        return Ticket(conversation, int(until) < self._clock())
