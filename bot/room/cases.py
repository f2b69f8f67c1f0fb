"""The scripts as a trainer meets them: a list to choose from, and one case as a room reads it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Tuple

from bot.room.ballot import Question, make_ballot
from bot.room.verdict import Answers, of_assistant, of_table
from bot.scenarios.loading import FOLDER, files, read
from bot.scenarios.results import Result
from bot.scenarios.script import PLAIN, Part, Script


class NoCase(Exception):
    """There is no such case; the text says why."""


@dataclass(frozen=True)
class Case:
    """One case as it is put to a room: what people read, and what they compare themselves with."""

    title: str
    text: str
    place: str
    moment: str
    ballot: Tuple[Question, ...]
    table: Answers
    assistant: Answers
    both_allowed: str = ""
    failed: str = ""


class Cases:
    """All scripts that are sound, and what is wrong with the others. Changed files are read again."""

    def __init__(self, library: Any, folder: Path = FOLDER) -> None:
        self._library, self._folder = library, folder
        self._read: Dict[Tuple[Path, int], Tuple[Optional[Script], List[str]]] = {}

    def refresh(self) -> None:
        """What is known is what stands in the folder now."""
        there = {(file, file.stat().st_mtime_ns) for file in files([self._folder])}
        known = {key: one for key, one in self._read.items() if key in there}
        self._read = {**known, **{key: read(key[0], self._library) for key in sorted(there - known.keys())}}

    @property
    def scripts(self) -> List[Script]:
        """Those that can be played, by title."""
        return sorted((one for one, _ in self._read.values() if one), key=lambda one: str(one.data["title"]))

    @property
    def problems(self) -> List[str]:
        """One sentence for each mistake in the others."""
        return [words for _, wrong in self._read.values() for words in wrong]

    def script(self, key: str) -> Script:
        """The script with this id."""
        for one in self.scripts:
            if one.id == key:
                return one
        raise NoCase(key)

    def part(self, key: str, area: str = "", variant: str = "", at: str = "") -> Part:
        """One playing of a script: as it is written unless an area, a variant or a moment is chosen."""
        parts = self.script(key).parts(area=area or None, variant=variant or PLAIN, at=at or None)
        try:
            return next(parts)
        except (StopIteration, ValueError):
            raise NoCase(f"{key} {area} {variant} {at}") from None

    def area(self, key: str) -> Any:
        """The area with this id."""
        return self._library.area(key)

    def titles(self) -> Dict[str, str]:
        """The names of all areas by their ids."""
        return {key: self._library.area(key).pack.title for key in self._library.area_ids}


def text_of(script: Mapping[str, Any], part: Part) -> str:
    """What people read: the author's telling of the case, else the practitioner's own words."""
    told = script.get("case") if part.variant == PLAIN else None
    return str(told) if told else "\n".join(f"“{one}”" for one in part.opens)


def in_words(at: dt.datetime) -> str:
    """A moment as people say it."""
    return f"{at:%A} {at.day} {at:%B %Y}, {at:%H:%M}"


def make_case(script: Script, part: Part, area: Any, result: Result) -> Case:
    """The case with its ballot; the right calls are always among those offered."""
    table, assistant = of_table(part.expect, area), of_assistant(result.got)
    ballot = make_ballot(area, (*table["first_call"], *assistant["first_call"]))
    return Case(part.title, text_of(script.data, part), area.pack.title, in_words(part.at), ballot, table, assistant,
                str(script.data.get("both_allowed", "")), result.error or "")
