"""The trainer's page and the rooms over HTTP: who gets in, what is sent, and what nobody gets to see."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.room.served import PHRASE, VOTE, Site, served

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
