"""One YAML file to plain values, or sentences that say what is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Iterator, List, Tuple

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.engine.loading.kept import kept

#: Digits and spaces without quotes: a telephone number could lose its leading zero or its spaces.
BARE_NUMBER = re.compile(
    r"(?:^\s*(?:-\s+)?|[{,]\s*)(value|printed|other):\s*"
    r"(\+?[0-9]+[ ()][0-9 ()]*[0-9]|\+[0-9]+)\s*(?=$|[,}#])")
ID_LINE = re.compile(r"^\s*(?:-\s*\{?\s*)?id:\s*([^\s,]+)")


def read_yaml(path: Path) -> Tuple[Any, List[str]]:
    """The file's content and its problems; content is None when it cannot be read at all."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None, [f"{path}: this is not UTF-8 text; save it again as UTF-8."]
    try:
        content = kept().content(text, YAML(typ="safe").load)
    except YAMLError as error:
        return None, [f"{path}: {_short(error, text)}"]
    return content, list(_bare_numbers(path, text))


def _short(error: YAMLError, text: str) -> str:
    """What the reader said, and where, in one line with a mend."""
    mark = getattr(error, "problem_mark", None)
    where = f"line {mark.line + 1}: {_entry(text, mark.line)}" if mark else ""
    problem = (getattr(error, "problem", None) or str(error)).splitlines()[0]
    twice = re.search(r'duplicate key "([^"]*)"', problem)
    if twice:
        return f"{where}field '{twice.group(1)}': this key stands twice in the entry; remove one."
    return f"{where}{problem}; check the indentation, colons and quotes here."


def _entry(text: str, line: int) -> str:
    """The entry that a line (counted from 0) belongs to: the nearest id above it."""
    for above in reversed(text.splitlines()[:line + 1]):
        found = ID_LINE.match(above)
        if found:
            return f"entry '{found.group(1)}': "
    return ""


def _bare_numbers(path: Path, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines()):
        for match in BARE_NUMBER.finditer(line):
            field, bare = match.groups()
            yield (f"{path}: line {number + 1}: {_entry(text, number)}field '{field}': the "
                   f'number {bare} has no quotes; write "{bare}".')
