"""Holds a conversation the way the channels do: the guard looks first, then the dialogue core."""

from __future__ import annotations

import datetime as dt
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple

from bot.enquiry.talk import Talk
from bot.enquiry.turn import Incoming, Say, Turn
from bot.guard.findings import Finding, Look
from bot.guard.memory import Remembered
from bot.guard.several import wording
from bot.guard.words import load_words

#: A Tuesday in term time, every office open.
TUESDAY = dt.datetime(2026, 3, 17, 10, 40)


class Conversation:
    """One person and the assistant. `sent` holds every message of ours, `heard` what they did."""

    def __init__(self, talk: Talk, look: Look) -> None:
        self.talk, self.look, self.words = talk, look, load_words()
        self.heard: List[str] = []
        self.sent: List[Say] = []
        self.last: Tuple[Say, ...] = ()
        self.case: Dict[str, Any] = {}
        self.memory = Remembered(0.0)
        #: Who said that nobody is in danger says so again where a worry makes us ask once more.
        self.steady = True
        self._keep(talk.open())

    # ---- what a person does -------------------------------------------------

    def say(self, *texts: str) -> "Conversation":
        """Types messages, one after the other."""
        for text in texts:
            settled = self.memory.settled
            self._send(Incoming(text), self.look.at(text, self.asked, self.memory.times), text)
            if settled and self.steady and self.open == "danger":
                self._send(Incoming("no"), self.look.at("no", self.asked), "no")
                self.heard.pop()
        return self

    def press(self, label: str) -> "Conversation":
        """Presses a button of our latest messages, found by its label."""
        payload = next(c["payload"] for c in self.buttons() if c["label"] == label)
        return self.give(payload, label)

    def give(self, payload: Dict[str, Any], label: str = "") -> "Conversation":
        """Sends a button's value."""
        self._send(Incoming(label, payload=payload), self.look.at_button(payload), label)
        return self

    def both(self, payload: Dict[str, Any], text: str) -> "Conversation":
        """Ticks something and types something, and sends them as one message."""
        self._send(Incoming(text, payload=payload), self.look.at(text, self.asked), text)
        return self

    def to_the_answer(self, meant: str = "") -> "Conversation":
        """Agrees to what was understood, skips what is asked, and comes to the answer.

        `meant` is the finding to pick where the assistant is not sure.
        """
        while not self.case["answered"]:
            assert self.turns < 20, f"no answer after {self.heard}"
            if self.open == "after_danger":
                self.press("Carry on")
                continue
            replies = {"danger": "no", "confirm": self._meant(meant), "summary": "yes"}
            self.say(replies[self.open]) if self.open in replies else self.wish("skip")
        return self

    def calmed(self) -> "Conversation":
        """Says that nobody is in danger where that is asked or feared."""
        if self.open == "after_danger":
            self.press("Carry on")
        return self.say("no") if self.open == "danger" else self

    def until(self, kind: str) -> "Conversation":
        """Skips what is asked until a question of this kind is open."""
        while self.open != kind:
            assert self.turns < 20, f"no {kind} after {self.heard}"
            if self.open in ("danger", "after_danger"):
                self.calmed()
            else:
                self.wish("skip") if self.open != "confirm" else self.say("yes")
        return self

    def _meant(self, key: str) -> str:
        if self.open != "confirm":
            return ""
        shown = self.payload("understood")
        ids = [row["id"] for row in shown["found"]]
        if shown["certain"]:
            return "yes"
        return str(ids.index(key) + 1) if key in ids else "none of these"

    def wish(self, intent: str, words: str = "") -> "Conversation":
        """Asks for one of the things that work at every point."""
        self.heard.append(words or intent)
        return self._keep(self.talk.digress(self.case, intent, Incoming(words)))

    # ---- what a test looks at -----------------------------------------------

    @property
    def open(self) -> Optional[str]:
        """The kind of the open question."""
        return self.case["open"].get("kind")

    @property
    def items(self) -> List[str]:
        """Ids of the open questions in a message with several."""
        return list(self.case["open"].get("items", ()))

    @property
    def asked(self) -> Optional[str]:
        """The words of the question that a message would answer, as the guard remembers them."""
        return next((wording(s.payload) for s in reversed(self.sent)
                     if s.payload.get("asked") or s.payload["kind"] == "answer"), None)

    @property
    def turns(self) -> int:
        """How many messages they have sent."""
        return len(self.heard)

    @property
    def answer(self) -> Dict[str, Any]:
        """The payload of the latest full answer."""
        return self.answers[-1]

    @property
    def answers(self) -> List[Dict[str, Any]]:
        """Payloads of all full answers, in order."""
        return [s.payload for s in self.sent if s.payload["kind"] == "answer"
                and not s.payload["early"]]

    @property
    def kinds(self) -> List[str]:
        """Kinds of our latest messages, in order."""
        return [s.payload["kind"] for s in self.last]

    @property
    def found(self) -> Dict[str, Dict[str, Any]]:
        """Findings by id."""
        return {f["id"]: f for f in self.case["found"]}

    def payload(self, kind: str) -> Dict[str, Any]:
        """The structured form of our latest message of a kind."""
        return next(s.payload for s in reversed(self.sent) if s.payload["kind"] == kind)

    def text(self) -> str:
        """The words of our latest messages."""
        return "\n".join(s.text for s in self.last)

    def buttons(self) -> Iterator[Dict[str, Any]]:
        """Every button of our latest messages."""
        for said in self.last:
            yield from said.payload.get("choices", ())
            for item in said.payload.get("items", ()):
                yield from item["choices"]

    def questions(self) -> List[str]:
        """Ids of every question that was put, in order, ones in a list of several included."""
        found: List[str] = []
        for said in self.sent:
            kind = said.payload["kind"]
            found += [i["id"] for i in said.payload.get("items", ())] if kind == "questions" else (
                [said.payload["id"]] if said.payload.get("id") else [])
        return found

    # ---- inside ---------------------------------------------------------------

    def _send(self, incoming: Incoming, finding: Finding, heard: str) -> None:
        self.heard.append(heard)
        before, self.memory.settled = self.memory.settled, finding.settles(self.memory.settled)
        first = self._guard_says(finding, before)
        danger = None if finding.tier == "no" else finding.as_metadata(bool(first))
        message = Incoming(incoming.text, incoming.payload, danger)
        take = self.talk.danger if finding.tier == "yes" else self.talk.take
        self._keep(take(self.case, message), first, again=before)

    def _guard_says(self, finding: Finding, again: bool) -> List[Say]:
        if finding.tier == "yes" and not finding.called:
            return [Say(t, {"kind": "danger", "text": t})
                    for t in (self.words.call_999, self.words.quiet)]
        if finding.tier == "possible":
            words = self.words.ask_danger_again if again else self.words.ask_danger
            return [Say(words, {"kind": "question", "id": "danger", "text": words, "asked": self.words.ask_danger,
                                "multiple": False, "choices": [
                                    {"label": c["label"],
                                     "payload": {"do": "danger", "answer": c["value"]}}
                                    for c in self.words.ask_danger_choices]})]
        return []

    def _keep(self, turn: Turn, first: Optional[List[Say]] = None, again: bool = False) -> "Conversation":
        self.case, self.last = turn.case, (*(first or ()), *turn.says)
        if any(said.payload.get("id") == "danger" for said in self.last):
            self.memory.settled, self.memory.again = False, bool(first) and again
        self.sent += self.last
        return self


Hold = Callable[..., Conversation]
