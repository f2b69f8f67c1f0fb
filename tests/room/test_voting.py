"""A room that votes over HTTP: what somebody sends, what nobody gets to see, and what the room is shown."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any, List

import pytest

from tests.room.served import CONSENT, LEVEL, VOTE, Site, served


async def test_somebody_joins_reads_votes_and_changes_their_mind(site: Site) -> None:
    code = await site.room(await site.trainer())
    person = site.visitor()
    await person.get(f"/r/{code}")
    assert "What is your work?" in person.page and "name" not in re.findall(r'<input[^>]+name="(\w+)"', person.page)
    await person.post(f"/r/{code}/join", profession="health")
    assert "You are a health visitor" in person.page and "Which level is it?" in person.page
    await person.post(f"/r/{code}/vote", round="1", **VOTE)
    assert "Your answers are in." in person.page
    await person.get(f"/r/{code}?change=1")
    assert re.search(r'value="999" checked', person.page)
    await person.post(f"/r/{code}/vote", round="1", **{**VOTE, LEVEL: "3"})

    assert site.hall.rooms.of(code).voted == 1


async def test_what_is_missing_is_named_and_what_was_chosen_stays(site: Site) -> None:
    code = await site.room(await site.trainer())
    person = await site.person(code)
    await person.post(f"/r/{code}/vote", round="1", **{LEVEL: "4", CONSENT: "made up"})

    assert person.status == 400 and "#consent-0" in person.page and "#first_call-0" in person.page
    assert "<title>Something to mend: " in person.page
    assert "#level-0" not in person.page and re.search(r'value="4" checked', person.page)
    assert not site.hall.rooms.of(code).voted


@pytest.mark.parametrize("profession", ["", "astronaut", "<script>"])
async def test_a_profession_is_chosen_from_the_list(site: Site, profession: str) -> None:
    code = await site.room(await site.trainer())
    person = await site.person(code, profession)

    assert person.status == 400 and not site.hall.rooms.of(code).people and "<script>alert" not in person.page


async def test_joining_again_in_the_same_browser_is_still_one_person(site: Site) -> None:
    code = await site.room(await site.trainer())
    person = await site.person(code, vote=VOTE)
    await person.post(f"/r/{code}/join", profession="police")

    assert [one.profession for one in site.hall.rooms.of(code).people.values()] == ["school"]


async def test_nobody_sees_other_votes_before_they_are_shown(site: Site) -> None:
    trainer = await site.trainer()
    code = await site.room(trainer)
    await site.person(code, vote=VOTE)
    late = await site.person(code)
    seen = [await late.get(f"/r/{code}"), await late.get(f"/r/{code}/state"),
            await trainer.get(f"/trainer/rooms/{code}"), await trainer.get(f"/trainer/rooms/{code}/votes.csv")]

    assert not any("How the room voted" in one for one in seen[:3]) and seen[1] == '{"phase":"1open"}'
    assert len(seen[3].strip().splitlines()) == 1


async def test_who_has_not_voted_cannot_vote_after_seeing_the_others(site: Site) -> None:
    trainer = await site.trainer()
    code = await site.room(trainer)
    await site.person(code, vote=VOTE)
    late = await site.person(code)
    await trainer.post(f"/trainer/rooms/{code}/show")
    await late.post(f"/r/{code}/vote", round="1", **{**VOTE, LEVEL: "1"})

    assert "shown the answers" in late.page and site.hall.rooms.of(code).now.spread.size == 1


async def test_a_vote_on_an_earlier_case_does_not_count_for_the_new_one(site: Site) -> None:
    trainer = await site.trainer()
    code = await site.room(trainer)
    person = await site.person(code)
    await trainer.post(f"/trainer/rooms/{code}/show")
    await trainer.post(f"/trainer/rooms/{code}/again")
    await person.post(f"/r/{code}/vote", round="1", **VOTE)

    assert "Which level is it?" in person.page and not site.hall.rooms.of(code).voted


async def test_a_vote_of_somebody_else_cannot_be_cast(site: Site) -> None:
    code = await site.room(await site.trainer())
    person, stranger = await site.person(code), site.visitor()
    name = next(iter(site.hall.rooms.of(code).people))
    await stranger.get(f"/r/{code}", Cookie=f"room={code}.{name}.madeupseal")
    await stranger.post(f"/r/{code}/vote", token=person.token, round="1", **VOTE)

    assert stranger.status == 403 and not site.hall.rooms.of(code).voted


async def test_the_room_is_shown_beside_the_table_and_the_assistant(site: Site) -> None:
    trainer = await site.trainer()
    code = await site.room(trainer)
    for profession, level in [("school", "3")] * 5 + [("health", "4")] * 5 + [("police", "2")]:
        await site.person(code, profession, {**VOTE, LEVEL: level})
    await trainer.post(f"/trainer/rooms/{code}/show")
    heads = re.findall(r'<th scope="col">([^<]*)</th>', trainer.page)

    assert heads[:6] == ["Answer", "Everybody (11)", "In the table", "The assistant", "Health (5)", "All others (6)"]
    assert "Police" not in trainer.page and "fewer than 5" in trainer.page


async def test_the_trainer_marks_that_the_table_allows_both(site: Site) -> None:
    trainer = await site.trainer()
    code = await site.room(trainer, script="late-and-no-breakfast")
    person = await site.person(code, vote=VOTE)
    await trainer.post(f"/trainer/rooms/{code}/show")
    await trainer.post(f"/trainer/rooms/{code}/both")
    seen = await person.get(f"/r/{code}")
    assert "The table allows both." in seen and "neither how many nor how long" in seen
    await trainer.post(f"/trainer/rooms/{code}/both")

    assert "The table allows both." not in await person.get(f"/r/{code}")


async def test_the_counts_are_saved_as_a_sheet(site: Site) -> None:
    trainer = await site.trainer()
    code = await site.room(trainer)
    for _ in range(6):
        await site.person(code, vote=VOTE)
    await trainer.post(f"/trainer/rooms/{code}/show")
    text = await trainer.get(f"/trainer/rooms/{code}/votes.csv")
    rows = list(csv.DictReader(io.StringIO(text.lstrip("﻿"))))
    fours = [row for row in rows if row["question"] == "Which level is it?" and row["answer"].startswith("4")]

    assert [(one["group"], one["votes"], one["in_the_table"], one["assistant"]) for one in fours] == [
        ("Everybody", "6", "yes", "yes")]
    assert trainer.headers["Content-Type"].startswith("text/csv") and code in trainer.headers["Content-Disposition"]


async def test_a_closed_door_lets_nobody_in(site: Site) -> None:
    trainer = await site.trainer()
    code = await site.room(trainer)
    await trainer.post(f"/trainer/rooms/{code}/door")
    late = await site.person(code)

    assert late.status == 403 and "lets nobody else in" in late.page and "Let people in again" in trainer.page


@pytest.mark.parametrize("typed", ["{low}", " {code} ", "{code_hyphen}"])
async def test_a_code_may_be_typed_as_people_type(site: Site, typed: str) -> None:
    code = await site.room(await site.trainer())
    person = site.visitor()
    await person.post("/r", code=typed.format(low=code.lower(), code=code, code_hyphen=f"{code[:3]}-{code[3:]}"))

    assert person.where.endswith(f"/r/{code}") and "What is your work?" in person.page


async def test_codes_cannot_be_tried_out_without_end(library: Any, folder: Path) -> None:
    async with served(library, folder, wrong_codes=3) as site:
        guesser = site.visitor()
        statuses: List[int] = []
        for number in range(5):
            await guesser.get(f"/r/BBBBB{number + 2}")
            statuses.append(guesser.status)

    assert statuses == [404, 404, 404, 429, 429]
