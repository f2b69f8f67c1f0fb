"""All packs of a folder, checked against each other."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import List, Tuple

from bot.engine.errors import MatrixError
from bot.engine.library import Library
from bot.engine.loading.checks import check_packs
from bot.engine.loading.pack_files import PackContent, load_pack

MATRICES = Path(__file__).resolve().parents[3] / "matrices"


def read_packs(root: Path = MATRICES) -> Tuple[Tuple[PackContent, ...], List[str]]:
    """The newest edition of every pack under `root`, and everything that is wrong with them."""
    problems: List[str] = []
    packs = []
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        editions = sorted(path for path in folder.iterdir() if path.is_dir())
        if editions:
            packs.append(load_pack(editions[-1], root, problems))
    found = tuple(pack for pack in packs if pack)
    return found, problems + check_packs(found)


@lru_cache(maxsize=4)
def load_library(root: Path = MATRICES) -> Library:
    """The checked library. Raises MatrixError naming file, entry, field and mend."""
    packs, problems = read_packs(root)
    if problems:
        raise MatrixError(*problems)
    return Library(packs)
