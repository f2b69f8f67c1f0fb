"""A conversation just held, made into a script. Nothing is expected because the assistant said it:
each point is asked about, and stands in the script only as a person typed it."""

from __future__ import annotations

import datetime as dt
import re
from io import StringIO
from typing import Any, Callable, Dict, Iterator, List, Mapping, Sequence, Tuple

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from bot.scenarios.played import Played
from bot.scenarios.results import got

Ask = Callable[[str], str]
SCHEMA = "# yaml-language-server: $schema=../../docs/reference/scenario.schema.json\n"
#: How their lines begin in a saved conversation: the terminal's prompt, or a copy of the page.
THEIRS = re.compile(r"^\s*(?:>|you(?: said)?\s*:)\s*(.*)$", re.IGNORECASE)
OURS = re.compile(r"^\s*(?:bot|assistant(?: said)?|threshold helper)\s*:", re.IGNORECASE)
PRESSED = re.compile(r"^\[(.+)\]$")
#: What is asked about: field of `expect`, the question, and whether the answer is a list.
POINTS: Tuple[Tuple[str, str, bool], ...] = (
    ("level", "Level that the document gives (1 to 4, 2-3, none)", False),
    ("harm", "Significant harm (yes, possible, no)", False),
    ("call_999", "999 (first, never)", False),
    ("pathways", "Specific risks, with commas", True),
    ("consent.share", "May it be shared (yes, with_agreement, ask_hub)", False),
    ("consent.tell_family", "Is it safe to tell the family first (yes, ask_hub_first, no)", False),
    ("first_contact", "Number to ring first at this hour", False))


def turns_in(text: str) -> List[Any]:
    """Their messages in a saved conversation, in order; a label in [ ] was pressed."""
    turns: List[str] = []
    theirs = False
    for line in text.splitlines():
        mine = THEIRS.match(line)
        if mine:
            turns.append(mine.group(1).strip())
            theirs = True
        elif OURS.match(line) or not line.strip():
            theirs = False
        elif theirs:
            turns[-1] += f"\n{line.strip()}"
    return [read_turn(one) for one in turns if one]


def turns_of(played: Played) -> List[Any]:
    """Their messages in a conversation that was held here."""
    return [{"press": one.said} if one.pressed else str(one.said)
            for one in played.exchanges if one.said is not None]


def read_turn(text: str) -> Any:
    """A message, or a button that was pressed: its label stands in [ ]."""
    pressed = PRESSED.match(text)
    return {"press": pressed.group(1)} if pressed else text


def make_script(turns: Sequence[Any], played: Played, area: str, at: dt.datetime, ask: Ask) -> str:
    """The script as YAML. What the assistant came to is shown; what is expected is only what is typed."""
    data = CommentedMap()
    data["title"] = _needed(ask, "The case in one line")
    data["shows"] = _needed(ask, "What should somebody have learnt from it")
    data["kinds"], data["areas"] = ["ordinary"], [area]
    data["at"], data["opens"] = f"{at:%Y-%m-%d %H:%M}", _opens(turns)
    data["turns"] = [_quoted(one) for one in turns]
    data["expect"] = dict(_expected(got(played), ask)) or {"answer": "full"}
    data["expected_by"] = {"who": _needed(ask, "Who decides what is expected (a name or a job)"),
                           "on": f"{dt.date.today()}", "before_the_run": False}
    data["cites"] = [_cite(ask)]
    out = StringIO()
    yaml = YAML()
    yaml.width = 110
    yaml.dump(data, out)
    return SCHEMA + out.getvalue()


def _expected(came_to: Mapping[str, Any], ask: Ask) -> Iterator[Tuple[str, Any]]:
    consent: Dict[str, str] = {}
    for field, question, many in POINTS:
        typed = ask(f"{question}. The assistant: {_shown(came_to, field)}. What is right? Enter leaves it out").strip()
        if not typed:
            continue
        if field.startswith("consent."):
            consent[field.partition(".")[2]] = typed
        else:
            yield field, [one.strip() for one in typed.split(",") if one.strip()] if many else _value(typed)
    if consent:
        yield "consent", consent


def _shown(came_to: Mapping[str, Any], field: str) -> str:
    head, _, rest = field.partition(".")
    value = came_to.get(head)
    value = (value or {}).get(rest) if rest else value
    if field == "call_999":
        return "said it" if value else "did not say it"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value if value is not None else "none")


def _cite(ask: Ask) -> Dict[str, str]:
    return {"document": _needed(ask, "Where does it stand? Id of the document"),
            "section": _needed(ask, "Id of the section"), "says": _needed(ask, "What it says, in plain words")}


def _needed(ask: Ask, question: str) -> str:
    while True:
        typed = ask(question).strip()
        if typed:
            return typed


def _opens(turns: Sequence[Any]) -> str:
    """The longest thing they typed is the story, as a room would read it."""
    typed = [one for one in turns if isinstance(one, str)]
    return max(typed, key=len) if typed else "(nothing was typed)"


def _quoted(turn: Any) -> Any:
    wrap = DoubleQuotedScalarString
    return {"press": wrap(turn["press"])} if isinstance(turn, dict) else wrap(turn)


def _value(typed: str) -> Any:
    return int(typed) if typed.isdigit() and len(typed) == 1 else typed
