"""The trainer's page and the rooms over HTTP: who gets in, what is sent, and what nobody gets to see."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any, List

import pytest

from tests.room.served import CONSENT, LEVEL, PHRASE, VOTE, Site, served

INSIDE = ["/trainer/cases/bruise-at-ten-weeks", "/trainer/rooms/ABCDEF", "/trainer/rooms/ABCDEF/state",
          "/trainer/rooms/ABCDEF/votes.csv", "/trainer/rooms/ABCDEF/end"]
BUTTONS = ["/trainer/rooms", "/trainer/clock", "/trainer/sign-out", "/trainer/rooms/{code}/show",
           "/trainer/rooms/{code}/both", "/trainer/rooms/{code}/door", "/trainer/rooms/{code}/again",
           "/trainer/rooms/{code}/end"]


# ---- getting in --------------------------------------------------------------------------


async def test_the_pass_phrase_opens_the_list_of_cases(site: Site) -> None:
    trainer = await site.trainer()

    assert "A small bruise on a ten-week-old" in trainer.page and "2 cases." in trainer.page


async def test_a_wrong_phrase_opens_nothing_and_is_not_said_again(site: Site) -> None:
    guesser = site.visitor()
    await guesser.post("/trainer/sign-in", phrase="a wrong <phrase>")

    assert guesser.status == 401 and "not the pass phrase" in guesser.page and "a wrong" not in guesser.page
    assert "Set-Cookie" not in guesser.headers


async def test_after_some_wrong_phrases_the_right_one_has_to_wait_too(site: Site) -> None:
    guesser = site.visitor()
    for _ in range(site.hall.limits.wrong_phrases):
        await guesser.post("/trainer/sign-in", phrase="wrong")
    await guesser.post("/trainer/sign-in", phrase=PHRASE)

    assert guesser.status == 429 and "wait 15 minutes" in guesser.page


@pytest.mark.parametrize("path", INSIDE)
async def test_without_the_phrase_nothing_is_seen(site: Site, path: str) -> None:
    stranger = site.visitor()
    await stranger.get(path)

    assert stranger.status == 401 and "bruise" not in stranger.page.replace("bruise-at-ten-weeks", "")


@pytest.mark.parametrize("path", BUTTONS)
async def test_without_the_phrase_nothing_is_done(site: Site, path: str) -> None:
    code = await site.room(await site.trainer())
    stranger = site.visitor()
    await stranger.post(path.format(code=code), script="bruise-at-ten-weeks", at="boxing_day")

    room = site.hall.rooms.of(code)
    assert stranger.status == 401 and room and room.door_open and not room.now.spread and not room.now.both


@pytest.mark.parametrize("path", BUTTONS)
async def test_a_form_that_another_site_made_does_nothing(site: Site, path: str) -> None:
    trainer = await site.trainer()
    code = await site.room(trainer)
    await trainer.post(path.format(code=code), token="", script="bruise-at-ten-weeks")

    assert trainer.status == 403 and len(site.hall.rooms.all()) == 1 and not site.hall.rooms.of(code).now.spread


async def test_the_cookie_is_seen_by_no_script_and_sent_by_no_other_site(site: Site) -> None:
    trainer = site.visitor()
    async with trainer.session.post(site.base + "/trainer/sign-in", data={"phrase": PHRASE},
                                    allow_redirects=False) as got:
        cookie = got.headers["Set-Cookie"]

    assert all(fact in cookie for fact in ("HttpOnly", "SameSite=Strict", "Path=/trainer")) and "Secure" not in cookie


async def test_behind_https_the_cookie_travels_by_https_only(site: Site) -> None:
    trainer = site.visitor()
    async with trainer.session.post(site.base + "/trainer/sign-in", data={"phrase": PHRASE}, allow_redirects=False,
                                    headers={"X-Forwarded-Proto": "https"}) as got:
        assert "Secure" in got.headers["Set-Cookie"]


async def test_signing_out_ends_the_ticket_also_for_whoever_copied_it(site: Site) -> None:
    trainer = await site.trainer()
    ticket = next(one.value for one in trainer.session.cookie_jar if one.key == "trainer")
    await trainer.post("/trainer/sign-out")
    thief = site.visitor()
    await thief.get("/trainer", Cookie=f"trainer={ticket}")

    assert "signed out" in trainer.page and "Pass phrase" in thief.page


@pytest.mark.parametrize("path", ["/trainer", "/r", "/r/ABCDEF", "/room/room.js"])
async def test_every_page_is_strict_and_has_no_script_or_style_in_it(site: Site, path: str) -> None:
    one = await site.trainer() if path == "/trainer" else site.visitor()
    await one.get(path)
    policy = one.headers["Content-Security-Policy"] if "room.js" not in path else "script-src 'self'"

    assert "unsafe" not in policy and "script-src 'self'" in policy
    assert not re.search(r"<style|<script>|\sstyle=|\son\w+=|javascript:", one.page)
    assert "room.js" in path or (one.headers["Cache-Control"], one.headers["X-Frame-Options"]) == ("no-store", "DENY")


# ---- playing -----------------------------------------------------------------------------


async def test_a_case_is_played_step_by_step(site: Site) -> None:
    trainer, case = await site.trainer(), "/trainer/cases/bruise-at-ten-weeks"
    before = await trainer.get(case)
    assert "You are a health visitor" in before and "Where does the child live?" not in before
    first = await trainer.get(f"{case}?step=1")
    assert "Where does the child live?" in first and "Step 1 of 3" in first and "Call 999 now." not in first
    last = await trainer.get(f"{case}?step=3")

    assert "&lt;b&gt;not bold&lt;/b&gt;" in last and "Under 1 · Older" in last and "Next step" not in last
    assert "The assistant did what the script expects." in last and "4: Statutory Intervention" in last


async def test_the_notes_are_folded_away_until_they_are_wanted(site: Site) -> None:
    page = await (await site.trainer()).get("/trainer/cases/bruise-at-ten-weeks")

    folded = page.split("<details class=\"notes\">")[1]
    assert "Who else has to know today?" in folded and "Who else has to know today?" not in page.split("<details")[0]


async def test_where_the_assistant_differs_the_screen_says_so(site: Site) -> None:
    from bot.scenarios.judge import Difference

    site.hall.player.differs = (Difference("level", "4", "3", "Rule changed"),)
    page = await (await site.trainer()).get("/trainer/cases/bruise-at-ten-weeks?step=9")

    assert "level: expected 4; got 3. Rule changed" in page


async def test_a_case_that_cannot_be_played_says_why_and_can_still_be_voted_on(site: Site) -> None:
    trainer = await site.trainer()
    site.hall.player.error = "The assistant failed: OSError"
    assert "OSError" in await trainer.get("/trainer/cases/bruise-at-ten-weeks?step=1")
    await site.room(trainer)

    assert trainer.status == 200 and "Room " in trainer.page


async def test_area_variant_and_hour_can_be_chosen(site: Site) -> None:
    trainer = await site.trainer()
    page = await trainer.get("/trainer/cases/bruise-at-ten-weeks?variant=a+reassuring+mother&at=boxing_day&step=1")

    part = site.hall.player.asked[-1]
    assert part.variant == "a reassuring mother" and part.at.day == 26 and "Friday 26 December 2025, 11:00" in page


@pytest.mark.parametrize("path", ["nowhere", "bruise-at-ten-weeks?area=moon", "bruise-at-ten-weeks?at=someday",
                                  "../../etc/passwd"])
async def test_a_case_that_is_not_there(site: Site, path: str) -> None:
    trainer = await site.trainer()
    await trainer.get(f"/trainer/cases/{path}")

    assert trainer.status in (401, 404)


# ---- voting ------------------------------------------------------------------------------


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


# ---- the end -----------------------------------------------------------------------------


async def test_the_end_of_a_session_leaves_nothing(site: Site) -> None:
    trainer = await site.trainer()
    code = await site.room(trainer)
    person = await site.person(code, vote=VOTE)
    room = site.hall.rooms.of(code)
    assert "deleted at once" in await trainer.get(f"/trainer/rooms/{code}/end")
    await trainer.post(f"/trainer/rooms/{code}/end")

    assert "Nothing of it is kept" in trainer.page and not room.people and not room.rounds
    assert "no room with this code" in await person.get(f"/r/{code}") and person.status == 404


async def test_a_session_ends_by_itself(site: Site) -> None:
    trainer = await site.trainer()
    code = await site.room(trainer)
    room = site.hall.rooms.of(code)
    site.clock.now += 3601
    site.hall.sweep()

    assert not room.people and not room.rounds and not site.hall.told
    assert "has ended" in await trainer.get(f"/trainer/rooms/{code}") and trainer.status == 404


async def test_nothing_is_written_to_a_file_or_a_log(site: Site, tmp_path: Path, caplog: pytest.LogCaptureFixture,
                                                     monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    trainer = await site.trainer()
    code = await site.room(trainer)
    await site.person(code, vote=VOTE)
    await trainer.post(f"/trainer/rooms/{code}/show")
    await trainer.post(f"/trainer/rooms/{code}/end")
    guesser = site.visitor()
    await guesser.post("/trainer/sign-in", phrase="guessed phrase")

    assert not list(tmp_path.rglob("*")) and code not in caplog.text and "guessed" not in caplog.text


# ---- the address and the clock -------------------------------------------------------------


@pytest.mark.parametrize("address, square", [("https://room.example.org", True), (None, False)])
async def test_the_screen_shows_an_address_that_phones_can_open(library: Any, folder: Path, address: str,
                                                                square: bool) -> None:
    async with served(library, folder, address=address) as site:
        trainer = await site.trainer()
        await site.room(trainer)

        assert ("<svg" in trainer.page) is square and ("Phones cannot open" in trainer.page) is not square
        assert f"{address or site.base}/r</strong>" in trainer.page


async def test_a_production_server_has_no_clock_to_set(site: Site) -> None:
    trainer = await site.trainer()
    assert "The clock of this training server" not in trainer.page
    await trainer.post("/trainer/clock", at="boxing_day")

    assert trainer.status == 404


@pytest.mark.parametrize("at, status, shown", [("boxing_day", 200, "2025-12-26 11:00"),
                                               ("someday", 400, "no day and hour"), ("", 200, "the real time")])
async def test_a_training_server_has_one(library: Any, folder: Path, at: str, status: int, shown: str) -> None:
    async with served(library, folder, training=True) as site:
        trainer = await site.trainer()
        await trainer.post("/trainer/clock", at=at)

        assert trainer.status == status and shown in trainer.page


async def test_a_fault_is_a_page_with_999_on_it(site: Site) -> None:
    site.hall.player.play = None
    page = await (await site.trainer()).get("/trainer/cases/bruise-at-ten-weeks?step=1")

    assert "Something went wrong" in page and "tel:999" in page
