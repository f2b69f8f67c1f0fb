"""assess: score one written concern a line, for audits of past referrals."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Dict, Iterable, Iterator, TextIO

from tqdm import tqdm

from bot.batch.cases import BadCase, read_case
from bot.batch.score import Scorer

HELP = "score one free-text concern a line (JSON lines in, JSON lines out)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this verb."""
    parser.add_argument("--input", required=True, type=Path, help="JSON lines: id, area, text")
    parser.add_argument("--output", required=True, type=Path, help="where the answers go")


def run(args: argparse.Namespace) -> int:
    """0 when any line could be read, else 2. Nothing that was typed is printed."""
    try:
        lines = args.input.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError as error:
        print(f"{args.input}: cannot be read ({error.strerror}).", file=sys.stderr)
        return 2
    scorer = load_scorer()
    with args.output.open("w", encoding="utf-8") as out:
        read = sum(_write(out, answer) for answer in answers(scorer, tqdm(lines, unit="line")))
    return 0 if read else 2


def load_scorer() -> Scorer:
    """A scorer over the matrices, the reader and the danger detector of this checkout."""
    from bot.engine.loading import load_library
    from bot.guard.detector import Detector
    from bot.language.reader import Reader

    library = load_library()
    return Scorer(library, Reader.load(library), Detector.load())


def answers(scorer: Scorer, lines: Iterable[str]) -> Iterator[Dict[str, Any]]:
    """One answer a line in the same order; a line that cannot be scored says why."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield scorer.score(read_case(line, scorer.library.area_ids))
        except BadCase as error:
            yield {"id": error.key, "line": number, "error": str(error)}


def _write(out: TextIO, answer: Dict[str, Any]) -> bool:
    out.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return "error" not in answer
