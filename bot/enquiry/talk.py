"""One message of theirs to the next messages of ours. Nothing typed is lost."""

from __future__ import annotations

import datetime as dt
from typing import Any, Callable, Dict, List, Optional

from bot.engine.library import Area, Library
from bot.enquiry import after, digressions, opening, people
from bot.enquiry.answers import answered_in_parts, take_answers
from bot.enquiry.case import Case, case_from
from bot.enquiry.handlers import HANDLERS, PUT_OFF
from bot.enquiry.next_message import next_message
from bot.enquiry.replies import without_markup, corrects, is_any_reply
from bot.enquiry.reply_steps import answer_items
from bot.enquiry.turn import Incoming, Say, Turn
from bot.enquiry.understand import keep_settled, take_facts, take_in

Now = Callable[[], dt.datetime]
#: Enough to read a concern again in another area's table; the tracker keeps the conversation.
MOST_KEPT = 20_000


class Talk:
    """The conversation. `reader` finds statements and facts in text; `now` is local time."""

    def __init__(self, library: Library, reader: Any, now: Now, operator: Optional[str] = None,
                 keep_hours: int = 12) -> None:
        self.library = library
        self.reader = reader
        self.now = now
        self.operator = operator
        self.keep_hours = keep_hours

    # ---- what a channel or an action calls --------------------------------

    def open(self) -> Turn:
        """A new conversation: what this is and is not, 999, and the first question."""
        case = Case()
        return self._turn(case, [opening.intro(case, self.operator), *next_message(self, case)])

    def take(self, stored: Dict[str, Any], incoming: Incoming) -> Turn:
        """An answer or free text. The guard's finding, if any, is kept with it."""
        case = case_from(stored)
        case.remember()
        case.turns += 1
        payload = incoming.payload or {}
        if payload.get("do") == "intent":
            return self._digress(case, str(payload.get("intent")), incoming)
        says = self._read(case, incoming, payload)
        return self._turn(case, [*says, *next_message(self, case)] if says is not None else [])

    def digress(self, stored: Dict[str, Any], intent: str, incoming: Incoming) -> Turn:
        """A question of their own, a correction, a way out: works at every point."""
        case = case_from(stored)
        if intent not in ("go_back", "start_again", "delete"):
            case.remember()
        case.turns += intent == "skip"  # it answers a question, so it is a turn
        return self._digress(case, intent, incoming)

    def danger(self, stored: Dict[str, Any], incoming: Incoming) -> Turn:
        """After 999 was said: the hub for this hour, the offer to go on; the message is kept."""
        case = case_from(stored)
        case.turns += 1
        # Heard first: it may answer the open question, and may say where the child is.
        self._hear_all(case, incoming.text)
        case.turns -= 1  # the way round by 999 takes no question away
        return self._turn(case, opening.after_999(self, case, incoming))

    # ---- inside ------------------------------------------------------------

    def _digress(self, case: Case, intent: str, incoming: Incoming) -> Turn:
        says, done = digressions.digress(self, case, intent, incoming)
        return self._turn(case, says, done)

    def _read(self, case: Case, incoming: Incoming, payload: Dict[str, Any]) -> Optional[List[Say]]:
        """Read a message against the open question; None when the guard has asked already."""
        if (incoming.danger or {}).get("tier") == "possible":
            return self._maybe_danger(case, incoming)
        kind = case.open.get("kind", "worry")
        return HANDLERS[kind](self, case, incoming.text, payload)

    def _maybe_danger(self, case: Case, incoming: Incoming) -> Optional[List[Say]]:
        """Asked about, once more where it was no clear answer to that question, then taken as yes."""
        kind = case.open.get("kind")
        again = kind == "danger"
        if case.area and kind in PUT_OFF:
            PUT_OFF[kind](self, case, incoming.text, {})
        else:
            self._hear_all(case, incoming.text)
        case.turns -= case.danger != "not_asked"  # nor does asking about danger once more
        case.danger_asks = case.danger_asks + 1 if again else 0
        if case.danger_asks > 1:
            return opening.in_danger(self, case, Incoming(""))
        case.danger, case.open = "possible", {"kind": "danger"}
        return None if (incoming.danger or {}).get("said") else []

    def _hear_all(self, case: Case, text: str) -> None:
        """A message with danger in it may answer the open questions as well."""
        if answered_in_parts(case, text):
            take_answers(self, case, text, {})
            return
        if case.area and case.open.get("kind") == "questions":
            answer_items(case, self.area(case), text, {})
        self.hear(case, text)

    def hear(self, case: Case, text: str, moved: bool = False, asked: Optional[str] = None) -> List[Say]:
        """Read free text as part of the concern: kept, so that another area can read it again.

        `moved`: a place in it corrects the area; else it may be anybody's place. `asked`: the
        question that it answers, if not the open one. What is said of the place comes back.
        """
        text = without_markup(text)
        if not text.strip() or is_any_reply(text):
            return []
        if case.turns == 1:
            case.all_at_once = len(text.split()) > opening.SHORT
        if sum(map(len, case.texts)) < MOST_KEPT:
            case.texts.append(text)
        asked = case.open.get("asked") if asked is None else asked
        reading = self.reader.read(text, case.area or self.library.area_ids[0], asked)
        people.notice(case, reading)
        if not case.area or moved or corrects(text):
            take_facts(case, reading.told)
            said = opening.place_in(self, case, reading)
        else:
            said = opening.other_place(self, case, text, reading) if case.presumed else []
        if case.area and not said:
            take_in(case, self.area(case), reading, self.reader.strong, self.reader.weak)
        return said

    def hear_again(self, case: Case) -> None:
        """Read everything that was said with the table of the area that is known now."""
        area, old = self.area(case), case.found
        told, words = dict(case.facts), dict(case.words)
        case.found, case.unread, case.confirmed = [], [], False
        for text in case.texts:
            reading = self.reader.read(text, area.id)
            take_in(case, area, reading, self.reader.strong, self.reader.weak)
        # Answers come after the texts, so they stand; so does what was agreed, where the table has it.
        case.facts, case.words = {**case.facts, **told}, {**case.words, **words}
        keep_settled(case, area, old)

    def area(self, case: Case) -> Optional[Area]:
        """The area of the case, if it is known."""
        return self.library.area(case.area) if case.area else None

    def answer(self, case: Case, early: bool = False) -> List[Say]:
        """The answer as things stand."""
        return after.answer(self, case, early)

    def _turn(self, case: Case, says: List[Say], done: bool = False) -> Turn:
        return Turn(case.to_json(), tuple(says), done)

