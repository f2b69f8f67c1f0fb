"""Write the app package for Microsoft Teams, or check that Microsoft accepts the registration."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from bot.guard.words import read_yaml
from bot.launch.settings import ROOT
from bot.teams.bearer import Bearer
from bot.teams.http import Web
from bot.teams.keys import SigningKeys
from bot.teams.package import write_package
from bot.teams.settings import TeamsSettings, TeamsSettingsError, load_settings, make

PACKAGE = ROOT / "build" / "teams-app.zip"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """package · check"""
    parser.add_argument("--settings", type=Path, default=ROOT / "teams.yml", help="who the bot is")
    what = parser.add_subparsers(dest="what", required=True)
    package = what.add_parser("package", help="write the file that is uploaded to Teams")
    package.add_argument("--to", type=Path, default=PACKAGE, help="where to write it")
    what.add_parser("check", help="ask Microsoft for keys and for the bot's own token")


def run(args: argparse.Namespace) -> int:
    """0, or 1 with a sentence on what is wrong."""
    try:
        return package(args) if args.what == "package" else asyncio.run(check(args.settings))
    except TeamsSettingsError as error:
        print(error, file=sys.stderr)
        return 1


def package(args: argparse.Namespace) -> int:
    """The package is written; neither the secret nor a network is needed for it."""
    written = read_yaml(args.settings) if args.settings.exists() else {}
    write_package(make(written or {}, str(args.settings)), args.to)
    print(f"Written: {args.to}. Upload it in the Teams admin centre (docs/how-to/teams.md).")
    return 0


async def check(file: Path) -> int:
    """What Microsoft says to the settings, before anybody installs the app."""
    settings, web = load_settings(file), Web()
    try:
        keys, token = await fetched_keys(settings, web), await fetched_token(settings, web)
    finally:
        await web.close()
    print(f"Microsoft's keys: {keys}")
    print(f"The bot's own token: {token}")
    return 0 if keys == token == "ok" else 1


async def fetched_keys(settings: TeamsSettings, web: Web) -> str:
    """Whether the keys can be had."""
    there = await SigningKeys(settings.keys, web).reachable()
    return "ok" if there else "not to be had; is the way to login.botframework.com open?"


async def fetched_token(settings: TeamsSettings, web: Web) -> str:
    """Whether Microsoft knows the registration."""
    try:
        await Bearer(settings, web).headers()
    except Exception as error:
        return (f"refused ({type(error).__name__}: {error}); check app_id, tenant and "
                "TEAMS_APP_PASSWORD, or the managed identity")
    return "ok"
