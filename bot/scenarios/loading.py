"""Files to checked scripts, or sentences that name file, line and mend."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any, Iterable, Iterator, List, Tuple

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError, best_match

from bot.scenarios.lines import Lines, Unreadable
from bot.scenarios.schema import ROOT, schema
from bot.scenarios.script import Script

FOLDER = ROOT / "scenarios"
ENDINGS = (".yml", ".yaml")


def files(paths: Iterable[Path]) -> List[Path]:
    """The scripts under these paths, in order; a file that is named itself is taken whatever its ending."""
    found = []
    for path in paths:
        found += [path] if path.is_file() else sorted(
            one for one in path.rglob("*") if one.suffix in ENDINGS and one.is_file())
    return list(dict.fromkeys(found))


def load(paths: Iterable[Path], library: Any = None) -> Tuple[List[Script], List[str]]:
    """The scripts that are sound, and what is wrong with the others. With a library ids are checked too."""
    scripts, problems = [], []
    for path in paths:
        found = [path] if path.is_file() else files([path])
        if not found:
            problems.append(f"{path}: there is no script here; the ending is .yml.")
        for file in found:
            script, wrong = read(file, library)
            scripts += [script] if script else []
            problems += wrong
    return scripts, problems


def read(file: Path, library: Any = None) -> Tuple[Any, List[str]]:
    """One script, or None and what is wrong with it."""
    try:
        lines = Lines(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        return None, [f"{file}: this is not UTF-8 text; save it again as UTF-8."]
    except Unreadable as error:
        return None, [f"{file}: line {error.line}: {error.words}"]
    script = Script(script_id(file), file, lines.values or {}, lines)
    wrong = [f"{file}: line {line}: {words}" for line, words in sorted(_problems(script, library))]
    return (None, wrong) if wrong else (script, [])


def script_id(file: Path) -> str:
    """The name of a script: its folder and file name, or only the latter outside our folder."""
    path = file.resolve().with_suffix("")
    return path.relative_to(FOLDER).as_posix() if FOLDER in path.parents else path.name


def _problems(script: Script, library: Any) -> List[Tuple[int, str]]:
    lines = script.lines
    twice = [(line, f'"{name}" stands twice; take one out.') for line, name in lines.twice]
    wrong = [_said(error, lines) for error in _errors(lines.values)]
    if twice or wrong:
        return [*twice, *wrong]
    from bot.scenarios.checks import meaning

    return list(meaning(script, library))


def _errors(values: Any) -> Iterator[ValidationError]:
    if not isinstance(values, dict):
        values = {}
    for error in Draft7Validator(schema()).iter_errors(values):
        yield best_match([error]) or error


def _said(error: ValidationError, lines: Lines) -> Tuple[int, str]:
    path = tuple(error.absolute_path)
    where = ".".join(str(one) for one in path if not isinstance(one, int))
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        stray = next((k for k in error.instance if k not in error.schema.get("properties", {})), "")
        return lines.line((*path, stray)), _stray(stray, list(error.schema.get("properties", {})))
    if error.validator == "required":
        missing = next(key for key in error.validator_value if key not in error.instance)
        return lines.line(path), f'"{missing}" is missing{_within(where)}; add it: {_what(missing)}'
    return lines.line(path), f'"{where or "the file"}": {_why(error)}'


def _stray(name: str, known: List[str]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    meant = f'did you mean "{near[0]}"?' if near else f"what can stand here: {', '.join(known)}."
    return f'"{name}" is no field here; {meant}'


def _within(where: str) -> str:
    return f' in "{where}"' if where else ""


def _what(name: str) -> str:
    whole = schema()
    for part in (whole, *whole["definitions"].values()):
        found = part.get("properties", {}).get(name, {})
        named = whole["definitions"].get(found.get("$ref", "").rpartition("/")[2], {})
        if found.get("description") or named.get("description"):
            return found.get("description") or named["description"]
    return "see docs/reference/scenarios.md."


def _why(error: ValidationError) -> str:
    value, wanted = error.instance, error.validator_value
    if value is None:
        return "nothing stands after the colon; write something, or take the line out."
    if error.validator == "enum":
        near = difflib.get_close_matches(str(value), [str(w) for w in wanted], 1)
        hint = f' (did you mean "{near[0]}"?)' if near else ""
        return f'"{value}" is not one of {", ".join(map(str, wanted))}{hint}.'
    if error.validator == "type":
        return f"{_shape(value)} stands here, but it should be {TYPES.get(str(wanted), wanted)}."
    return WHY.get(error.validator, "this is not in the form that it should have").format(
        value=value, wanted=wanted) + f" {error.schema.get('description', '')}".rstrip()


TYPES = {"array": "a list: put it in [ ] or give each its own line with a dash",
         "string": "text", "object": "a block: indented lines, each with a name and a colon",
         "integer": "a whole number", "boolean": "true or false"}
WHY = {"minLength": "the text is too short.", "maxLength": "the text is longer than {wanted} characters.",
       "minItems": "the list is empty.", "uniqueItems": "something stands twice in the list.",
       "pattern": '"{value}" is not in the right form.', "anyOf": '"{value}" is not in the right form.',
       "minimum": "{value} is less than {wanted}.", "maximum": "{value} is more than {wanted}.",
       "minProperties": "nothing stands in it.", "maxProperties": "only one of these may stand here."}


def _shape(value: Any) -> str:
    names = {dict: "a block of lines", list: "a list", bool: f'"{str(value).lower()}"', int: f"the number {value}"}
    return names.get(type(value), f'the text "{str(value)[:40]}"')
