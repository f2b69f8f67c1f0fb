"""Plays a script from a seat: exact turns first, then whatever is asked is answered from the facts."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Set, Tuple

from bot.scenarios.answering import ANSWERS, other, shorter
from bot.scenarios.judge import Difference, judge_reply
from bot.scenarios.mind import Mind
from bot.scenarios.played import Exchange, Message, Played
from bot.scenarios.script import Part, merged, read_facts
from bot.wording.phrases import phrase

#: No case needs as many; one that does goes in circles.
MOST_TURNS = 30
#: Put again whenever something new is said; everything else is asked once.
MAY_COME_AGAIN = ("area", "danger", "after_danger", "unread")
ENDS = ("answer", "deleted")


class Play:
    """One conversation under way. Only what a channel receives is looked at."""

    def __init__(self, part: Part, seat: Any, mind: Mind) -> None:
        self.part, self.seat, self.mind = part, seat, mind
        self.played, self.expect = Played(), dict(part.expect)
        self.facts, self.differs = dict(part.facts), []  # type: Dict[str, Any], List[Difference]
        self.waiting: List[str] = [] if part.turns else list(part.opens)
        self._argued: Set[Tuple[str, ...]] = set()

    def run(self) -> Played:
        """The conversation from its opening to its answer, or to where it got stuck."""
        self._keep(None, self.seat.open())
        for turn in self.part.turns:
            self._exact(turn)
        if self.part.ends == "answer":
            self._to_the_answer()
        return self.played

    # ---- exact turns --------------------------------------------------------

    def _exact(self, turn: Any) -> None:
        step = {"say": turn} if isinstance(turn, str) else turn
        if "expect" in step:
            number = len(self.played.exchanges) - 1
            self.differs += judge_reply(step["expect"], self.played, number, self.mind)
        elif "press" in step:
            self._press(step["press"])
        else:
            self._say(step["say"].replace("{area}", self.mind.title(self.part.area)))

    # ---- facts --------------------------------------------------------------

    def _to_the_answer(self) -> None:
        while not self._done():
            message = open_message(self.played.exchanges[-1].replies)
            if message is None and not self.waiting:
                return  # nothing is asked and nothing is left to say: this was the last word
            self._reply(message)
            self.played.stuck = self._in_circles()
            if self.played.stuck:
                return

    def _done(self) -> bool:
        return not self.waiting and any(m.get("kind") in ENDS for m in self.played.exchanges[-1].replies)

    def _reply(self, message: Optional[Message]) -> None:
        kind = "worry" if message is None else kind_of(message)
        if kind == "after_danger":
            fact = self.facts.get("after_danger")
            self._press(fact.say if fact else message["choices"][1]["label"])
        elif kind in ("area", "danger"):
            self._say(self._opening(kind))
        elif kind == "confirm" and message["unread"] and self._no_worry():
            self._press(phrase("buttons.not_worry"))
        elif self.waiting:
            self._say(self.waiting.pop(0))
        else:
            self._say(ANSWERS.get(kind, other)(self, message))

    def _no_worry(self) -> bool:
        """Whether what was not matched is no part of the worry, as a fact says."""
        return "unread" in self.facts and (self.told("unread") or "").lower().startswith("no")

    def _opening(self, kind: str) -> str:
        """Where the child is, and whether anyone is in danger; a story may come before both."""
        first = len(self.played.exchanges) == 1 and self.part.begins_with == "story"
        if first and self.waiting:
            return self.waiting.pop(0)
        again = kind in self.played.given
        told = self.told(kind) if kind in self.facts else None
        if kind == "danger":
            return shorter(told) if told and again else told or "no"
        return told or self.mind.title(self.part.area)

    def told(self, question: str) -> Optional[str]:
        """The fact for a question, noted as given; asked for once more it is noted as that."""
        fact = self.facts.get(question)
        if fact is None:
            self.played.unanswered.append(question)
            return None
        if question in self.played.given and question not in MAY_COME_AGAIN:
            self.played.twice.append(question)
            return None  # the same words will not do better; a person would leave it
        self.played.given.append(question)
        return fact.say

    def take_out(self, wrong: List[int], found: List[Dict[str, Any]]) -> Optional[str]:
        """Words that take lines out of what was understood; the same list is argued about once."""
        key = tuple(row["id"] for row in found)
        if not wrong or key in self._argued:
            return None
        self._argued.add(key)
        return f"not {' '.join(map(str, wrong))}"

    # ---- both ---------------------------------------------------------------

    def _say(self, text: str) -> None:
        self._keep(text, self.seat.say(text))

    def _press(self, label: str) -> None:
        self._keep(label, self.seat.press(label), pressed=True)

    def _keep(self, said: Optional[str], replies: List[Message], pressed: bool = False) -> None:
        self.played.exchanges.append(Exchange(said, tuple(replies), pressed))
        for number, branch in enumerate(self.part.branches):
            if number not in self.played.branches and taken(branch["when"], self.played.asked):
                self._branch(number, branch)

    def _branch(self, number: int, branch: Mapping[str, Any]) -> None:
        self.played.branches.append(number)
        self.facts.update(read_facts(branch.get("facts", {})))
        self.expect = merged(self.expect, branch.get("expect", {}))

    def _in_circles(self) -> Optional[str]:
        """Why it leads nowhere: the same words to the same question three times, or far too many turns."""
        last = self.played.exchanges[-3:]
        if len(last) == 3 and all((e.said, e.asked) == (last[0].said, last[0].asked) for e in last):
            return f'"{last[0].said}" was not understood as an answer'
        return f"no answer after {MOST_TURNS} messages" if len(self.played.exchanges) > MOST_TURNS else None


def taken(when: Mapping[str, str], asked: List[str]) -> bool:
    """Whether a conversation has gone this way: a question put, and another one not before it."""
    if when["asked"] not in asked:
        return False
    other = when.get("before")
    return other is None or other not in asked[:asked.index(when["asked"])]


def open_message(replies: Tuple[Message, ...]) -> Optional[Message]:
    """The message whose question waits for an answer."""
    kinds = ("question", "questions", "understood", "summary", "danger")
    waiting = [m for m in replies if m.get("kind") in kinds and (m["kind"] != "danger" or m.get("choices"))]
    return waiting[-1] if waiting else None


def kind_of(message: Message) -> str:
    """The name of the open question: its id, or its kind where that says it."""
    return {"understood": "confirm", "danger": "after_danger"}.get(message["kind"]) or message["id"]
