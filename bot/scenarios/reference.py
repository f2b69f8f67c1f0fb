"""The reference page of the format: made from the schema, the questions and two real scripts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

from bot.enquiry.questions import load_questions
from bot.scenarios.moments import moments
from bot.scenarios.schema import ROOT, schema

HEAD = Path(__file__).with_name("reference_head.md")
#: Where a file of the project is shown whole.
FILE = re.compile(r"^\{file (\S+)\}$", re.MULTILINE)
#: Asked by the conversation itself, beside those of questions.yml.
OWN = {"area": "Where does the child live?", "danger": "Is anyone in danger right now?",
       "unread": "I did not match this. Is that part of the worry? (\"no\" presses \"It is not a worry\")",
       "today": "What made you think about this child today?",
       "after_danger": "(the button that is pressed after 999)"}
PARTS = ("expect", "turn", "branch", "variant", "weakness", "cite")


def reference_page() -> str:
    """The whole page as Markdown."""
    text = HEAD.read_text(encoding="utf-8")
    parts = {"questions": "\n".join(_questions()), "moments": "\n".join(_moments()),
             "fields": "\n".join(_fields())}
    for name, part in parts.items():
        text = text.replace("{" + name + "}", part)
    return FILE.sub(lambda found: (ROOT / found.group(1)).read_text(encoding="utf-8").rstrip("\n"), text)


def _questions() -> Iterator[str]:
    yield from _head("fact", "what is asked")
    _, asked = load_questions()
    for key, words in [*OWN.items(), *((one.id, one.ask) for one in asked)]:
        yield f"| `{key}` | {words} |"


def _moments() -> Iterator[str]:
    yield from _head("name", "moment")
    for name, at in moments().items():
        yield f"| `{name}` | {at:%A %-d %B %Y, %H:%M} |"


def _fields() -> Iterator[str]:
    whole = schema()
    yield from _table("The script", whole, whole)
    for name in PARTS:
        yield from _table(f"`{name}`", whole["definitions"][name], whole)


def _table(title: str, part: Dict[str, Any], whole: Dict[str, Any]) -> Iterator[str]:
    needed = part.get("required", ())
    yield from (f"### {title}", "")
    if part.get("description"):
        yield from (part["description"], "")
    yield from _head("field", "what it is")
    for key, one in _properties(part):
        must = " **Needed.**" if key in needed else ""
        yield f"| `{key}` | {_words(one, whole)}{must} |"
    yield ""


def _properties(part: Dict[str, Any]) -> List[Tuple[str, Any]]:
    found = part.get("properties") or part["anyOf"][-1]["properties"]
    return list(found.items())


def _words(one: Dict[str, Any], whole: Dict[str, Any]) -> str:
    said = one.get("description") or _named(one, whole).get("description", "")
    values = one.get("enum") or one.get("items", {}).get("enum") or _named(one, whole).get("enum")
    listed = " One of: " + ", ".join(f"`{value}`" for value in values) + "." if values else ""
    return f"{said}{listed}".strip() or "As above."


def _named(one: Dict[str, Any], whole: Dict[str, Any]) -> Dict[str, Any]:
    """The definition that a field points to; itself if it points to none."""
    name = one.get("$ref", "").rpartition("/")[2]
    return whole["definitions"].get(name, one)


def _head(*titles: str) -> Iterator[str]:
    yield "| " + " | ".join(titles) + " |"
    yield "|" + "---|" * len(titles)
