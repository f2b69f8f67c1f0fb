"""Signing in, the list of cases, and the clock of a training server."""

from __future__ import annotations

from typing import Mapping, Optional, Sequence
from urllib.parse import quote, urlencode

from bot.room.html import Html, tag
from bot.room.page import button, field, form, notice, page, select
from bot.room.session import Room
from bot.room.words import say
from bot.scenarios.script import Script

KINDS = ("ordinary", "immediate_risk", "reassuring_carer", "borderline", "borrowed_table", "allegation",
         "nothing_found")


def sign_in_page(wrong: str = "", said: str = "") -> str:
    """Where the pass phrase is asked for."""
    line = field("phrase", say("phrase"), type_="password", autocomplete="current-password", wrong=wrong)
    return page(say("sign_in"), tag("h1", say("sign_in")), notice(said), tag("p", say("sign_in_why")),
                form("/trainer/sign-in", line, button(say("sign_in_button"))), mistaken=bool(wrong))


def cases_page(scripts: Sequence[Script], titles: Mapping[str, str], rooms: Sequence[Room], token: str,
               area: str, kind: str, problems: int, clock: Html) -> str:
    """The list of cases, and the rooms that are open."""
    shown = [one for one in scripts if area in ("", *one.data["areas"]) and kind in ("", *one.data["kinds"])]
    kinds = {"": say("any"), **{one: say(f"kind_{one}") for one in KINDS}}
    picked = form("/trainer", select("area", say("filter_area"), {"": say("any"), **titles}, area),
                  select("kind", say("filter_kind"), kinds, kind), button(say("filter_button"), quiet=True),
                  method="get")
    count = {0: say("count_none"), 1: say("count_one")}.get(len(shown), say("count", number=len(shown)))
    return page(say("cases"), tag("h1", say("cases")), tag("p", say("cases_intro")), _open_rooms(rooms),
                tag("section", tag("h2", say("filter")), picked), tag("p", count),
                tag("ul", [_line(one, titles, area) for one in shown], class_="cases"), _problems(problems), clock,
                form("/trainer/sign-out", button(say("sign_out"), quiet=True), token=token))


def _open_rooms(rooms: Sequence[Room]) -> Html:
    if not rooms:
        return Html("")
    items = [tag("li", tag("a", say("room_line", code=one.code, title=one.now.case.title, joined=len(one.people)),
                           href=f"/trainer/rooms/{one.code}")) for one in rooms]
    return tag("section", tag("h2", say("rooms_now")), tag("ul", items))


def _line(script: Script, titles: Mapping[str, str], area: str) -> Html:
    where = ", ".join(titles[one] for one in script.data["areas"])
    query = f"?{urlencode({'area': area})}" if area else ""
    return tag("li", tag("a", script.data["title"], href=f"/trainer/cases/{quote(script.id)}{query}"),
               tag("p", where, ". ", script.data["shows"], class_="hint"))


def _problems(number: int) -> Html:
    if not number:
        return Html("")
    return tag("p", say("problems", number=number), " ", tag("code", say("problems_command")), class_="notice")


def clock_part(moment: Optional[str], token: str, wrong: str = "") -> Html:
    """Where a trainer sets the clock of a training server."""
    line = field("at", say("clock_at"), wrong=wrong, autocomplete="off")
    return tag("section", tag("h2", say("clock")), tag("p", say("clock_is", moment=moment or say("clock_real"))),
               form("/trainer/clock", line, button(say("clock_button"), quiet=True), token=token),
               form("/trainer/clock", button(say("clock_undo"), "at", "", quiet=True), token=token) if moment else None)
