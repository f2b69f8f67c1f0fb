"""One case on the trainer's screen: its text, its steps, its notes, and the way to a vote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterable, Mapping, Sequence
from urllib.parse import quote, urlencode

from bot.room.cases import Case, in_words
from bot.room.html import Html, Inside, tag, text
from bot.room.page import button, form, page, select
from bot.room.playing import steps
from bot.room.session import Room
from bot.room.show import beside, case_part
from bot.room.words import say
from bot.scenarios.moments import moments
from bot.scenarios.results import Result
from bot.scenarios.script import PLAIN, Part, Script


@dataclass(frozen=True)
class Telling:
    """A script as the trainer has chosen to tell it; what is not chosen is empty."""

    script: Script
    part: Part
    chosen: Mapping[str, str]

    def link(self, **more: Any) -> str:
        """Where it stands on the screen, told so."""
        return link(self.script.id, {**self.chosen, **more})


def link(script: str, chosen: Mapping[str, Any]) -> str:
    """The address of a script that is told in a way."""
    query = urlencode({key: one for key, one in chosen.items() if one})
    return f"/trainer/cases/{quote(script)}" + (f"?{query}" if query else "")


def case_page(told: Telling, case: Case, played: Html, titles: Mapping[str, str], rooms: Sequence[Room],
              token: str) -> str:
    """One case; `played` is the conversation as far as the trainer has gone."""
    return page(told.part.title, tag("p", tag("a", say("back"), href="/trainer")), tag("h1", told.part.title),
                case_part(case), tag("section", tag("h2", say("play")), played), _vote(told, rooms, token),
                _choose(told, titles), _notes(told.script), wide=True)


def not_played(told: Telling) -> Html:
    """Before the first step."""
    begin = tag("a", say("play"), href=told.link(step=1) + "#now", class_="main")
    return text([tag("p", say("play_why")), tag("p", begin)])


def played_to(told: Telling, case: Case, result: Result, step: int) -> Html:
    """The conversation up to a step; after the last one what came of it."""
    if result.error:
        return tag("p", say("failed", why=result.error), class_="wrong")
    found = steps(result.transcript)
    step = min(step, len(found))
    said = [_step(one, number == step) for number, one in enumerate(found[:step], 1)]
    return text([tag("ol", said, class_="steps"), tag("p", say("step", step=step, steps=len(found)), class_="hint"),
                 _on(told, step, len(found)), _end(result, case) if step == len(found) else None])


def _on(told: Telling, step: int, last: int) -> Html:
    forward = [tag("a", say("next"), href=told.link(step=step + 1) + "#now", class_="main"),
               tag("a", say("all_steps"), href=told.link(step=last) + "#end")]
    return tag("p", forward if step < last else None, tag("a", say("from_start"), href=told.link()), class_="row")


def _step(lines: Iterable[Mapping[str, Any]], last: bool) -> Html:
    said = [_they(one) if one["who"] == "they" else _we(one) for one in lines]
    return tag("li", said, id="now" if last else None, tabindex="-1" if last else None)


def _they(line: Mapping[str, Any]) -> Html:
    who = say("they_press") if line.get("pressed") else say("they_say")
    return tag("div", tag("p", who, class_="who"), tag("p", line["text"], class_="pre"), class_="theirs")


def _we(line: Mapping[str, Any]) -> Html:
    items = [tag("li", one["text"], _choices(one["choices"])) for one in line["items"]]
    return tag("div", tag("p", say("we_say"), class_="who"), tag("p", line["text"], class_="pre"),
               tag("ol", items) if items else None, _choices(line["choices"]),
               class_="ours alarm" if line["kind"] == "danger" else "ours")


def _choices(labels: Sequence[str]) -> Html:
    return tag("p", say("other_choices"), ": ", " · ".join(labels), class_="hint") if labels else Html("")


def _end(result: Result, case: Case) -> Html:
    said: Inside = tag("p", say("all_as_expected"))
    if result.differences:
        wrong = [tag("li", say("differs_one", field=one.field, expected=one.expected, got=one.got), " ", one.reason)
                 for one in result.differences]
        said = text([tag("p", say("differs")), tag("ul", wrong)])
    return tag("div", beside(case), said, id="end")


def _vote(told: Telling, rooms: Sequence[Room], token: str) -> Html:
    hidden = [tag("input", type="hidden", name=key, value=one)
              for key, one in {**told.chosen, "script": told.script.id}.items() if one]
    here = [form("/trainer/rooms", hidden, button(say("vote_in", code=one.code), "room", one.code), token=token)
            for one in rooms]
    new = form("/trainer/rooms", hidden, button(say("vote_button"), quiet=bool(rooms)), token=token)
    return tag("section", tag("h2", say("vote")), tag("p", say("vote_why")), here, new)


def _choose(told: Telling, titles: Mapping[str, str]) -> Html:
    script, part = told.script, told.part
    variants = {"": say("as_written"), **{one: one.capitalize() for one in script.variants if one != PLAIN}}
    written = next(script.parts(area=part.area, variant=part.variant), part)
    ats = {"": say("usual_moment", moment=in_words(written.at)),
           **{name: in_words(at) for name, at in moments().items()}}
    lists = [select("area", say("choose_area"), {one: titles[one] for one in script.data["areas"]}, part.area),
             select("variant", say("choose_variant"), variants, told.chosen.get("variant", "")),
             select("at", say("choose_at"), ats, told.chosen.get("at", ""))]
    ask = form(link(script.id, {}), lists, button(say("choose_button"), quiet=True), method="get")
    return tag("section", tag("h2", say("choose")), ask)


def _notes(script: Script) -> Html:
    data = script.data
    cites = [say("cite", document=one["document"], section=one["section"], says=one["says"]) for one in data["cites"]]
    parts = [("notes_show", [data["shows"]]), ("notes_learn", data.get("notes", ())),
             ("notes_debrief", data.get("debrief", ())), ("notes_cites", cites),
             ("notes_both", [data["both_allowed"]] if data.get("both_allowed") else ())]
    inside = [text([tag("h3", say(name)), tag("ul", [tag("li", one) for one in lines])])
              for name, lines in parts if lines]
    return tag("details", tag("summary", say("notes")), inside, class_="notes")
