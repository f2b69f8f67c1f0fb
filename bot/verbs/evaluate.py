"""evaluate: measure understanding on the corpora, and write the safety card"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any, Dict, List

from bot.evaluation.measured import Measured, headline

HELP = "measure understanding on the corpora"
PAGES = Path(__file__).resolve().parents[2] / "docs" / "reference"
RELEASES = "safety-card.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this verb."""
    parser.add_argument("--split", choices=("development", "test"), default="test",
                        help="development: for finding mistakes; test: for the card, never for tuning")
    parser.add_argument("--write", action="store_true", help="write the card (test split only)")


def run(args: argparse.Namespace) -> int:
    """0 when everything was measured; the figures are printed."""
    from bot.evaluation.measured import measure
    from bot.language.encoder.shared import encoder
    from bot.verbs.assess import load_scorer

    measured = measure(load_scorer(), encoder(), args.split)
    for name, share in headline(measured).items():
        print(f"{name:40} {share}")
    if args.write and args.split == "test":
        _write(measured)
    return 0


def _write(measured: Measured) -> None:
    from bot.evaluation.card import card, misses

    releases = _releases(measured)
    (PAGES / RELEASES).write_text(json.dumps(releases, indent=1) + "\n", encoding="utf-8")
    (PAGES / "safety-card.md").write_text(card(measured, releases), encoding="utf-8")
    (PAGES / "safety-card-misses.md").write_text(misses(measured), encoding="utf-8")


def _releases(measured: Measured) -> List[Dict[str, Any]]:
    """Those before, and this one last; the same model is measured once."""
    path = PAGES / RELEASES
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    figures = {name: str(share) for name, share in headline(measured).items()}
    own = {"day": measured.day, "model": measured.model, "figures": figures}
    return [each for each in before if each["model"] != measured.model] + [own]
