"""Train the model if anything that it is made of has changed."""

import argparse
from pathlib import Path
import sys

from bot.launch.settings import ROOT, prepare


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to train even if nothing has changed."""
    parser.add_argument("--force", action="store_true", help="train even if nothing has changed")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """The model at models/bot.tar.gz is made of the files as they are now."""
    from bot.launch.training import current, train

    if current(args.root) and not args.force:
        sys.stdout.write("The model is up to date.\n")
        return 0
    prepare()
    return train(args.root)
