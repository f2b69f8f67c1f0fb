"""matrices: check, show, compare and begin the data files of areas."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from bot.catalogue.compare import compare
from bot.catalogue.holdings import old_contacts, table, to_confirm
from bot.catalogue.page import area_page
from bot.catalogue.skeleton import write_skeleton
from bot.engine.errors import MatrixError, UnknownArea
from bot.engine.loading import load_library
from bot.engine.loading.library import MATRICES, read_packs

HELP = "check, show, compare and begin the data files of areas"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """check · show AREA [TOPIC] · diff AREA AREA · new AREA"""
    parser.add_argument("--root", type=Path, default=MATRICES, help="folder of the packs")
    what = parser.add_subparsers(dest="what", required=True)
    what.add_parser("check", help="validate everything and list what must be confirmed")
    show = what.add_parser("show", help="print a readable page")
    show.add_argument("area")
    show.add_argument("topic", nargs="?")
    diff = what.add_parser("diff", help="set two areas side by side")
    diff.add_argument("first")
    diff.add_argument("second")
    new = what.add_parser("new", help="make the skeleton of another area")
    new.add_argument("area")


def run(args: argparse.Namespace) -> int:
    """0, or 1 with sentences on what is wrong."""
    try:
        return ACTIONS[args.what](args)
    except (MatrixError, UnknownArea) as error:
        print(error, file=sys.stderr)
    except KeyError as error:
        print(f"There is no topic {error}; leave it out to see them all.", file=sys.stderr)
    return 1


def _check(args: argparse.Namespace) -> int:
    packs, problems = read_packs(args.root)
    print(table(packs))
    for title, lines in (("Confirm before use", to_confirm(packs)),
                         ("Warnings", old_contacts(packs, dt.date.today()))):
        if lines:
            print(f"\n{title}\n" + "\n".join(f"- {line}" for line in lines))
    if problems:
        print(f"\n{len(problems)} to mend:\n" + "\n".join(problems), file=sys.stderr)
        return 1
    print("\nEverything fits together.")
    return 0


def _show(args: argparse.Namespace) -> int:
    library = load_library(args.root)
    print(area_page(library.area(args.area), library, args.topic))
    return 0


def _diff(args: argparse.Namespace) -> int:
    library = load_library(args.root)
    print(compare(library.area(args.first), library.area(args.second)))
    return 0


def _new(args: argparse.Namespace) -> int:
    folder = write_skeleton(args.root, args.area)
    print(f"{folder} is ready to fill in; then run: python -m bot matrices check")
    return 0


ACTIONS = {"check": _check, "show": _show, "diff": _diff, "new": _new}
