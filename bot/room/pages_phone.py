"""The pages on the phones of a room."""

from __future__ import annotations

from typing import Mapping, Sequence

from bot.room.html import Html, Inside, tag, text
from bot.room.page import button, field, form, mistakes, notice, page, radios
from bot.room.session import Person, Room
from bot.room.show import case_part, spread_part
from bot.room.words import professions, say


def code_page(wrong: str = "", typed: str = "") -> str:
    """Where the code is typed."""
    line = field("code", say("code"), hint=say("code_hint"), wrong=wrong, value=typed, autocomplete="off",
                 autocapitalize="characters", spellcheck="false")
    return page(say("join"), tag("h1", say("join")), form("/r", line, button(say("code_button"))),
                mistaken=bool(wrong))


def join_page(room: Room, wrong: Mapping[str, str]) -> str:
    """Where somebody says what their work is, and nothing else."""
    ask = radios("profession", say("profession"), professions(), wrong=wrong.get("profession-0", ""))
    return page(say("join"), mistakes(wrong), tag("h1", say("join")), tag("p", say("join_why")),
                tag("p", say("join_kept")), form(f"/r/{room.code}/join", ask, button(say("join_button"))),
                mistaken=bool(wrong))


def vote_page(room: Room, token: str, chosen: Mapping[str, str], wrong: Mapping[str, str]) -> str:
    """The case and its questions."""
    case = room.now.case
    asked = [radios(one.id, one.ask, one.answers, chosen.get(one.id), wrong.get(f"{one.id}-0", ""))
             for one in case.ballot]
    number = tag("input", type="hidden", name="round", value=room.now.number)
    return page(case.title, mistakes(wrong), tag("h1", case.title), _watch(room, reload=False), case_part(case),
                tag("h2", say("your_vote")),
                form(f"/r/{room.code}/vote", number, asked, button(say("vote_send")), token=token),
                mistaken=bool(wrong))


def wait_page(room: Room, person: Person) -> str:
    """After voting, while the answers are not shown."""
    vote = person.vote or {}
    mine = [tag("li", one.ask, " ", tag("strong", one.answers[vote[one.id]])) for one in room.now.case.ballot]
    change = tag("a", say("vote_change"), href=f"/r/{room.code}?change=1")
    return page(say("vote_kept"), tag("h1", say("vote_kept")), _watch(room, reload=True), tag("ul", mine),
                tag("p", say("vote_wait")), tag("p", change), case_part(room.now.case))


def shown_page(room: Room, said: str = "") -> str:
    """How the room voted, on a phone."""
    return page(say("spread"), tag("h1", room.now.case.title), notice(said), _watch(room, reload=True),
                spread_part(room.now, room), case_part(room.now.case), tag("p", say("wait_next")))


def _watch(room: Room, reload: bool) -> Html:
    """What the script looks at. A page on which somebody is choosing is never taken away from them."""
    here = f"/r/{room.code}"
    new: Sequence[Inside] = (say("new_case"), " ", tag("a", say("new_case_link"), href=here))
    return text([tag("p", tag("span", new, hidden=True, data_new=True), role="status", data_watch=f"{here}/state",
                     data_phase=room.phase, data_reload=reload),
                 tag("p", tag("a", say("look_again"), href=here), class_="hint") if reload else None])
