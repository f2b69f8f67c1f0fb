"""Plain values to records, one entry at a time, so that a message can name the entry."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Sequence, Tuple, Type, TypeVar

from pydantic import ValidationError

from bot.engine.records import Record

R = TypeVar("R", bound=Record)

MENDS = {
    "value_error.extra": "this key is not known here; correct its spelling or remove it.",
    "value_error.missing": "it is missing; add it.",
    "type_error.str": 'it must be text; put the value in quotes, as in "0300 123".',
    "type_error.integer": "it must be a whole number without quotes.",
    "type_error.none.not_allowed": "it may not be empty; give a value.",
    "value_error.const": "this value is not one of those allowed",
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
        return ()


def build_list(path: Path, kind: Type[R], raw: Any, problems: List[str]) -> Tuple[R, ...]:
    """The records of a list; a broken one is reported and left out."""
    if raw is None:
        return ()
    if not isinstance(raw, list):
        problems.append(f"{path}: a list is expected here; begin each entry with '- '.")
        return ()
    return tuple(record for entry in raw for record in build(path, kind, entry, problems))


def build_with_lists(
    path: Path, kind: Type[R], raw: Any, lists: Dict[str, Type[Record]], problems: List[str]
) -> Tuple[R, ...]:
    """A record some of whose fields are lists of entries: each entry is reported by its own id."""
    if not isinstance(raw, dict):
        return build(path, kind, raw, problems)
    whole = dict(raw)
    for field, part in lists.items():
        if field in raw:
            whole[field] = build_list(path, part, raw[field], problems)
    return build(path, kind, whole, problems)


def _sentences(path: Path, raw: Dict[str, Any], error: ValidationError) -> List[str]:
    name = raw.get("id") or raw.get("topic") or raw.get("title") or "without id"
    return [f"{path}: entry '{name}': field '{_field(item['loc'])}': {_mend(item)}"
            for item in error.errors()]


def _field(loc: Sequence[Any]) -> str:
    return ".".join(str(part) for part in loc)


def _mend(item: Dict[str, Any]) -> str:
    mend = MENDS.get(item["type"])
    if item["type"] == "value_error.const":
        allowed = ", ".join(str(value) for value in item.get("ctx", {}).get("permitted", ()))
        return f"{mend}: {allowed}."
    return mend or f"{item['msg']}."
