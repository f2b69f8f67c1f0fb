"""Keeps what was built on disk, named after what it was built from. A broken file is rebuilt."""

from __future__ import annotations

import json
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Optional

import numpy as np

from bot.language import learned
from bot.language.index import Index

FOLDER = Path(__file__).resolve().parents[2] / ".cache"
#: Files of other data (another edition, a test) that stay beside the newest.
KEPT = 3
_ARRAYS = ("rarity", "begins", "texts", "weights")


@dataclass
class Built:
    """What reading needs: the texts as numbers, and what was learned for each table."""

    index: Index
    tables: Dict[str, learned.Table]


def recall(key: str, folder: Path = FOLDER) -> Optional[Built]:
    """What is kept under this key, or None."""
    try:
        with np.load(folder / f"language-{key}.npz", allow_pickle=False) as kept:
            return _built({name: kept[name] for name in kept.files})
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        return None


def _built(kept: Dict[str, np.ndarray]) -> Built:
    words = json.loads(bytes(kept["words"]).decode())
    index = Index(owners=tuple(words["owners"]),
                  vocabulary={term: n for n, term in enumerate(words["vocabulary"])},
                  **{name: kept[name] for name in _ARRAYS})
    tables = {}
    for name in words["tables"]:
        start = f"table/{name}/"
        tables[name] = learned.from_arrays(
            {key[len(start):]: kept[key] for key in kept if key.startswith(start)})
    return Built(index, tables)


def keep(key: str, built: Built, folder: Path = FOLDER) -> None:
    """Write what was built; the oldest go. A folder that cannot be written is no error."""
    words = json.dumps({"owners": built.index.owners, "vocabulary": list(built.index.vocabulary),
                        "tables": list(built.tables)})
    arrays = {name: getattr(built.index, name) for name in _ARRAYS}
    arrays["words"] = np.frombuffer(words.encode(), dtype=np.uint8)
    for name, table in built.tables.items():
        arrays.update({f"table/{name}/{k}": v for k, v in learned.as_arrays(table).items()})
    try:
        _write(folder / f"language-{key}.npz", arrays)
    except OSError:
        return


def _write(path: Path, arrays: Dict[str, np.ndarray]) -> None:
    path.parent.mkdir(exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    with part.open("wb") as file:
        np.savez(file, **arrays)
    part.replace(path)
    for old in sorted(path.parent.glob("language-*.npz"), key=_age)[:-KEPT]:
        old.unlink()


def _age(path: Path) -> float:
    return path.stat().st_mtime
