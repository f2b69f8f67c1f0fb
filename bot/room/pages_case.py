"""One case on the trainer's screen: its text, its steps, its notes, and the way to a vote."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence
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


def case_page(script: Script, part: Part, case: Optional[Case], result: Optional[Result], chosen: Mapping[str, str],
              step: int, titles: Mapping[str, str], rooms: Sequence[Room], token: str) -> str:
    """One case; from the first step on with what was said so far."""
    told = case_part(case) if case else None
    return page(part.title, tag("p", tag("a", say("back"), href="/trainer")), tag("h1", part.title), told,
                _played(script, result, chosen, step, case), _vote(script, chosen, rooms, token),
                _choose(script, part, chosen, titles), _notes(script), wide=True)


def link(script: str, chosen: Mapping[str, str], **more: Any) -> str:
    """The address of a case as it is told now."""
    query = urlencode({key: one for key, one in {**chosen, **more}.items() if one not in ("", None)})
    return f"/trainer/cases/{quote(script)}" + (f"?{query}" if query else "")


def _played(script: Script, result: Optional[Result], chosen: Mapping[str, str], step: int,
            case: Optional[Case]) -> Html:
    if result is None:
        return tag("section", tag("h2", say("play")), tag("p", say("play_why")),
                   tag("p", tag("a", say("play"), href=link(script.id, chosen, step=1) + "#now", class_="main")))
    if result.error:
        return tag("p", say("failed", why=result.error), class_="wrong")
    found = steps(result.transcript)
    step = min(step, len(found))
    said = [_step(one, number, number == step) for number, one in enumerate(found[:step], 1)]
    more = [tag("a", say("next"), href=link(script.id, chosen, step=step + 1) + "#now", class_="main"),
            tag("a", say("all_steps"), href=link(script.id, chosen, step=len(found)) + "#end")]
    again = tag("a", say("from_start"), href=link(script.id, chosen))
    done = step == len(found)
    return tag("section", tag("h2", say("play")), tag("ol", said, class_="steps"),
               tag("p", say("step", step=step, steps=len(found)), class_="hint"),
               tag("p", [] if done else [more[0], " ", more[1], " "], again, class_="row"),
               _end(result, case) if done and case else None)


def _step(lines: Iterable[Mapping[str, Any]], number: int, last: bool) -> Html:
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


def _vote(script: Script, chosen: Mapping[str, str], rooms: Sequence[Room], token: str) -> Html:
    hidden = [tag("input", type="hidden", name=key, value=one) for key, one in
              {**chosen, "script": script.id}.items() if one]
    here = [form("/trainer/rooms", hidden, button(say("vote_in", code=one.code), "room", one.code), token=token)
            for one in rooms]
    new = form("/trainer/rooms", hidden, button(say("vote_button"), quiet=bool(rooms)), token=token)
    return tag("section", tag("h2", say("vote")), tag("p", say("vote_why")), here, new)


def _choose(script: Script, part: Part, chosen: Mapping[str, str], titles: Mapping[str, str]) -> Html:
    areas = {one: titles[one] for one in script.data["areas"]}
    variants = {"": say("as_written"), **{one: one.capitalize() for one in script.variants if one != PLAIN}}
    written = next(script.parts(area=part.area, variant=part.variant), part)
    ats: Dict[str, str] = {"": say("usual_moment", moment=in_words(written.at)),
                           **{name: in_words(at) for name, at in moments().items()}}
    lists: List[Html] = [select("area", say("choose_area"), areas, part.area),
                         select("variant", say("choose_variant"), variants, chosen.get("variant", "")),
                         select("at", say("choose_at"), ats, chosen.get("at", ""))]
    return tag("section", tag("h2", say("choose")), form(f"/trainer/cases/{quote(script.id)}", lists,
                                                         button(say("choose_button"), quiet=True), method="get"))


def _notes(script: Script) -> Html:
    data = script.data
    cites = [say("cite", document=one["document"], section=one["section"], says=one["says"]) for one in data["cites"]]
    parts = [("notes_show", [data["shows"]]), ("notes_learn", data.get("notes", ())),
             ("notes_debrief", data.get("debrief", ())), ("notes_cites", cites),
             ("notes_both", [data["both_allowed"]] if data.get("both_allowed") else ())]
    inside = [text([tag("h3", say(name)), tag("ul", [tag("li", one) for one in lines])])
              for name, lines in parts if lines]
    return tag("details", tag("summary", say("notes")), inside, class_="notes")
