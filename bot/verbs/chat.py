"""Have the conversation in the terminal."""

import argparse
from pathlib import Path

from bot.launch.settings import ROOT, Settings, prepare
from bot.launch.without_tensorflow import leave_out


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which model and stores to use."""
    default = Settings()
    parser.add_argument("--model", type=Path, default=default.model, help="trained model")
    parser.add_argument("--endpoints", type=Path, default=default.endpoints, help="stores")


def run(args: argparse.Namespace) -> int:
    """Talks until the practitioner leaves."""
    prepare()
    leave_out(ROOT / "config.yml")
    from bot.chat import chat

    return chat(Settings(model=args.model, endpoints=args.endpoints))
