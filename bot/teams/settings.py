"""What an administrator sets in teams.yml, checked before anything is started with it."""
import os
import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Dict, List, Tuple
from urllib.parse import urlsplit

from bot.channels.settings import SettingsError
from bot.guard.words import read_yaml

FILE = Path("teams.yml")
SECRET = "TEAMS_APP_PASSWORD"
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
LOOPBACK = ("127.0.0.1", "::1", "localhost")
LOGINS = ("secret", "managed_identity")


class TeamsSettingsError(SettingsError):
    """teams.yml cannot be used; the text says which line and what to write there."""


@dataclass(frozen=True)
class TeamsSettings:
    """One registration of the bot. The secret itself is only ever in the environment."""

    app_id: str = ""
    tenant: str = ""
    login: str = "secret"
    address: str = ""
    publisher: str = ""
    website: str = ""
    privacy: str = ""
    terms: str = ""
    schema: str = "1.30"
    version: str = "1.0.0"
    service_hosts: Tuple[str, ...] = ("smba.trafficmanager.net",)
    keys: str = "https://login.botframework.com/v1/.well-known/openidconfiguration"
    token: str = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token"
    playground: bool = False

    @property
    def token_address(self) -> str:
        """Where the bot fetches its own token; the tenant stands in it."""
        return self.token.replace("{tenant}", self.tenant)

    @property
    def secret(self) -> str:
        """The client secret of the registration, from the environment."""
        return os.environ.get(SECRET, "")


def load_settings(file: Path = FILE) -> TeamsSettings:
    """The settings of a file, or a sentence on the first thing that is wrong with it."""
    if not file.exists():
        raise TeamsSettingsError(f"There is no {file}. docs/how-to/teams.md says what to write.")
    return check(make(read_yaml(file) or {}, str(file)), str(file))


def make(data: Dict[str, Any], file: str) -> TeamsSettings:
    """The settings as they are written; an unknown line is refused, empty ones are left out."""
    if not isinstance(data, dict):
        raise TeamsSettingsError(f"{file}: write one setting a line, as `name: value`.")
    unknown = sorted(set(data) - {field.name for field in fields(TeamsSettings)})
    if unknown:
        raise TeamsSettingsError(f"{file}: there is no setting {unknown[0]!r}.")
    given = {key: value for key, value in data.items() if value is not None}
    if "service_hosts" in given:
        given["service_hosts"] = tuple(given["service_hosts"])
    texts = [key for key, value in given.items() if not isinstance(value, (str, bool, tuple))]
    if texts:
        raise TeamsSettingsError(f"{file}: put the value of {texts[0]!r} in quotes.")
    return TeamsSettings(**given)


def check(settings: TeamsSettings, file: str) -> TeamsSettings:
    """The same settings, if a bot can be run with them."""
    wrong = [] if settings.playground else _wrong(settings)
    if wrong:
        raise TeamsSettingsError(f"{file}: {wrong[0]}")
    return settings


def _wrong(settings: TeamsSettings) -> List[str]:
    """What is wrong, each in one sentence that says what to write."""
    found = []
    for name in ("app_id", "tenant"):
        if not GUID.fullmatch(getattr(settings, name)):
            found.append(f"`{name}` has to be an id like 00000000-0000-0000-0000-000000000000.")
    if settings.login not in LOGINS:
        found.append(f"`login` is {settings.login!r}; write one of: {', '.join(LOGINS)}.")
    if settings.login == "secret" and not settings.secret:
        found.append(f"`login` is secret, but the environment has no {SECRET}.")
    for name in ("keys", "token"):
        if not safe_address(getattr(settings, name)):
            found.append(f"`{name}` has to begin with https://.")
    return found


def safe_address(address: str) -> bool:
    """Whether a secret or a key may travel there: over TLS, or within this machine."""
    try:
        parts = urlsplit(address)
        return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    except ValueError:
        return False
