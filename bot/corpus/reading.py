"""Reads the corpora. A broken line is refused by its place, its field and what to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Tuple

from bot.corpus.records import REGISTERS, SPLITS, STATUSES, TIERS, Message, Shown

FOLDER = Path(__file__).resolve().parents[2] / "data" / "corpus"


class BrokenLine(ValueError):
    """A line of a corpus that cannot be read."""


def read(corpus: str, split: str, folder: Path = FOLDER) -> List[Message]:
    """Every message of one split of one corpus, file by file. Raises `BrokenLine`."""
    return [message for path in files(corpus, split, folder) for message in _file(path)]


def files(corpus: str, split: str, folder: Path = FOLDER) -> List[Path]:
    """The files of one split, one an author."""
    return sorted((folder / corpus / split).glob("*.jsonl"))


def everything(folder: Path = FOLDER) -> List[Message]:
    """Every message of the danger and concern corpora."""
    return [message for corpus in ("danger", "concerns") for split in SPLITS
            for message in read(corpus, split, folder)]


def _file(path: Path) -> Iterator[Message]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            yield _message(json.loads(line), path, number)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BrokenLine(f"{path}, line {number}: {error}; compare it with its neighbours "
                             "and with docs/reference/corpora.md") from error


def _message(said: Dict[str, Any], path: Path, line: int) -> Message:
    tier = said.get("tier")
    if tier is not None:
        _one_of("tier", tier, TIERS)
    register = _one_of("register", said.get("register", "-"), tuple(REGISTERS))
    return Message(
        text=_text(said["text"]), asked=said.get("asked", ""), tier=tier,
        kind=said.get("kind", said.get("question", "")), register=register, hard=bool(said.get("hard")),
        shows=_shown(said.get("shows")), corpus=path.parts[-3], split=path.parts[-2],
        author=path.stem, line=line, answer=said.get("value"))


def _shown(entries: Optional[List[List[str]]]) -> Optional[Tuple[Shown, ...]]:
    if entries is None:
        return None
    if not isinstance(entries, list) or any(
            not isinstance(each, list) or len(each) != 2 for each in entries):
        raise ValueError("shows: it must be a list of pairs, an id and a status")
    return tuple(Shown(key, _one_of("status", status, STATUSES)) for key, status in entries)


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("text: there must be some")
    return value


def _one_of(field: str, value: Any, known: Tuple[str, ...]) -> str:
    if value not in known:
        raise ValueError(f"{field}: {value!r} is none of {', '.join(known)}")
    return str(value)
