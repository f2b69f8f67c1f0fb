"""Whether a script that is well formed makes sense: every id exists, and expectations carry what they need."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Iterator, List, Mapping, Tuple

from bot.scenarios.known import CONSENT, Known, known, near
from bot.scenarios.moments import moment
from bot.scenarios.script import Script, merged
from bot.scenarios.weakness import waves_safety

Problem = Tuple[int, str]
#: Field of `expect`, and the set of ids that it names.
NAMED = {"indicators": "indicators", "not_indicators": "indicators", "topics": "topics",
         "pathways": "pathways", "not_pathways": "pathways", "duties": "duties", "not_duties": "duties",
         "contacts": "contacts", "not_contacts": "contacts", "first_contact": "contacts",
         "asked": "asked", "not_asked": "asked"}
LEVEL = re.compile(r"^level [1-4]$")


def meaning(script: Script, library: Any = None) -> Iterator[Problem]:
    """Line and sentence of everything that does not make sense; ids only where a library is given."""
    for path, data in _blocks(script.data):
        yield from _moment(script, path, data)
        yield from _expect(script, (*path, "expect"), data.get("expect", {}))
    yield from _whole(script)
    if library is not None:
        yield from _ids(script, known(library))


def _blocks(data: Mapping[str, Any]) -> Iterator[Tuple[Tuple[Any, ...], Mapping[str, Any]]]:
    """The script itself, its variants, its branches and the looks between exact turns."""
    yield (), data
    for name, told in data.get("variants", {}).items():
        yield ("variants", name), told
    for number, branch in enumerate(data.get("branches", ())):
        yield ("branches", number), branch
    for number, turn in enumerate(data.get("turns", ())):
        if isinstance(turn, dict):
            yield ("turns", number), turn


def _moment(script: Script, path: Tuple[Any, ...], data: Mapping[str, Any]) -> Iterator[Problem]:
    try:
        moment(str(data.get("at", "tuesday_morning")))
    except ValueError as error:
        yield script.lines.line((*path, "at")), f'"at": {error}'


def _expect(script: Script, path: Tuple[Any, ...], expect: Mapping[str, Any]) -> Iterator[Problem]:
    for where, one in [(path, expect), *(((*path, "in", a), e) for a, e in expect.get("in", {}).items())]:
        level = str(one.get("level", ""))
        if "-" in level and level[0] >= level[2]:
            yield script.lines.line((*where, "level")), f'"level": write the lower one first, "{level[::-1]}".'
        elif "-" in level and not script.data.get("both_allowed"):
            yield (script.lines.line((*where, "level")),
                   f'"level": {level} allows two levels; add "both_allowed" with the reason.')
        for question, answers in one.get("consent", {}).items():
            for answer in _flat(answers):
                if answer not in CONSENT[question]:
                    yield (script.lines.line((*where, "consent", question)),
                           f'"{question}": "{answer}" is no answer; {near(answer, CONSENT[question])}')


def _whole(script: Script) -> Iterator[Problem]:
    data, line = script.data, script.lines.line
    try:
        dt.date.fromisoformat(data["expected_by"]["on"])
    except ValueError:
        yield line(("expected_by", "on")), f'"on": there is no day {data["expected_by"]["on"]}.'
    if "borderline" in data["kinds"] and not data.get("both_allowed"):
        yield line(("kinds",)), 'a borderline case needs "both_allowed": a sentence that says why.'
    if "immediate_risk" in data["kinds"] and "call_999" not in data["expect"]:
        yield line(("kinds",)), 'a case with immediate risk needs "call_999" in "expect": first or never.'
    for name, told in data.get("variants", {}).items():
        for stray in sorted(set(told.get("areas", ())) - set(data["areas"])):
            yield (line(("variants", name, "areas")),
                   f'"areas": "{stray}" is not among the areas of the script; add it there too.')
    yield from _weaknesses(script)
    yield from _strange_areas(script)


def _weaknesses(script: Script) -> Iterator[Problem]:
    """A mark names what there is, and lets nobody down who is in danger."""
    data = script.data
    for number, mark in enumerate(data.get("known_weaknesses", ())):
        line = script.lines.line(("known_weaknesses", number))
        for field, there in (("variants", script.variants), ("areas", data["areas"])):
            for stray in set(mark.get(field, ())) - set(there):
                yield line, f'"known_weaknesses": there is no "{stray}" here; {near(stray, there)}'
        told = [data["variants"].get(name, {}) for name in mark.get("variants", ()) if name in data.get("variants", {})]
        expects = [merged(data["expect"], one.get("expect", {})) for one in told or [{}]]
        for field in {one for expect in expects for one in waves_safety(expect, data["kinds"], mark)}:
            yield line, f'"known_weaknesses": "{field}" is never waved through where somebody is in danger now.'


def _strange_areas(script: Script) -> Iterator[Problem]:
    for path, data in _blocks(script.data):
        for area in data.get("expect", {}).get("in", {}):
            if area not in script.data["areas"]:
                yield (script.lines.line((*path, "expect", "in", area)),
                       f'"in": the script is not played in "{area}"; {near(area, script.data["areas"])}')


def _ids(script: Script, names: Known) -> Iterator[Problem]:
    line = script.lines.line
    for area in set(script.data["areas"]) - names.ids["areas"]:
        yield line(("areas",)), f'"areas": there is no area "{area}"; {names.near("areas", area)}'
    for path, data in _blocks(script.data):
        yield from _named_facts(script, path, data, names)
        yield from _named(script, (*path, "expect"), data.get("expect", {}), names)
    for number, cite in enumerate(script.data["cites"]):
        yield from ((line(("cites", number)), words) for words in _cite(cite, names))


def _named_facts(script: Script, path: Tuple[Any, ...], data: Mapping[str, Any],
                 names: Known) -> Iterator[Problem]:
    for key in set(data.get("facts", {})) - names.ids["facts"]:
        yield (script.lines.line((*path, "facts", key)),
               f'"facts": nobody asks "{key}"; {names.near("facts", key)}')
    for field, key in data.get("when", {}).items():
        if key not in names.ids["asked"]:
            yield (script.lines.line((*path, "when", field)),
                   f'"{field}": there is no question "{key}"; {names.near("asked", key)}')


def _named(script: Script, path: Tuple[Any, ...], expect: Mapping[str, Any],
           names: Known) -> Iterator[Problem]:
    for where, one in [(path, expect), *(((*path, "in", a), e) for a, e in expect.get("in", {}).items())]:
        for field, kind in NAMED.items():
            for name in _flat(one.get(field, ())):
                if name not in names.ids[kind]:
                    yield (script.lines.line((*where, field)),
                           f'"{field}": there is no "{name}"; {names.near(kind, name)}')
        for tip in one.get("tipping_points", ()):
            if not LEVEL.match(tip) and tip not in names.ids["facts"] | names.ids["indicators"]:
                yield (script.lines.line((*where, "tipping_points")),
                       f'"tipping_points": "{tip}" is neither a question, nor a statement, nor "level 1" to "level 4".')


def _cite(cite: Mapping[str, Any], names: Known) -> Iterator[str]:
    sections = names.sections.get(cite["document"])
    if sections is None:
        yield f'"cites": we hold no document "{cite["document"]}"; {near(cite["document"], names.sections)}'
    elif cite["section"] not in sections:
        yield (f'"cites": "{cite["document"]}" has no section "{cite["section"]}"; '
               f'{near(cite["section"], sections)}')
    elif "lines" in cite:
        first, last = sections[cite["section"]]
        if not first <= cite["lines"][0] <= cite["lines"][1] <= last:
            yield f'"cites": the section "{cite["section"]}" has lines {first} to {last}.'


def _flat(value: Any) -> List[str]:
    if isinstance(value, (list, tuple)):
        return [word for one in value for word in _flat(one)]
    return [str(value)]
