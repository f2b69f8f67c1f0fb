"""The model on disk: what belongs to it, and whether it is the one that was measured."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Mapping

#: Where another folder is named, as in a test or on a machine that shares the model.
SETTING = "BOT_LANGUAGE_MODEL"
FOLDER = Path(__file__).resolve().parents[1] / "model"
ABOUT = "about.json"
MEND = "get it again, or make it with `make train-language`"


class ModelFault(Exception):
    """The model is missing or not the one that was measured; says which file and what to do."""


@dataclass(frozen=True)
class Files:
    """The files of a model whose contents are what `about.json` says."""

    folder: Path
    about: Mapping[str, Any]

    def path(self, name: str) -> str:
        return str(self.folder / name)


def folder() -> Path:
    """Where the model is looked for."""
    return Path(os.environ.get(SETTING) or FOLDER)


def checked(at: Path) -> Files:
    """The files of a model, every hash compared.

    Raises `ModelFault` for a file that is missing or is not the one that was measured.
    """
    try:
        about = json.loads((at / ABOUT).read_text(encoding="utf-8"))
        for name, wanted in about["sha256"].items():
            if digest(at / name) != wanted:
                raise ModelFault(f"{at / name} is not the file that was measured: {MEND}")
    except OSError as error:
        raise ModelFault(f"{error.filename or at} of the language model is missing or cannot be "
                         f"read: {MEND}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelFault(f"{at / ABOUT} of the language model is broken "
                         f"({type(error).__name__}): {MEND}") from error
    return Files(at, about)


def digest(path: Path) -> str:
    """The sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
