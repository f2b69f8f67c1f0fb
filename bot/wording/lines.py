"""The parts of an answer: lines of text, each with the source of the rule it states."""

from __future__ import annotations

from dataclasses import dataclass, field
import datetime as dt
from typing import Any, Dict, List, Optional, Sequence, Tuple

from bot.engine.library import Library
from bot.engine.records import Citation
from bot.wording.cites import cite_payload, cited, sources, words


@dataclass(frozen=True)
class Line:
    """A sentence or two. `cite` is the source; None only for words of ours that state no rule.

    `short` is said instead where an answer is plain text; one that is not `brief` stands only in
    the payload, for channels in which it can be opened.
    """

    text: str
    cite: Optional[Citation] = None
    more: Dict[str, Any] = field(default_factory=dict)
    short: Optional[str] = None
    brief: bool = True


@dataclass(frozen=True)
class Block:
    """A titled part of the answer. `title` is a key of answer.yml `titles`."""

    title: str
    lines: Tuple[Line, ...]


@dataclass(frozen=True)
class Context:
    """What the wording needs beside the decision: the hour, and what was said and left out."""

    at: Optional[dt.datetime] = None
    early: bool = False
    moves: Tuple[str, ...] = ()
    unread: Tuple[str, ...] = ()
    facts: Dict[str, Any] = field(default_factory=dict)
    words: Dict[str, str] = field(default_factory=dict)
    operator: Optional[str] = None
    lines: Tuple[str, ...] = ()
    children: int = 1
    danger: str = "no"


@dataclass(frozen=True)
class Worded:
    """An answer as text and as a payload that says the same."""

    text: str
    payload: Dict[str, Any]


#: Blocks in which each line names its own source; elsewhere the sources stand together below.
OWN_SOURCES = ("level", "harm")


def block_text(library: Library, block: Block) -> str:
    """A block as plain text: its title, then the brief lines, then where they are printed."""
    lines = [line for line in block.lines if line.brief]
    if block.title == "why":
        body = _reasons(library, lines)
    elif block.title in OWN_SOURCES or len(lines) == 1:
        body = [_with_source(library, line) for line in lines]
    else:
        body = [line.short or line.text for line in lines]
    title = words(f"titles.{block.title}")
    if len(body) == 1:
        return body[0] if body[0].startswith(title) else f"{title}: {body[0]}"
    # The line on unconfirmed numbers names the documents that print them.
    own = block.title in ("why", "ring", *OWN_SOURCES)
    below = "" if own else sources(library, [line.cite for line in lines if line.cite])
    return "\n".join([title, *(f"- {text}" for text in body), *([below] if below else [])])


def _with_source(library: Library, line: Line) -> str:
    text = line.short or line.text
    return f"{text} {cited(library, line.cite)}" if line.cite else text


def _reasons(library: Library, lines: Sequence[Line]) -> List[str]:
    """Reasons that rest on the same words are told together."""
    told: Dict[str, List[str]] = {}
    for line in lines:
        told.setdefault(line.more["says"], []).append(_with_source(library, line))
    return [f"{says} {' '.join(parts)}".strip() for says, parts in told.items()]


def block_payload(library: Library, block: Block) -> Dict[str, Any]:
    """A block for a channel that draws it."""
    lines: List[Dict[str, Any]] = [
        {"text": line.text, "cite": cite_payload(library, line.cite), "brief": line.brief,
         **line.more}
        for line in block.lines]
    return {"id": block.title, "title": words(f"titles.{block.title}"), "lines": lines}
