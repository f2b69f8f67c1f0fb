"""Reads the cue folder; an entry that is not complete is refused, with where and how to mend it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, Tuple

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.guard.danger_schema import SECTIONS, CueError, check_entry, check_table

FOLDER = Path(__file__).parent / "cues"
TABLES = ("shorthand", "emoji", "answers", "real_words")

Entry = Mapping[str, Any]


def read(folder: Path) -> Dict[str, List[Entry]]:
    """Every entry of every file of the folder, by section, checked."""
    found: Dict[str, List[Entry]] = {name: [] for name in SECTIONS}
    tables: Dict[str, List[Any]] = {name: [] for name in TABLES}
    seen: Dict[str, str] = {}
    for file, section, body in _sections(folder):
        if section in tables:
            check_table(file, section, body)
            tables[section].append(body)
        elif section in SECTIONS:
            for entry in body:
                check_entry(file, section, entry, seen)
                found[section].append({**entry, "file": file})
        else:
            known = ", ".join(sorted([*SECTIONS, *TABLES]))
            raise CueError(file, "-", str(section), f"not a known section; use one of {known}")
    if not found["cues"]:
        raise CueError(folder.name, "-", "cues", "the folder holds no cue; put the files back")
    return {**found, **tables}


def _sections(folder: Path) -> Iterator[Tuple[str, str, Any]]:
    reader = YAML(typ="safe")
    for path in sorted(folder.glob("*.yml")):
        try:
            body = reader.load(path.read_text(encoding="utf-8"))
        except YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = "?" if mark is None else mark.line + 1
            raise CueError(path.name, "-", f"line {line}", "this is not YAML; mend it") from error
        for section, content in (body or {}).items():
            yield path.name, section, content
