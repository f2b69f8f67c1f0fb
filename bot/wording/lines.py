"""The parts of an answer: lines of text, each with the source of the rule it states."""

from __future__ import annotations

from dataclasses import dataclass, field
import datetime as dt
from typing import Any, Dict, List, Optional, Tuple

from bot.engine.library import Library
from bot.engine.records import Citation
from bot.wording.cites import cite_payload, cited, words


@dataclass(frozen=True)
class Line:
    """A sentence or two. `cite` is the source; None only for words of ours that state no rule."""

    text: str
    cite: Optional[Citation] = None
    more: Dict[str, Any] = field(default_factory=dict)


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


def block_text(library: Library, block: Block) -> str:
    """A block as plain text: its title, then one line a sentence, sources in brackets."""
    title = words(f"titles.{block.title}")
    body = [f"{line.text} {cited(library, line.cite)}" if line.cite else line.text
            for line in block.lines]
    return "\n".join([title, *(f"- {text}" for text in body)] if len(body) > 1
                     else [f"{title}: {text}" for text in body])


def block_payload(library: Library, block: Block) -> Dict[str, Any]:
    """A block for a channel that draws it."""
    lines: List[Dict[str, Any]] = [
        {"text": line.text, "cite": cite_payload(library, line.cite), **line.more}
        for line in block.lines]
    return {"id": block.title, "title": words(f"titles.{block.title}"), "lines": lines}
