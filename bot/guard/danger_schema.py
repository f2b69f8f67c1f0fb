"""What an entry of the cue folder must hold, and the sentence for one that does not."""

from __future__ import annotations

from typing import Any, Dict

TIERS = ("yes", "possible")
ABOUT = ("child", "adult", "staff", "site", "self")
CUE = ("id", "tier", "kind", "about", "cite", "when", "says", "not")
QUIET = ("id", "kind", "lowers_to", "reach", "cite", "when", "says", "not")
QUESTION = ("id", "kind", "means", "cite", "when", "says", "not")
SIGN = ("id", "points", "points_to", "cite", "when")
SCALE = ("id", "tier", "kind", "about", "at", "cite", "says", "not")
LIST = ("id",)
SECTIONS = {
    "cues": CUE,
    "quiets": QUIET,
    "questions": QUESTION,
    "signs": SIGN,
    "scales": SCALE,
    "lists": LIST,
}
CHOICES = {
    "tier": TIERS,
    "about": ABOUT,
    "lowers_to": ("no", "possible"),
    "reach": ("run", "near"),
    "live": ("possible",),
    "means": ("danger", "safety"),
    "points_to": ("harm", "moment"),
}
OPTIONAL = (
    "note",
    "words",
    "despite",
    "unless",
    "live",
    "phrases",
    "with",
    "endings",
    "common",
    "called",
    "certain", "asks",
)
LISTS_OF_TEXT = ("when", "says", "not", "phrases", "unless", "despite", "with", "endings")
MENDS = {
    "says": "add at least one sentence that must be caught",
    "not": "add at least one sentence that looks alike and must not be caught",
    "cite": "add {document, section, lines}",
    "when": "add at least one pattern",
}


class CueError(ValueError):
    """An entry of the cue folder that cannot be used."""

    def __init__(self, file: str, entry: str, field: str, mend: str) -> None:
        """Say in one line which file, entry and field is wrong and what to do."""
        super().__init__(f"{file}: entry {entry}: {field}: {mend}")


def check_entry(file: str, section: str, entry: Any, seen: Dict[str, str]) -> None:
    """Refuse an entry that lacks a field, has an unknown one, or repeats an id."""
    name = str(entry.get("id", "?")) if isinstance(entry, dict) else "?"
    if not isinstance(entry, dict):
        raise CueError(file, name, "-", "write it as fields, beginning with id")
    for field in SECTIONS[section]:
        if not entry.get(field):
            raise CueError(file, name, field, MENDS.get(field, "is missing; add it"))
    for field, value in entry.items():
        _check_field(file, name, section, field, value)
    if name in seen:
        raise CueError(file, name, "id", f"is already used in {seen[name]}; choose another")
    seen[name] = file


def _check_field(file: str, name: str, section: str, field: str, value: Any) -> None:
    if field not in SECTIONS[section] and field not in OPTIONAL:
        raise CueError(file, name, field, "is not a known field; check the spelling")
    if field in CHOICES and value not in CHOICES[field]:
        raise CueError(file, name, field, f"{value!r} is not one of {', '.join(CHOICES[field])}")
    if field in LISTS_OF_TEXT and not _texts(value):
        raise CueError(file, name, field, "write a list of quoted texts")
    if field == "cite" and not {"document", "section"} <= set(value or ()):
        raise CueError(file, name, field, MENDS["cite"])


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def check_table(file: str, section: str, body: Any) -> None:
    """Refuse a table that holds anything but texts, such as an unquoted true."""
    rows = body.items() if isinstance(body, dict) else [(section, body)]
    for name, value in rows:
        if not isinstance(value, str) and not _texts(value):
            raise CueError(file, str(name), section, "write quoted texts")
