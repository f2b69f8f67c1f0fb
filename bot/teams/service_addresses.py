"""Where answers may be sent: only to hosts of Teams that are listed, and only over TLS."""
from typing import Any, Sequence
from urllib.parse import urlsplit

from bot.teams.settings import LOOPBACK

# Without this list a forged address would be sent our answers together with our token.


def is_allowed(address: Any, hosts: Sequence[str], playground: bool = False) -> bool:
    """Whether an address is on the list. A port is allowed only where the list names it.

    The playground answers on this machine, at whatever port it has found, and nowhere else.
    """
    if not isinstance(address, str):
        return False
    try:
        parts = urlsplit(address)
        named = parts.netloc.lower()
        plain = parts.scheme == "http" and parts.hostname in LOOPBACK
    except ValueError:
        return False
    if playground:
        return plain
    known = named in hosts and "@" not in named and "\\" not in address
    return known and (parts.scheme == "https" or plain)


def same_address(one: Any, other: Any) -> bool:
    """Whether two addresses are the same but for a slash at the end."""
    return bool(one) and str(one).rstrip("/") == str(other).rstrip("/")
