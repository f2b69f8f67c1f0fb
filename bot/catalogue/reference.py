"""The page on the format of matrix files, written from the records themselves."""

from __future__ import annotations

import datetime as dt
from inspect import getdoc
from typing import (
    Any, Iterator, Literal, Sequence, Tuple, Type, Union, get_args, get_origin, get_type_hints,
)

from bot.engine.records import (
    Basis, Check, Citation, ConsentRule, Contact, Defect, Document, Duty, Explain, Factor, Guidance,
    LevelName, Minimum, Needs, Never, Opening, Override, Pack, Pathway, Place, Record, Repair, Rule,
    Section, Statement, Topic, Trigger, When,
)

#: Files in the order in which somebody fills them in, with the records that each may hold.
FILES: Sequence[Tuple[str, str, Tuple[Type[Record], ...]]] = (
    ("pack.yml", "one Pack", (Pack, LevelName, Basis, Place)),
    ("sources.yml", "`documents:`, a list of Document", (Document, Section)),
    ("topics/*.yml", "one Topic in each file", (Topic, Statement, Needs)),
    ("pathways/*.yml", "one Pathway in each file",
     (Pathway, Trigger, Minimum, Duty, Never, Explain)),
    ("contacts.yml", "`contacts:`, a list of Contact", (Contact, Opening, Defect)),
    ("consent.yml", "`consent:`, a list of ConsentRule", (ConsentRule, When)),
    ("factors.yml", "`factors:`, a list of Factor", (Factor,)),
    ("rules.yml", "`rules:`, a list of Rule", (Rule,)),
    ("notes.yml", "`notes:`, a list of Repair", (Repair,)),
    ("guidance.yml", "`guidance:`, a list of Guidance", (Guidance,)),
    ("overrides.yml", "`overrides:`, a list of Override; the operator's own, beside the packs",
     (Override,)),
    ("in several files", "", (Citation, Check)),
)
PLAIN = {"StrictStr": "text", "StrictInt": "whole number", "StrictBool": "true or false"}
INTRO = """\
# What the files in `matrices/` hold

Generated from the records in `bot/engine/records`; change them, then run
`python -m bot matrices pages`.

Each edition of a pack is a folder `matrices/<pack>/<edition>/`. A key that is not listed here is
refused, and so is text without quotes where it looks like a number. `python -m bot matrices check`
names file, entry, field and mend. How to change an entry:
[matrices/README.md](../../matrices/README.md)."""


def format_page() -> str:
    """The whole page, in Markdown."""
    lines = [INTRO]
    for name, holds, records in FILES:
        lines += ["", f"## {name}", *(["", f"Holds {holds}."] if holds else [])]
        for record in records:
            lines += ["", *_record(record)]
    return "\n".join(lines) + "\n"


def _record(record: Type[Record]) -> Iterator[str]:
    yield f"### {record.__name__}"
    yield ""
    yield " ".join((getdoc(record) or "").split())
    yield ""
    yield "| field | holds | needed |"
    yield "|---|---|---|"
    hints = get_type_hints(record)
    for name, field in record.__fields__.items():
        yield f"| `{name}` | {_words(hints[name])} | {_needed(field)} |"


def _needed(field: Any) -> str:
    if field.required:
        return "yes"
    value = field.default
    if value in (None, ()) or isinstance(value, Record):
        return "no"
    return f"no; {_quoted(value)} if left out"


def _quoted(value: Any) -> str:
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _words(hint: Any) -> str:
    origin, inside = get_origin(hint), [a for a in get_args(hint) if a is not type(None)]
    if origin is Literal:
        return " or ".join(_quoted(value) for value in inside)
    if origin is Union:
        return " or ".join(_words(one) for one in inside)
    if origin is tuple and inside[-1] is Ellipsis:
        return f"list of: {_words(inside[0])}"
    if origin is tuple:
        return f"list of exactly {len(inside)}: {_words(inside[0])}"
    return _one(hint)


def _one(kind: Any) -> str:
    if issubclass(kind, Record):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    if issubclass(kind, dt.date):
        return "date, as 2026-01-31"
    low, high = getattr(kind, "ge", None), getattr(kind, "le", None)
    if low is not None:
        return f"whole number, {low} to {high}" if high is not None else f"whole number from {low}"
    return PLAIN[kind.__name__]
