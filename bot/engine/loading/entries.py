"""Plain values to records, one entry at a time, so that a message can name the entry."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Mapping, Sequence, Tuple, Type, TypeVar

from pydantic import ValidationError

from bot.engine.records import Record

R = TypeVar("R", bound=Record)
#: Stands for a list that is built entry by entry, when there is none.
NO_PARTS: Mapping[str, Type[Record]] = {}

MENDS = {
    "value_error.extra": "this key is not known here; correct its spelling or remove it.",
    "value_error.missing": "it is missing; add it.",
    "type_error.str": 'it must be text; put the value in quotes, as in "0300 123".',
    "type_error.integer": "it must be a whole number without quotes.",
    "value_error.strictbool": "it must be true or false, without quotes.",
    "type_error.none.not_allowed": "it may not be empty; give a value.",
    "value_error.const": "this value is not one of those allowed",
    "value_error.number.not_ge": "the number is too small; it is at least {limit_value}.",
    "value_error.number.not_le": "the number is too large; it is at most {limit_value}.",
    "type_error.tuple": "it must be a list; write [one, two], or one a line after '- '.",
    "value_error.tuple.length": "it must hold exactly {expected_length} values.",
    "type_error.dict": "it must be keys and values, as in {{document: ..., section: ...}}.",
    "value_error.date": "write a date as 2026-01-31.",
}


def build(path: Path, kind: Type[R], raw: Any, problems: List[str]) -> Tuple[R, ...]:
    """The record in a tuple, or an empty tuple and sentences added to `problems`."""
    if not isinstance(raw, dict):
        problems.append(f"{path}: entry {raw!r}: write it as keys and values.")
        return ()
    try:
        return (kind(**raw),)
    except ValidationError as error:
        problems.extend(_sentences(path, raw, error))
    except TypeError:
        problems.append(f"{path}: entry '{_name(raw)}': every key must be text; quote the one "
                        "that looks like a number.")
    return ()


def build_list(path: Path, kind: Type[R], raw: Any, problems: List[str],
               parts: Mapping[str, Type[Record]] = NO_PARTS) -> Tuple[R, ...]:
    """The records of a list; a broken one is reported and left out."""
    if raw is None:
        return ()
    if not isinstance(raw, list):
        problems.append(f"{path}: a list is expected here; begin each entry with '- '.")
        return ()
    return tuple(record for entry in raw
                 for record in build_with_lists(path, kind, entry, parts, problems))


def build_with_lists(path: Path, kind: Type[R], raw: Any, parts: Mapping[str, Type[Record]],
                     problems: List[str]) -> Tuple[R, ...]:
    """A record some of whose fields are lists of entries: each entry is reported by its own id."""
    if not isinstance(raw, dict):
        return build(path, kind, raw, problems)
    whole = dict(raw)
    for field, part in parts.items():
        if field in raw:
            whole[field] = build_list(path, part, raw[field], problems)
    return build(path, kind, whole, problems)


def _sentences(path: Path, raw: Dict[str, Any], error: ValidationError) -> List[str]:
    return [f"{path}: entry '{_name(raw)}': field '{_field(item['loc'])}': {_mend(item)}"
            for item in error.errors()]


def _name(raw: Dict[str, Any]) -> Any:
    return raw.get("id") or raw.get("topic") or raw.get("title") or raw.get("names") or "without id"


def _field(loc: Sequence[Any]) -> str:
    return ".".join(str(part) for part in loc)


def _mend(item: Dict[str, Any]) -> str:
    context = item.get("ctx", {})
    mend = MENDS.get(item["type"], "").format(**context)
    if item["type"] == "value_error.const":
        allowed = ", ".join(str(value) for value in context.get("permitted", ()))
        return f"{mend}: {allowed}."
    return mend or f"{item['msg']}."
