"""YAML to plain values, with the line of each, so that a mistake can be shown where it stands.

Only `true`, `false` and whole numbers are anything but text: `yes`, a date and a telephone number stay as typed.
"""

from __future__ import annotations

import re
from typing import Any, Dict, Iterator, List, Tuple

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Path = Tuple[Any, ...]
WHOLE = re.compile(r"^(0|[1-9][0-9]{0,3})$")
BOOLEAN = {"true": True, "false": False}
COLON = re.compile(r"^\s*(?:-\s+)?([a-z_ ]+):\s+[^\"'>|\[{].*:\s")


class Unreadable(Exception):
    """The file is no YAML; `line` counts from 1."""

    def __init__(self, line: int, words: str) -> None:
        super().__init__(words)
        self.line, self.words = line, words


class Lines:
    """A file as values, and the line of every one of them."""

    def __init__(self, text: str) -> None:
        self.of: Dict[Path, int] = {}
        self.twice: List[Tuple[int, str]] = []
        self.values = self._plain(_composed(text), ())

    def line(self, path: Path) -> int:
        """The line of a value, or of the nearest one around it."""
        while path and path not in self.of:
            path = path[:-1]
        return self.of.get(path, 1)

    def _plain(self, node: Any, path: Path) -> Any:
        if node is None:
            return None
        self.of.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, MappingNode):
            return dict(self._entries(node, path))
        if isinstance(node, SequenceNode):
            return [self._plain(one, (*path, n)) for n, one in enumerate(node.value)]
        return _scalar(node)

    def _entries(self, node: MappingNode, path: Path) -> Iterator[Tuple[str, Any]]:
        seen = set()
        for key, value in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            if name in seen:
                self.twice.append((line, name))
            seen.add(name)
            self.of[(*path, name)] = line
            yield name, self._plain(value, (*path, name))


def _composed(text: str) -> Node:
    try:
        return YAML(typ="safe", pure=True).compose(text)
    except YAMLError as error:
        # A bracket that is never closed is found lines later; where it opens is the place to mend.
        open_bracket = "flow" in str(getattr(error, "context", ""))
        marks = [getattr(error, name, None) for name in ("context_mark", "problem_mark")]
        mark = next((m for m in (marks if open_bracket else reversed(marks)) if m), None)
        line = mark.line if mark else 0
        raise Unreadable(line + 1, _mend(error, text.splitlines(), line)) from None


def _mend(error: YAMLError, lines: List[str], line: int) -> str:
    """What is probably wrong, in words for somebody who has never seen YAML."""
    around = lines[max(0, line - 1):line + 1]
    if any("\t" in one for one in around):
        return "there is a tab; put spaces in its place."
    colon = next((m.group(1).strip() for m in map(COLON.match, around) if m), None)
    if colon:
        return f'the text after "{colon}:" has a colon in it; put the whole text in double quotes.'
    problem = str(getattr(error, "problem", None) or error).splitlines()[0]
    return (f"{problem}; look whether this line is indented like its neighbours, and whether every quote and "
            "bracket is closed.")


def _scalar(node: ScalarNode) -> Any:
    value = node.value
    if node.style is not None:
        return value
    if value in BOOLEAN:
        return BOOLEAN[value]
    if WHOLE.match(value):
        return int(value)
    return None if value in ("", "~", "null") else value
