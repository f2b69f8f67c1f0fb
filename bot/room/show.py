"""What the trainer's screen and the phones both show: the case, and how the room voted."""

from __future__ import annotations

from typing import Iterator, List

from bot.room.ballot import Question
from bot.room.cases import Case
from bot.room.html import Html, Inside, paragraphs, tag, text
from bot.room.page import table, told
from bot.room.session import Room, Round
from bot.room.spread import Spread
from bot.room.words import group_names, say

WIDTH = 100


def case_part(case: Case) -> Html:
    """The case as people read it."""
    facts = told([(say("where"), case.place), (say("when"), case.moment)])
    return tag("section", tag("h2", say("case")), tag("blockquote", paragraphs(case.text)), facts, class_="case")


def spread_part(one: Round, room: Room) -> Html:
    """How the room voted, beside the table's answer and the assistant's."""
    spread = one.spread
    if spread is None:
        return Html("")
    parts: List[Inside] = [tag("h2", say("spread"), id="spread")]
    if not spread.size:
        parts.append(tag("p", say("spread_none")))
    parts += [_question(question, one.case, spread) for question in one.case.ballot]
    if one.both:
        parts.append(tag("p", tag("strong", say("both_is")), " ", one.case.both_allowed, class_="notice"))
    few = say("not_split") if len(spread.groups) == 1 else say("few", smallest=room.limits.smallest_group)
    parts.append(tag("p", few if spread.size else None, " ", say("reading"), class_="hint"))
    return tag("section", parts, class_="spread")


def _question(question: Question, case: Case, spread: Spread) -> Html:
    names = group_names()
    everybody, *professions = (say("group_head", name=names[one.id], size=one.size) for one in spread.groups)
    heads = [say("answer"), everybody, say("in_table"), say("by_assistant"), *professions]
    rows = [list(_row(question, key, case, spread)) for key in question.answers if _worth(question, key, case, spread)]
    silent = tag("p", say("table_silent"), class_="hint") if not case.table[question.id] else None
    return text([table(question.ask, heads, rows), silent])


def _row(question: Question, key: str, case: Case, spread: Spread) -> Iterator[Inside]:
    everybody, *professions = (group.counts[question.id][key] for group in spread.groups)
    yield question.answers[key]
    yield text([bar(everybody, spread.size), str(everybody)])
    yield mark(key in case.table[question.id])
    yield mark(key in case.assistant[question.id])
    yield from map(str, professions)


def _worth(question: Question, key: str, case: Case, spread: Spread) -> bool:
    """Whether an answer has its line: all levels have; numbers that nobody chose or means are left out."""
    return (question.id != "first_call" or bool(spread.groups[0].counts[question.id][key])
            or key in case.table[question.id] or key in case.assistant[question.id])


def mark(there: bool) -> Inside:
    """A tick that is read out as a word."""
    return tag("span", tag("span", "✓ ", aria_hidden="true"), say("here"), class_="mark") if there else None


def bar(votes: int, of: int) -> Html:
    """A bar as long as a share; the number beside it says the same."""
    width = round(WIDTH * votes / of) if of else 0
    drawn = tag("rect", width=width, height=12, class_="bar")
    return tag("svg", tag("rect", width=WIDTH, height=12, class_="rail"), drawn, viewBox=f"0 0 {WIDTH} 12",
               class_="share", aria_hidden="true", focusable="false")


def beside(case: Case) -> Html:
    """The table's answers and the assistant's, before anybody votes: for playing on the screen."""
    rows = [[one.ask, _named(one, case.table[one.id]) or say("nothing_said"),
             _named(one, case.assistant[one.id]) or say("nothing_given")] for one in case.ballot]
    return table(say("beside"), (say("question"), say("in_table"), say("by_assistant")), rows)


def _named(question: Question, keys: "tuple[str, ...]") -> Inside:
    return text([tag("span", question.answers.get(key, key), class_="one") for key in keys]) if keys else None
