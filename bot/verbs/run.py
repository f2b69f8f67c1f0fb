"""Start the assistant and its page as one process."""

import argparse
from dataclasses import fields
import os
from pathlib import Path
import sys
from typing import Optional

from bot.launch.clock import refusal
from bot.launch.settings import ROOT, Settings, prepare
from bot.launch.without_tensorflow import leave_out
from bot.room.settings import phrase_in

REFUSED = (
    "The HTTP API is not available: it would let anybody talk past the guard that says 999 first, "
    "and read or change conversations. Start without --enable-api."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The settings of a run."""
    default = Settings()
    parser.add_argument("--host", default=default.host, help="address to listen on")
    parser.add_argument("--port", type=int, default=default.port, help="port to listen on")
    parser.add_argument("--model", type=Path, default=default.model, help="trained model")
    parser.add_argument("--endpoints", type=Path, default=default.endpoints, help="stores")
    parser.add_argument("--credentials", type=Path, default=default.credentials, help="channels")
    parser.add_argument("--training", action="store_true",
                        help="for trainers: the clock can be set, on this machine or with the pass phrase")
    parser.add_argument("--at", help='with --training: the moment to begin with, "2026-03-20 16:30" or friday_evening')
    parser.add_argument("--enable-api", action="store_true", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Serves until stopped."""
    if args.enable_api:
        sys.stderr.write(REFUSED + "\n")
        return 2
    wrong = refusal(args.training, args.host, args.at, bool(phrase_in(os.environ))) or _no_moment(args.at)
    if wrong:
        sys.stderr.write(wrong + "\n")
        return 2
    prepare()
    leave_out(ROOT / "config.yml")
    from bot.launch.serve import serve

    return serve(Settings(**{field.name: getattr(args, field.name) for field in fields(Settings)}))


def _no_moment(at: Optional[str]) -> Optional[str]:
    """What is wrong with the moment that was given."""
    from bot.scenarios.moments import moment

    try:
        moment(at or "tuesday_morning")
    except ValueError as error:
        return str(error)
    return None
