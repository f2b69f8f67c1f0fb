"""The same facts told again, and what people add to them that changes none."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

from bot.corpus.reading import FOLDER, BrokenLine

#: Where an addition stands beside a message.
PLACES = ("before", "after", "either")
KINDS = ("reassurance", "alarm", "calm", "voice", "setting", "person")


@dataclass(frozen=True)
class Addition:
    """Words that change no fact, what they are, and where they may stand."""

    kind: str
    place: str
    text: str


def tellings(folder: Path = FOLDER) -> Dict[str, str]:
    """The second telling of each training message that has one. Raises `BrokenLine`."""
    return {said["first"]: said["second"]
            for path in sorted((folder / "tellings" / "train").glob("*.jsonl"))
            for _, said in _lines(path, ("first", "second"))}


def additions(folder: Path = FOLDER) -> List[Addition]:
    """Everything that may be added, in the order of the files. Raises `BrokenLine`."""
    found = []
    for path in sorted((folder / "additions" / "train").glob("*.jsonl")):
        for number, said in _lines(path, ("kind", "place", "text")):
            for field, known in (("kind", KINDS), ("place", PLACES)):
                if said[field] not in known:
                    raise BrokenLine(f"{path}, line {number}: {field}: {said[field]!r} is none of {', '.join(known)}")
            found.append(Addition(said["kind"], said["place"], said["text"]))
    return found


def _lines(path: Path, fields: Tuple[str, ...]) -> Iterator[Tuple[int, Dict[str, Any]]]:
    """Every line with its number; each field is there and is no empty text."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            said = json.loads(line)
            missing = [field for field in fields if not str(said.get(field) or "").strip()]
        except (ValueError, AttributeError) as error:
            raise BrokenLine(f"{path}, line {number}: {error}; it must be a JSON object") from error
        if missing:
            raise BrokenLine(f"{path}, line {number}: {missing[0]}: there must be some")
        yield number, said
