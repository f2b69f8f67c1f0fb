"""scenarios: check, run, record and compare trainers' scripts (docs/reference/scenarios.md)"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any, List, Optional

HELP = "check, run, record and compare trainers' scenario scripts"
DOCS = Path(__file__).resolve().parents[2] / "docs" / "reference"
#: Exit status: as expected, not as expected, could not be done.
DONE, FAILED, UNUSABLE = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """check · run · record FILE · compare OLD NEW · pages"""
    what = parser.add_subparsers(dest="what", required=True)
    check = what.add_parser("check", help="validate scripts; names line and mend")
    _paths(check)
    run = what.add_parser("run", help="play scripts and write a report")
    _paths(run)
    run.add_argument("--area", help="only in this area (its id)")
    run.add_argument("--variant", help='only this variant; the plain one is "as written"')
    run.add_argument("--url", help="play against this running server, for example http://localhost:5005")
    run.add_argument("--at", help='play everything at this moment, for example "2026-03-20 16:30" or boxing_day')
    run.add_argument("--report", type=Path, default=Path("scenario-report"), help="folder of the report")
    run.add_argument("--workers", type=int, help="how many at once; usual: one a core")
    run.add_argument("--transcript", action="store_true", help="print every conversation")
    record = what.add_parser("record", help="hold a conversation, or take a saved one, and make a script of it")
    record.add_argument("file", type=Path, help="the script that is to be made")
    record.add_argument("--area", required=True, help="where the child lives (id of an area)")
    record.add_argument("--from", dest="saved", type=Path,
                        help='a saved conversation; their lines begin with ">" or "You:"')
    record.add_argument("--at", default="tuesday_morning", help="the moment of the conversation")
    compare = what.add_parser("compare", help="what moved between two runs")
    compare.add_argument("old", type=Path, help="report folder or results.json of the earlier run")
    compare.add_argument("new", type=Path, help="the same of the later run")
    what.add_parser("pages", help="write the reference page of the format")


def _paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, help="files or folders; usual: all of scenarios/")


def run(args: argparse.Namespace) -> int:
    """0 when everything is as expected, 1 when something is not, 2 when it could not be done."""
    return ACTIONS[args.what](args)


# ---- check and run --------------------------------------------------------------------


def _scripts(args: argparse.Namespace, library: Any) -> Optional[List[Any]]:
    """The scripts that were named, or None after saying what is wrong with them."""
    from bot.scenarios.loading import FOLDER, load

    scripts, problems = load(args.paths or [FOLDER], library)
    if problems:
        print("\n".join(problems), file=sys.stderr)
        print(f"\n{len(problems)} to mend.", file=sys.stderr)
        return None
    return scripts


def _check(args: argparse.Namespace) -> int:
    from bot.engine.loading import load_library
    from bot.scenarios.told import counted

    scripts = _scripts(args, load_library())
    if scripts is None:
        return FAILED
    playings = [part for one in scripts for part in one.parts()]
    print(f"{counted(scripts, 'script')} without a mistake; with variants and areas {counted(playings, 'playing')}.")
    return DONE


def _run(args: argparse.Namespace) -> int:
    from bot.engine.loading import load_library
    from bot.scenarios.script import parts_of

    library = load_library()
    scripts = _scripts(args, library)
    if scripts is None:
        return UNUSABLE
    try:
        parts = parts_of(scripts, area=args.area, variant=args.variant, at=args.at)
    except ValueError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    if not parts:
        print("There is nothing to play: no script has this area and variant.", file=sys.stderr)
        return UNUSABLE
    return _play(args, library, scripts, parts)


def _play(args: argparse.Namespace, library: Any, scripts: List[Any], parts: List[Any]) -> int:
    from tqdm import tqdm

    from bot.scenarios.company import play_all
    from bot.scenarios.report import write_report

    began = time.monotonic()
    playing = play_all(parts, library, args.url, args.workers)
    order = {part.name: number for number, part in enumerate(parts)}
    results = sorted(tqdm(playing, total=len(parts), unit="playing", disable=None), key=lambda one: order[one.name])
    seconds = time.monotonic() - began
    page = write_report(args.report, results, scripts, library, seconds, args.url)
    _tell(args, results, seconds, page)
    return DONE if all(one.passed for one in results) else FAILED


def _tell(args: argparse.Namespace, results: List[Any], seconds: float, page: Path) -> None:
    from bot.scenarios.told import differences_text, last_line, remarks_text, transcript_text

    for one in results if args.transcript else ():
        print(f"=== {one.name}\n\n{transcript_text(one)}\n")
    for one in results:
        if not one.passed:
            print(differences_text(one) + "\n")
    print("\n\n".join(text for text in (remarks_text(results), last_line(results, seconds)) if text))
    print(f"Report: {page}")


# ---- record and compare -----------------------------------------------------------------


def _record(args: argparse.Namespace) -> int:
    from bot.scenarios.desk import NotRecorded, record

    if args.file.exists():
        print(f"{args.file} is there already; choose another name.", file=sys.stderr)
        return UNUSABLE
    try:
        record(args.file, args.area, args.at, args.saved, _ask, print)
    except (NotRecorded, EOFError, KeyboardInterrupt) as error:
        print(str(error) or "Nothing was written.", file=sys.stderr)
        return UNUSABLE
    print(f"{args.file} is written. Read it, then: python -m bot scenarios check {args.file}")
    return DONE


def _ask(question: str) -> str:
    return input(f"{question}: ")


def _compare(args: argparse.Namespace) -> int:
    from bot.scenarios.compare import compared
    from bot.scenarios.results import read

    try:
        print("\n\n".join(compared(read(args.old), read(args.new))))
    except ValueError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    return DONE


def _pages(args: argparse.Namespace) -> int:
    from bot.scenarios.reference import reference_page

    page = DOCS / "scenarios.md"
    page.write_text(reference_page(), encoding="utf-8")
    print(page)
    return DONE


ACTIONS = {"check": _check, "run": _run, "record": _record, "compare": _compare, "pages": _pages}
