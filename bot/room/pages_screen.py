"""The trainer's screen of a room."""

from __future__ import annotations

from bot.room.html import Html, tag, text
from bot.room.page import button, form, page
from bot.room.qr import drawing
from bot.room.session import Room
from bot.room.show import case_part, spread_part
from bot.room.words import life, say

LOCAL = ("localhost", "127.0.0.1", "[::1]")


def room_page(room: Room, address: str, token: str, case_link: str) -> str:
    """The room as it stands on the screen, with what the trainer can do."""
    until = say("until", life=life(room.until - room.clock()), quiet=life(room.limits.quiet_minutes * 60))
    name, case = say("room", code=room.code), case_part(room.now.case)
    shown = room.now.spread is not None
    join, count = _how_to_join(room, address), _count(room)
    middle = ([count, spread_part(room.now, room), _shown_actions(room, token), case, join] if shown else
              [join, count, case, _show(room, token)])
    return page(name, tag("p", tag("a", say("back"), href="/trainer")), tag("h1", room.now.case.title),
                tag("p", name, class_="hint"), middle, _links(room, case_link), _last_actions(room, token),
                tag("p", until, class_="hint"), wide=True)


def _how_to_join(room: Room, address: str) -> Html:
    if not room.door_open:
        return tag("p", say("door_is_closed"), class_="notice")
    here = any(f"://{name}" in address for name in LOCAL)
    where = tag("p", say("join_at"), " ", tag("strong", f"{address}/r"), " ", say("join_code"))
    code = tag("p", room.code, class_="code")
    if here:
        return tag("section", tag("div", where, code, tag("p", say("loopback"), class_="notice")), class_="join")
    square = drawing(f"{address}/r/{room.code}")
    scan = tag("p", say("join_scan")) if square else None
    return tag("section", tag("div", where, code, scan), square, class_="join")


def _count(room: Room) -> Html:
    return text([tag("p", counted(room), class_="count", data_watch=f"/trainer/rooms/{room.code}/state",
                     data_phase=room.phase),
                 tag("p", say("everybody") if all_in(room) else "", role="status", data_everybody=True),
                 tag("p", tag("a", say("look_again"), href=f"/trainer/rooms/{room.code}"), class_="hint")])


def counted(room: Room) -> str:
    """How many are there, and how many have voted."""
    return say("people", joined=len(room.people), voted=room.voted)


def all_in(room: Room) -> bool:
    """Whether everybody who has joined has voted on what is on the screen."""
    return bool(room.people) and room.now.spread is None and room.voted == len(room.people)


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
