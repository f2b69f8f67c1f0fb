"""All packs of a folder, checked against each other."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import List, Tuple

from bot.engine.errors import MatrixError
from bot.engine.library import Library
from bot.engine.loading.checks import check_packs
from bot.engine.loading.kept import kept
from bot.engine.loading.overrides import overridden, overrides_path
from bot.engine.loading.pack_files import load_pack
from bot.engine.loading.unfilled import Packs, ready

MATRICES = Path(__file__).resolve().parents[3] / "matrices"


def read_packs(root: Path = MATRICES) -> Tuple[Packs, List[str]]:
    """The newest edition of every pack as printed, and everything that is wrong with them."""
    problems: List[str] = []
    packs = []
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        editions = sorted(path for path in folder.iterdir() if path.is_dir())
        if editions:
            packs.append(load_pack(editions[-1], root, problems))
    found = tuple(pack for pack in packs if pack)
    # An entry that could not be read would be missed elsewhere too: one slip, one message.
    return found, problems or check_packs(found)


def read_all(root: Path = MATRICES) -> Tuple[Packs, List[str]]:
    """The same with the operator's overrides of contacts."""
    packs, problems = read_packs(root)
    changed, wrong = overridden(packs, overrides_path(root))
    return changed, problems + wrong


@lru_cache(maxsize=4)
def load_library(root: Path = MATRICES) -> Library:
    """What people are advised from: the operator's contacts, and no area that is half filled in.

    Raises MatrixError naming file, entry, field and mend.
    """
    library = Library(ready(_sound(read_all(root))))
    if root == MATRICES:
        kept().save()
    return library


def shown_library(root: Path = MATRICES) -> Library:
    """The same with the areas that are still being filled in, for editors."""
    return Library(_sound(read_all(root)))


def printed_library(root: Path = MATRICES) -> Library:
    """What the documents print, without the operator's overrides."""
    return Library(_sound(read_packs(root)))


def _sound(read: Tuple[Packs, List[str]]) -> Packs:
    packs, problems = read
    if problems:
        raise MatrixError(*problems)
    return packs
