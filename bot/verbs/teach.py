"""teach: make the language model again from the corpora (needs PyTorch; see `make train-language`)"""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "make the language model again from the corpora"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this verb."""
    parser.add_argument("--output", type=Path, help="folder for the model; the assistant's own if not given")
    parser.add_argument("--untaught", action="store_true",
                        help="write the encoder as it is before any lesson, to compare with")


def run(args: argparse.Namespace) -> int:
    """0 when the model is written."""
    from bot.engine.loading import load_library
    from bot.language.encoder.files import FOLDER
    from bot.teaching.counting import taught_words
    from bot.teaching.course import settings, teach
    from bot.teaching.export import export
    from bot.teaching.lessons import lessons, subjects

    library, how = load_library(), settings()
    known = subjects(library)
    taught = [] if args.untaught else lessons(library)
    print(f"{len(taught)} lessons, {len(known.statements)} entries of the matrices")
    network, _ = teach(taught, known, how)
    words = taught_words(taught, how) if taught else None
    export(network, words, known, how, args.output or FOLDER)
    print(f"written to {args.output or FOLDER}; now run: python -m bot evaluate")
    return 0
