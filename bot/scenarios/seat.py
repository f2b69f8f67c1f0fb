"""Where the practitioner of a script sits: in front of the dialogue core in this process, guard first."""

from __future__ import annotations

import datetime as dt
from typing import Any, Dict, Iterator, List, Optional

from bot.components.commands import Commands
from bot.engine.loading import load_library
from bot.enquiry.talk import Talk
from bot.enquiry.turn import Incoming, Say, Turn
from bot.guard.detector import Detector
from bot.guard.findings import Finding, Look
from bot.guard.words import load_words
from bot.language.reader import Reader

Message = Dict[str, Any]


class NoButton(Exception):
    """A script presses a button that is not there."""


def buttons(messages: List[Message]) -> Iterator[Dict[str, Any]]:
    """Every button of some messages."""
    for said in messages:
        yield from said.get("choices", ())
        for item in said.get("items", ()):
            yield from item.get("choices", ())


def button(messages: List[Message], label: str) -> Dict[str, Any]:
    """The button with this label, large or small letters alike."""
    for one in buttons(messages):
        if one["label"].lower() == label.lower():
            return one
    there = ", ".join(f'"{one["label"]}"' for one in buttons(messages)) or "none at all"
    raise NoButton(f'There is no button "{label}" here; there is {there}.')


class House:
    """What every conversation of a process shares; loading it takes some seconds, unless it is there already."""

    def __init__(self, library: Any = None, reader: Any = None, detector: Any = None) -> None:
        self.library = library or load_library()
        self.reader, self.words = reader or Reader.load(self.library), load_words()
        self.look, self.commands = Look(detector or Detector.load(), self.words), Commands.load()

    def seat(self, at: dt.datetime) -> "Seat":
        """A new conversation at a moment."""
        return Seat(self, at)


class Seat:
    """One conversation in this process. What comes back is what the web channel would send."""

    clock = True

    def __init__(self, house: House, at: dt.datetime) -> None:
        self._house, self._talk = house, Talk(house.library, house.reader, lambda: at)
        self._case: Dict[str, Any] = {}
        self._asked: Optional[str] = None
        self.latest: List[Message] = []

    def open(self) -> List[Message]:
        """The welcome and the first question."""
        return self._kept(self._talk.open())

    def say(self, text: str) -> List[Message]:
        """They type something; a phrase that is a command is taken as one."""
        finding = self._house.look.at(text, self._asked)
        wish = self._house.commands.spoken(text) if finding.tier == "no" else None
        if wish:
            return self._kept(self._talk.digress(self._case, wish, Incoming(text)))
        return self._send(Incoming(text), finding)

    def press(self, label: str) -> List[Message]:
        """They press a button of our latest messages."""
        value = button(self.latest, label)["payload"]
        return self._send(Incoming(label, payload=value), self._house.look.at_button(value))

    def close(self) -> None:
        """Nothing is kept."""
        self._case, self.latest = {}, []

    def _send(self, incoming: Incoming, finding: Finding) -> List[Message]:
        first = list(self._guard_says(finding))
        danger = None if finding.tier == "no" else finding.as_metadata(bool(first))
        take = self._talk.danger if finding.tier == "yes" else self._talk.take
        return self._kept(take(self._case, Incoming(incoming.text, incoming.payload, danger)), first)

    def _guard_says(self, finding: Finding) -> Iterator[Say]:
        words = self._house.words
        if finding.tier == "yes" and not finding.called:
            for text in (words.call_999, words.quiet):
                yield Say(text, {"kind": "danger", "text": text})
        if finding.tier == "possible":
            choices = [{"label": one["label"], "payload": {"do": "danger", "answer": one["value"]}}
                       for one in words.ask_danger_choices]
            yield Say(words.ask_danger, {"kind": "question", "id": "danger", "text": words.ask_danger,
                                         "asked": words.ask_danger, "multiple": False, "choices": choices})

    def _kept(self, turn: Turn, first: Optional[List[Say]] = None) -> List[Message]:
        self._case = turn.case
        says = [*(first or ()), *turn.says]
        self.latest = [{"text": one.text, **one.payload} for one in says]
        asked = [one["asked"] for one in self.latest if one.get("asked")]
        self._asked = asked[-1] if asked else self._asked
        return self.latest
