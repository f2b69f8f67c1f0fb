"""The app package that an administrator uploads to Teams: manifest and icons in one file."""
import json
import zipfile
from pathlib import Path
from typing import Any, Dict, List
from urllib.parse import urlsplit

from bot.teams.settings import GUID, TeamsSettings, TeamsSettingsError
from bot.teams.words import words

ICONS = Path(__file__).with_name("icons")
SCHEMA = "https://developer.microsoft.com/json-schemas/teams/v{schema}/MicrosoftTeams.schema.json"
LONGEST_PUBLISHER = 32
# The moment in every entry, so that the same settings give the same file.
MOMENT = (1980, 1, 1, 0, 0, 0)


def write_package(settings: TeamsSettings, to: Path) -> None:
    """The package lies there."""
    content = json.dumps(manifest(settings), indent=2, ensure_ascii=False) + "\n"
    to.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("manifest.json", MOMENT), content)
        for icon in sorted(ICONS.glob("*.png")):
            package.writestr(zipfile.ZipInfo(icon.name, MOMENT), icon.read_bytes())


def manifest(settings: TeamsSettings) -> Dict[str, Any]:
    """The manifest, or a sentence on the first setting that it lacks."""
    wrong = missing(settings)
    if wrong:
        raise TeamsSettingsError(f"teams.yml: {wrong[0]}")
    said, name = words()["manifest"], words()["name"]
    return {
        "$schema": SCHEMA.format(schema=settings.schema),
        "manifestVersion": settings.schema,
        "version": settings.version,
        "id": settings.app_id,
        "developer": developer(settings),
        "name": {"short": name, "full": name},
        "description": {"short": said["short"], "full": said["full"].strip()},
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": said["accent"],
        "bots": [bot(settings)],
        "validDomains": [urlsplit(settings.address).netloc],
    }


def developer(settings: TeamsSettings) -> Dict[str, str]:
    """Who answers for the app, and the pages on privacy and terms: the operator's, or ours."""
    base = settings.address.rstrip("/") + "/webhooks/teams"
    return {
        "name": settings.publisher,
        "websiteUrl": settings.website,
        "privacyUrl": settings.privacy or f"{base}/privacy",
        "termsOfUseUrl": settings.terms or f"{base}/terms",
    }


def bot(settings: TeamsSettings) -> Dict[str, Any]:
    """A bot for a chat with one person: no groups, no files, no calls."""
    commands: List[Dict[str, str]] = words()["manifest"]["commands"]
    return {
        "botId": settings.app_id, "scopes": ["personal"], "isNotificationOnly": False,
        "supportsFiles": False, "supportsCalling": False, "supportsVideo": False,
        "commandLists": [{"scopes": ["personal"], "commands": commands}],
    }


def missing(settings: TeamsSettings) -> List[str]:
    """What the manifest needs and teams.yml does not say, each in one sentence."""
    found = []
    if not GUID.fullmatch(settings.app_id):
        found.append("`app_id` has to be an id like 00000000-0000-0000-0000-000000000000.")
    for name in ("address", "website", "privacy", "terms"):
        value = getattr(settings, name)
        optional = name in ("privacy", "terms")
        if not (optional and not value) and not is_public(value):
            found.append(f"`{name}` has to be an address that begins with https://.")
    if not 0 < len(settings.publisher) <= LONGEST_PUBLISHER:
        found.append(f"`publisher` has to be a name of 1 to {LONGEST_PUBLISHER} characters.")
    return found


def is_public(address: str) -> bool:
    """Whether Teams accepts an address in a manifest."""
    try:
        parts = urlsplit(address)
        return parts.scheme == "https" and "." in (parts.hostname or "")
    except ValueError:
        return False
