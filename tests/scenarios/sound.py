"""A script that is sound, to be made unsound or played, and a stand-in for the assistant."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

SOUND = """\
title: A bruise on a baby who cannot roll
shows: What a bruise means, whatever is said about it.
kinds: [ordinary]
areas: [luton]
opens: a bruise on his cheek, ten weeks old
facts:
  age: ten weeks
expect:
  level: 4
  call_999: never
expected_by: {who: a trainer, on: 2026-03-17, before_the_run: true}
cites:
- document: luton
  section: example_indicators
  says: An injury nobody can explain stands in the fourth category.
"""


def question(key: str, *labels: str, **more: Any) -> Dict[str, Any]:
    """A question of the assistant, as a channel receives it."""
    choices = [{"label": label, "payload": label} for label in labels]
    return {"kind": "question", "id": key, "text": f"{key}?", "choices": choices, "asked": f"{key}?", **more}


def items(*keys: str) -> Dict[str, Any]:
    """Several questions in one message."""
    return {"kind": "questions", "id": "questions", "text": "Some questions:", "asked": "?", "choices": [],
            "items": [{"id": key, "text": f"{key}?", "pick": False, "choices": []} for key in keys]}


def answer(**more: Any) -> Dict[str, Any]:
    """The advice, with as much in it as a test needs."""
    plain = {"kind": "answer", "text": "Level 4.", "early": False, "level": 4, "level_range": [4], "harm": "yes",
             "firm": True, "borrowed": False, "indicators": [], "pathways": [], "consent": {"share": "yes"},
             "contacts": [], "duties": [], "blocks": [], "choices": []}
    return {**plain, **more}


CALL = {"kind": "danger", "text": "Call 999 now."}


class Scripted:
    """A seat whose replies a test has written down; `heard` is what the script said."""

    clock = True

    def __init__(self, *replies: List[Dict[str, Any]]) -> None:
        self.replies, self.heard = list(replies), []  # type: List[Any], List[str]

    def open(self) -> List[Dict[str, Any]]:
        return self.replies.pop(0)

    def say(self, text: str) -> List[Dict[str, Any]]:
        self.heard.append(text)
        return self.replies.pop(0) if self.replies else []

    def press(self, label: str) -> List[Dict[str, Any]]:
        return self.say(f"[{label}]")

    def close(self) -> None:
        self.heard.append("closed")


class Mind:
    """Knows one area, and takes words for themselves."""

    def title(self, area: str) -> str:
        return area.title()

    def is_one(self, row: Dict[str, Any], named: Any) -> bool:
        return row["id"] in named

    def pick(self, labels: List[str], named: Any) -> Optional[int]:
        return next((n for name in named for n, label in enumerate(labels) if name in label), None)

    def topic_of(self, key: str) -> Optional[str]:
        return key.split(".")[1] if "." in key else None

    def tip(self, name: str) -> str:
        return name

    def cell(self, key: str) -> Optional[Dict[str, Any]]:
        return None
