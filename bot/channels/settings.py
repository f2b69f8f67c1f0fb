"""What the operator sets for the web channel in `credentials.yml`, checked at the start."""
import re
from dataclasses import dataclass
from typing import Any, Dict, Optional, Tuple

WHERE = "credentials.yml, bot.channels.web.ThresholdRest"
# A page of this machine may be tried out without TLS; any other speaks https.
ORIGIN = re.compile(r"https://[a-z0-9.-]+(:\d+)?|http://(localhost|127\.0\.0\.1)(:\d+)?")
NUMBERS = "bot.launch.numbers:hub_numbers"
MATRICES = "bot.launch.matrices:faults"
LONGEST_SESSION = 72 * 60


class SettingsError(ValueError):
    """A setting that cannot be used; the text says which and what to write instead."""


@dataclass(frozen=True)
class WebSettings:
    """One web channel. A page may be embedded on `origins`; the limits are messages a minute."""

    origins: Tuple[str, ...] = ()
    session_minutes: int = 120
    conversation_per_minute: int = 20
    address_per_minute: int = 300
    proxies: int = 0
    numbers: str = NUMBERS
    matrices: str = MATRICES

    @classmethod
    def read(cls, credentials: Optional[Dict[str, Any]]) -> "WebSettings":
        """The settings of a credentials file; one that is unknown or unusable is refused."""
        given = dict(credentials or {})
        unknown = sorted(given.keys() - cls.__dataclass_fields__.keys())
        if unknown:
            raise SettingsError(f"{WHERE}: there is no setting {unknown[0]!r}.")
        given["origins"] = _origins(given.get("origins") or ())
        settings = cls(**given)
        _check_numbers(settings)
        return settings


def _origins(given: Any) -> Tuple[str, ...]:
    if not isinstance(given, (list, tuple)):
        raise SettingsError(f"{WHERE}: write origins as a list, one address a line.")
    for one in given:
        if not isinstance(one, str) or not ORIGIN.fullmatch(one):
            raise SettingsError(
                f"{WHERE}: origins holds {one!r}. Write a site as a browser names it: small letters, "
                "https:// and no path, for example https://www.example.org"
            )
    return tuple(given)


def _check_numbers(settings: WebSettings) -> None:
    limits = {
        "session_minutes": (5, LONGEST_SESSION),
        "conversation_per_minute": (5, 100_000),
        "address_per_minute": (5, 100_000),
        "proxies": (0, 10),
    }
    for name, (least, most) in limits.items():
        value = getattr(settings, name)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise SettingsError(f"{WHERE}: {name} is {value!r}, not a number from {least} to {most}.")
