"""The app package, the pages that it links to, and settings that say what is wrong with them."""

import json
import struct
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any, Dict

import pytest
from jsonschema import Draft4Validator

from bot.launch.settings import ROOT
from bot.teams.package import manifest, write_package
from bot.teams.settings import SECRET, TeamsSettings, TeamsSettingsError, load_settings
from bot.verbs import teams as verb
from tests.teams.microsoft import APP, TENANT
from tests.teams.served import served

PUBLISHED = Path(__file__).with_name("published")
SOUND = TeamsSettings(app_id=APP, tenant=TENANT, address="https://bot.example.org", publisher="Exampleshire",
                      website="https://www.example.org")


def test_the_manifest_is_valid_by_the_published_schema() -> None:
    schema = json.loads((PUBLISHED / "teams-manifest-1.30.json").read_text(encoding="utf-8"))
    wrong = [f"{list(e.path)}: {e.message[:200]}" for e in Draft4Validator(schema).iter_errors(manifest(SOUND))]
    assert not wrong, wrong


def test_an_older_schema_can_be_named_for_an_older_admin_centre() -> None:
    made = manifest(replace(SOUND, schema="1.19"))
    assert made["manifestVersion"] == "1.19" and "/v1.19/" in made["$schema"]
    commands = made["bots"][0]["commandLists"][0]["commands"]
    assert len(commands) <= 10 and all(len(c["title"]) <= 32 and len(c["description"]) <= 128 for c in commands)


def test_the_bot_is_for_one_person_and_takes_no_files() -> None:
    [bot] = manifest(SOUND)["bots"]
    assert bot["scopes"] == ["personal"] and not bot["supportsFiles"]
    assert manifest(SOUND)["validDomains"] == ["bot.example.org"]


def test_privacy_and_terms_are_the_operators_or_ours() -> None:
    assert manifest(SOUND)["developer"]["privacyUrl"] == "https://bot.example.org/webhooks/teams/privacy"
    own = replace(SOUND, privacy="https://www.example.org/privacy")
    assert manifest(own)["developer"]["privacyUrl"] == "https://www.example.org/privacy"


def test_the_package_holds_manifest_and_icons_and_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_package(SOUND, tmp_path / f"{name}.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as package:
        assert sorted(package.namelist()) == ["color.png", "manifest.json", "outline.png"]
        assert size(package.read("color.png")) == (192, 192, 2)
        assert size(package.read("outline.png")) == (32, 32, 6)


def size(picture: bytes) -> Any:
    """Width, height and kind of colours of a PNG; kind 6 has transparency."""
    return (*struct.unpack(">II", picture[16:24]), picture[25])


@pytest.mark.parametrize("change, named", [
    ({"app_id": ""}, "app_id"), ({"app_id": "my-bot"}, "app_id"), ({"address": "http://bot.example.org"}, "address"),
    ({"address": ""}, "address"), ({"website": "www.example.org"}, "website"), ({"publisher": ""}, "publisher"),
    ({"publisher": "x" * 33}, "publisher"), ({"privacy": "http://x.example"}, "privacy"),
])
def test_a_setting_that_the_manifest_lacks_is_named(change: Dict[str, Any], named: str) -> None:
    with pytest.raises(TeamsSettingsError, match=f"teams.yml: `{named}`"):
        manifest(replace(SOUND, **change))


SETTINGS = f"app_id: {APP}\ntenant: {TENANT}\n"


@pytest.mark.parametrize("written, secret, said", [
    (SETTINGS, "", "TEAMS_APP_PASSWORD"), ("app_id: x\n", "s", "`app_id`"), (f"app_id: {APP}\n", "s", "`tenant`"),
    (SETTINGS + "login: certificate\n", "s", "`login`"), (SETTINGS + "secret: abc\n", "s", "no setting 'secret'"),
    (SETTINGS + "keys: http://elsewhere.example/\n", "s", "`keys`"), (SETTINGS + "version: 1.2\n", "s", "quotes"),
    ("- a\n", "s", "name: value"),
])
def test_settings_that_cannot_work_are_refused_in_one_sentence(
    written: str, secret: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SECRET, secret)
    (tmp_path / "teams.yml").write_text(written)
    with pytest.raises(TeamsSettingsError, match=said):
        load_settings(tmp_path / "teams.yml")


@pytest.mark.parametrize("login", ["secret", "managed_identity"])
def test_sound_settings_are_taken(login: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SECRET, "s" if login == "secret" else "")
    (tmp_path / "teams.yml").write_text(f"{SETTINGS}login: {login}\naddress:\n")
    assert load_settings(tmp_path / "teams.yml").token_address.startswith(f"https://login.microsoftonline.com/{TENANT}/")


def test_without_the_file_it_says_where_to_read_on(tmp_path: Path) -> None:
    with pytest.raises(TeamsSettingsError, match="docs/how-to/teams.md"):
        load_settings(tmp_path / "teams.yml")


def test_the_file_that_comes_with_the_project_names_every_setting_an_administrator_has(capsys: Any) -> None:
    parser = __import__("argparse").ArgumentParser()
    verb.add_arguments(parser)
    assert verb.run(parser.parse_args(["package"])) == 1
    assert "`app_id`" in capsys.readouterr().err
    text = (ROOT / "teams.yml").read_text(encoding="utf-8")
    assert all(f"\n{name}:" in text for name in ("app_id", "tenant", "login", "address", "publisher", "website"))


@pytest.mark.parametrize("name", ["privacy", "terms"])
async def test_the_linked_pages_begin_with_999(name: str, tmp_path: Path) -> None:
    async with served(tmp_path) as teams, teams.session.get(f"{teams.base}/webhooks/teams/{name}") as got:
        text = await got.text()
        assert got.status == 200 and 'lang="en-GB"' in text and "{" not in text
        assert text.index("call 999") < text.index("<p>", text.index("<p>") + 1)
        assert "default-src 'none'" in got.headers["content-security-policy"]


async def test_other_pages_do_not_exist(tmp_path: Path) -> None:
    async with served(tmp_path) as teams, teams.session.get(f"{teams.base}/webhooks/teams/ledger") as got:
        assert got.status == 404
