"""matrices: check, show, compare and begin the data files of areas, and write pages about them."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from pathlib import Path

from bot.catalogue.compare import compare
from bot.catalogue.holdings import (
    old_contacts, overridden_contacts, table, to_confirm, to_fill_in,
)
from bot.catalogue.page import area_page
from bot.catalogue.pages import reference_pages
from bot.catalogue.skeleton import write_skeleton
from bot.engine.errors import MatrixError, UnknownArea
from bot.engine.loading.library import MATRICES, printed_library, read_all, shown_library

DOCS = MATRICES.parent / "docs" / "reference"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """check · show AREA [TOPIC] · diff AREA AREA · new AREA · pages"""
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
    pages = what.add_parser("pages", help="write the reference pages that are made from the data")
    pages.add_argument("--to", type=Path, default=DOCS, help="folder of the pages")


def run(args: argparse.Namespace) -> int:
    """0, or 1 with sentences on what is wrong."""
    try:
        return ACTIONS[args.what](args)
    except (MatrixError, UnknownArea) as error:
        print(error, file=sys.stderr)
    except KeyError as error:
        print(f"There is no topic {error}; leave it out to see them all.", file=sys.stderr)
    except BrokenPipeError:
        # Whoever reads has seen enough (`| head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _check(args: argparse.Namespace) -> int:
    packs, problems = read_all(args.root)
    print(table(packs))
    for title, lines in (("Still to fill in, and left out of conversations", to_fill_in(packs)),
                         ("Confirm before use", to_confirm(packs)),
                         ("Checked by the operator", overridden_contacts(packs)),
                         ("Warnings", old_contacts(packs, dt.date.today()))):
        if lines:
            print(f"\n{title}\n" + "\n".join(f"- {line}" for line in lines))
    if problems:
        print(f"\n{len(problems)} to mend:\n" + "\n".join(problems), file=sys.stderr)
        return 1
    print("\nEverything fits together.")
    return 0


def _show(args: argparse.Namespace) -> int:
    library = shown_library(args.root)
    print(area_page(library.area(args.area), library, args.topic))
    return 0


def _diff(args: argparse.Namespace) -> int:
    library = shown_library(args.root)
    print(compare(library.area(args.first), library.area(args.second)))
    return 0


def _new(args: argparse.Namespace) -> int:
    folder = write_skeleton(args.root, args.area)
    print(f"{folder} is ready to fill in; then run: python -m bot matrices check")
    return 0


def _pages(args: argparse.Namespace) -> int:
    for name, text in reference_pages(printed_library(args.root)).items():
        path = args.to / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path)
    return 0


ACTIONS = {"check": _check, "show": _show, "diff": _diff, "new": _new, "pages": _pages}
