"""The three questions that a room votes on, with the answers of one area."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, Iterable, Iterator, Mapping, Optional, Tuple

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("ballot.yml")
QUESTIONS = ("level", "consent", "first_call")


@dataclass(frozen=True)
class Question:
    """A question and its answers by key, in the order in which they are offered."""

    id: str
    ask: str
    answers: Mapping[str, str]


@lru_cache(maxsize=1)
def wording() -> Dict[str, Any]:
    """The questions as `ballot.yml` words them; keys are strings, also where YAML reads them as yes."""
    return _strings(YAML(typ="safe", pure=True).load(FILE.read_text(encoding="utf-8")))


def _strings(value: Any) -> Any:
    return {str(key): _strings(one) for key, one in value.items()} if isinstance(value, dict) else value


def make_ballot(area: Any, also: Iterable[str] = ()) -> Tuple[Question, ...]:
    """The questions for an area. `also` are numbers that must be among the calls, whatever their purpose."""
    words = wording()
    answers = {"level": _levels(area, words["level"]), "consent": words["consent"]["answers"],
               "first_call": {**words["first_call"]["before"], **_calls(area, words["first_call"], also)}}
    return tuple(Question(key, words[key]["ask"], {**answers[key], **words[key]["after"]}) for key in QUESTIONS)


def _levels(area: Any, words: Mapping[str, Any]) -> Dict[str, str]:
    names = {level: area.levels.get(level) for level in (1, 2, 3, 4)}
    return {str(level): words["name"].format(level=level, name=one.name) if one else words["plain"].format(level=level)
            for level, one in names.items()}


def _calls(area: Any, words: Mapping[str, Any], also: Iterable[str]) -> Dict[str, str]:
    found = {one.value: one for one in _usual(area, words["purposes"])}
    found.update({one.value: one for number in also for one in _phones(area)
                  if one.value == number and number not in found})
    return {value: words["name"].format(name=_short(one.name), value=value)
            for value, one in found.items() if value != "999"}


def _usual(area: Any, purposes: Mapping[str, int]) -> Iterator[Any]:
    for purpose, most in purposes.items():
        fitting = [one for one in _phones(area) if one.purpose == purpose and one.value != "999" and not one.pathways]
        yield from sorted(fitting, key=lambda one: one.order)[:most]


def _phones(area: Any) -> Iterator[Any]:
    return (one for one in area.contacts.values() if one.kind == "phone" and one.ring)


def _short(name: str) -> str:
    """A name without the remark that follows it: a list of answers is read at a glance."""
    return name.split(". ")[0].split("; ")[0].split(", as ")[0]


def number_of(area: Any, named: str) -> Optional[str]:
    """The number that a script means by the id of a contact, or by the number itself."""
    contact = area.contacts.get(named)
    return contact.value if contact else named or None
