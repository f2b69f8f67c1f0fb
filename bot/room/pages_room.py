"""The pages of a room: the trainer's screen, and the phones."""

from __future__ import annotations

from typing import Mapping, Optional, Sequence

from bot.room.html import Html, Inside, tag, text
from bot.room.page import button, field, form, mistakes, notice, page, radios
from bot.room.qr import drawing
from bot.room.rooms import Person, Room
from bot.room.show import case_part, spread_part
from bot.room.words import life, professions, say

LOCAL = ("localhost", "127.0.0.1", "[::1]")


# ---- the trainer's screen ---------------------------------------------------------------


def room_page(room: Room, address: str, token: str, case_link: str) -> str:
    """The room as it stands on the screen, with what the trainer can do."""
    until = say("until", life=life(room.until - room.clock()), quiet=life(room.limits.quiet_minutes * 60))
    name, case = say("room", code=room.code), case_part(room.now.case)
    shown = room.now.spread is not None
    join, count = _how_to_join(room, address), _count(room)
    middle = ([count, spread_part(room.now, room), _shown_actions(room, token), case, join] if shown else
              [join, count, case, _show(room, token)])
    return page(name, tag("p", tag("a", say("back"), href="/trainer")), tag("h1", room.now.case.title),
                tag("p", name, class_="hint"), middle, _links(room, case_link), _last_actions(room, token), tag("p", until, class_="hint"),
                wide=True)


def _how_to_join(room: Room, address: str) -> Html:
    if not room.door_open:
        return tag("p", say("door_is_closed"), class_="notice")
    here = any(f"://{name}" in address for name in LOCAL)
    link = f"{address}/r/{room.code}"
    return tag("section", tag("div", tag("p", say("join_at"), " ", tag("strong", f"{address}/r"), " ", say("join_code")),
                              tag("p", room.code, class_="code"), tag("p", say("join_scan")) if not here else None,
                              tag("p", say("loopback"), class_="notice") if here else None),
               drawing(link) if not here else None, class_="join")


def _count(room: Room) -> Html:
    return text([tag("p", counted(room), class_="count", data_watch=f"/trainer/rooms/{room.code}/state",
                     data_phase=phase(room)),
                 tag("p", say("everybody") if all_in(room) else "", role="status", data_everybody=True),
                 tag("p", tag("a", say("look_again"), href=f"/trainer/rooms/{room.code}"), class_="hint")])


def counted(room: Room) -> str:
    """How many are there, and how many have voted."""
    return say("people", joined=len(room.people), voted=room.voted)


def all_in(room: Room) -> bool:
    """Whether everybody who has joined has voted on what is on the screen."""
    return bool(room.people) and room.now.spread is None and room.voted == len(room.people)


def phase(room: Room) -> str:
    """Changes when there is something else to look at."""
    return f"{room.now.number}{'shown' if room.now.spread else 'open'}{'both' if room.now.both else ''}"


def _action(room: Room, token: str, name: str, words: str, quiet: bool = True) -> Html:
    return form(f"/trainer/rooms/{room.code}/{name}", button(words, quiet=quiet), token=token)


def _show(room: Room, token: str) -> Html:
    return tag("section", tag("p", say("show_why")), _action(room, token, "show", say("show"), quiet=False))


def _shown_actions(room: Room, token: str) -> Html:
    both = _action(room, token, "both", say("both_undo" if room.now.both else "both_button"))
    return tag("div", both, _action(room, token, "again", say("again")), class_="row")


def _links(room: Room, case_link: str) -> Html:
    save = tag("a", say("csv"), href=f"/trainer/rooms/{room.code}/votes.csv")
    saved = save if any(one.spread for one in room.rounds) else text(say("csv_none"))
    lines = (tag("a", say("play_this"), href=case_link), tag("a", say("other_case"), href="/trainer"), saved)
    return tag("ul", [tag("li", one) for one in lines])


def _last_actions(room: Room, token: str) -> Html:
    door = _action(room, token, "door", say("door_close" if room.door_open else "door_open"))
    return tag("div", door, tag("a", say("end"), href=f"/trainer/rooms/{room.code}/end"), class_="row actions")


def end_page(room: Room, token: str) -> str:
    """Asks before everything is deleted."""
    here = f"/trainer/rooms/{room.code}"
    return page(say("end_sure"), tag("h1", say("end_sure")), tag("p", say("end_why")),
                form(f"{here}/end", button(say("end_button")), token=token),
                tag("p", tag("a", say("end_not"), href=here)))


def said_page(words: str, link: Optional[str] = None, link_words: str = "") -> str:
    """A page that says one thing."""
    return page(say("site"), tag("h1", say("site")), tag("p", words, role="status"),
                tag("p", tag("a", link_words, href=link)) if link else None)


# ---- the phones --------------------------------------------------------------------------


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
                form(f"/r/{room.code}/vote", number, asked, button(say("vote_send")), token=token), mistaken=bool(wrong))


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
                     data_phase=phase(room), data_reload=reload),
                 tag("p", tag("a", say("look_again"), href=here), class_="hint") if reload else None])
