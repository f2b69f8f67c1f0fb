"""Where the practitioner of a script sits: in front of the dialogue core in this process, guard first."""

from __future__ import annotations

import datetime as dt
from typing import Any, Dict, Iterator, List, Sequence

from bot.engine.loading import load_library
from bot.enquiry.talk import Talk
from bot.enquiry.turn import Incoming, Say, Turn
from bot.guard import danger_files
from bot.guard.detector import Detector
from bot.guard.ear import Ear, numbers
from bot.guard.findings import Finding, Look
from bot.guard.memory import Memory
from bot.guard.words import load_words
from bot.language.encoder.shared import encoder
from bot.language.reader import Reader
from bot.scenarios.wishes import Wishes

Message = Dict[str, Any]
#: The one conversation of a seat, in the guard's memory.
HERE = "here"
#: Seconds that the guard's model may take for a message here.
PATIENCE = 120


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


def patient() -> Detector:
    """The guard's detector, whose model may take its time: a busy machine must not change a result."""
    own, model = {**numbers(), "seconds": PATIENCE}, encoder()
    ear = Ear(model, own) if model and own["in_use"] else None
    return Detector(danger_files.read(danger_files.FOLDER), ear)


class House:
    """What every conversation of a process shares; loading it takes some seconds, unless it is there already."""

    def __init__(self, library: Any = None, reader: Any = None, detector: Any = None) -> None:
        self.library = library or load_library()
        self.reader, self.words = reader or Reader.load(self.library), load_words()
        self.look, self.wishes = Look(detector or patient(), self.words), Wishes()

    def seat(self, at: dt.datetime) -> "Seat":
        """A new conversation at a moment."""
        return Seat(self, at)


class Seat:
    """One conversation in this process. What comes back is what the web channel would send."""

    clock = True

    def __init__(self, house: House, at: dt.datetime) -> None:
        self._house, self._talk = house, Talk(house.library, house.reader, lambda: at)
        self._case: Dict[str, Any] = {}
        self._memory, self._again = Memory(), False
        self.latest: List[Message] = []

    def open(self) -> List[Message]:
        """The welcome and the first question."""
        return self._kept(self._talk.open())

    def say(self, text: str) -> List[Message]:
        """They type something; a phrase that is a command is taken as one."""
        known = self._memory.of(HERE)
        self._again = known.settled
        finding = self._settled(self._house.look.at(text, known.asked, known.times))
        wish = self._house.wishes.spoken(text) if finding.tier == "no" else None
        if wish:
            return self._kept(self._talk.digress(self._case, wish, Incoming(text)))
        return self._send(Incoming(text), finding)

    def press(self, label: str) -> List[Message]:
        """They press a button of our latest messages."""
        value = button(self.latest, label)["payload"]
        return self._send(Incoming(label, payload=value), self._settled(self._house.look.at_button(value)))

    def close(self) -> None:
        """Nothing is kept."""
        self._case, self.latest = {}, []

    def _settled(self, finding: Finding) -> Finding:
        """The finding; whether danger is settled with it is remembered, as in the guard."""
        known = self._memory.of(HERE)
        known.settled = finding.settles(known.settled)
        return finding

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
            text = words.ask_danger_again if self._again else words.ask_danger
            yield Say(text, {"kind": "question", "id": "danger", "text": text, "asked": words.ask_danger,
                             "again": self._again, "multiple": False, "choices": choices})

    def _kept(self, turn: Turn, first: Sequence[Say] = ()) -> List[Message]:
        self._case = turn.case
        for one in first:
            self._memory.hear(HERE, one.payload)
        asked = any(one.payload.get("asked") for one in first)
        for one in turn.says:
            # The guard's own question stays the open one, whatever the dialogue asks besides.
            hidden = ("asked",) if asked else ()
            self._memory.hear(HERE, {key: it for key, it in one.payload.items() if key not in hidden})
        self.latest = [{"text": one.text, **one.payload} for one in (*first, *turn.says)]
        return self.latest
