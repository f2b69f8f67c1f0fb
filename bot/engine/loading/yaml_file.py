"""One YAML file to plain values, or sentences that say what is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, List, Tuple

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

#: A number-like value without quotes: a telephone number would lose its leading zero or its spaces.
BARE_NUMBER = re.compile(r"^\s*-?\s*(value|phone|number|printed|other):\s*(\+?[0-9][0-9 ()]{4,})\s*(#.*)?$")


def read_yaml(path: Path) -> Tuple[Any, List[str]]:
    """The file's content and its problems; content is None when it cannot be read at all."""
    try:
        text = path.read_text(encoding="utf-8")
        content = YAML(typ="safe").load(text)
    except UnicodeDecodeError:
        return None, [f"{path}: this is not UTF-8 text; save it again as UTF-8."]
    except YAMLError as error:
        return None, [f"{path}: {_short(error)}"]
    return content, [*_bare_numbers(path, text)]


def _short(error: YAMLError) -> str:
    """What the reader said, and where, in one line with a mend."""
    mark = getattr(error, "problem_mark", None)
    where = f"line {mark.line + 1}: " if mark else ""
    problem = (getattr(error, "problem", None) or str(error)).splitlines()[0]
    if "duplicate key" in problem:
        return f"{where}{problem}; a key may stand once in an entry, remove one."
    return f"{where}{problem}; check the indentation, colons and quotes here."


def _bare_numbers(path: Path, text: str) -> List[str]:
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        match = BARE_NUMBER.match(line)
        if match:
            found.append(f"{path}: line {number}: field '{match.group(1)}': "
                         f'the number {match.group(2)} has no quotes; write "{match.group(2)}".')
    return found
