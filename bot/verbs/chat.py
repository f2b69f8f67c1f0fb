"""Have the conversation in the terminal."""

import argparse
from pathlib import Path

from bot.launch.settings import Settings, quieten


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which model and stores to use."""
    default = Settings()
    parser.add_argument("--model", type=Path, default=default.model, help="trained model")
    parser.add_argument("--endpoints", type=Path, default=default.endpoints, help="stores and retention")


def run(args: argparse.Namespace) -> int:
    """Talks until the practitioner leaves."""
    quieten()
    from bot.chat import chat

    return chat(Settings(model=args.model, endpoints=args.endpoints))
