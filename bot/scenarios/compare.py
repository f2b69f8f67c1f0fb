"""What moved between two runs: after a change of a matrix, of a contact or of the model."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Sequence

from bot.scenarios.results import Result

#: What is compared, the gravest first.
POINTS = ("call_999", "level", "harm", "pathways", "consent", "first_contact", "contacts", "duties", "level_range",
          "firm", "borrowed", "indicators", "asked", "turns")
NAMES = {"call_999": "999", "first_contact": "first to ring", "level_range": "could be"}


def compared(old: Sequence[Result], new: Sequence[Result]) -> List[str]:
    """A paragraph for every playing that moved; then those that only one run has."""
    before, after = ({one.name: one for one in many} for many in (old, new))
    both = [name for name in after if name in before]
    moved = [text for name in both for text in _moved(before[name], after[name])]
    only = [*_only("Only in the old run", before, after), *_only("Only in the new run", after, before)]
    still = len(both) - len(moved)
    return [*moved, *only, f"{len(moved)} of {len(both)} moved, {still} are as they were."]


def _moved(old: Result, new: Result) -> Iterator[str]:
    both = old.error is None and new.error is None
    lines = [f"  {NAMES.get(key, key)}: {text}" for key in POINTS if both
             for text in _point(old.got.get(key), new.got.get(key))]
    if old.error != new.error:
        lines.append(f"  played: {old.error or 'yes'} -> {new.error or 'yes'}")
    if old.passed != new.passed:
        lines.insert(0, "  now as expected" if new.passed else "  no longer as expected")
    if lines:
        yield "\n".join([new.name, *lines])


def _point(old: Any, new: Any) -> Iterator[str]:
    if isinstance(old, list) and isinstance(new, list):
        gone, come = [str(x) for x in old if x not in new], [str(x) for x in new if x not in old]
        parts = [f"without {', '.join(gone)}"] if gone else []
        parts += [f"with {', '.join(come)}"] if come else []
        if parts:
            yield "now " + " and ".join(parts)
    elif isinstance(old, dict) and isinstance(new, dict):
        for key in {**old, **new}:
            yield from (f"{key} {text}" for text in _point(old.get(key), new.get(key)))
    elif old != new:
        yield f"{_word(old)} -> {_word(new)}"


def _word(value: Any) -> str:
    return {True: "yes", False: "no", None: "none"}.get(value, str(value)) if not isinstance(
        value, (list, dict)) else str(value)


def _only(title: str, these: Dict[str, Result], those: Dict[str, Result]) -> Iterator[str]:
    names = [name for name in these if name not in those]
    if names:
        yield "\n".join([f"{title}:", *(f"  {name}" for name in names)])
