"""A trainer's screen and several phones at once, in a real Chromium."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, AsyncIterator, List

import pytest

from tests.room.served import PHRASE, VOTE, Site, served
from tests.widget.browser import Browser, Page
from tests.widget.steps import axe

CASE = "/trainer/cases/bruise-at-ten-weeks"
COLOURS = [{"prefers_color_scheme": "light"}, {"prefers_color_scheme": "dark"}, {"forced_colors": "active"}]
PHONE = (320, 640)
#: Another page than the one that was marked is there, whole.
NEXT = "document.body && !document.body.dataset.old && document.readyState === 'complete'"


async def send(page: Page, where: str) -> None:
    """Sends the form with this action and waits for the page that follows."""
    await page.run("(document.body.dataset.old = 1)")
    await page.run(f"void setTimeout(() => document.querySelector('form[action$=\"{where}\"] button').click())")
    await page.until(NEXT)


async def signed_in(page: Page, site: Site) -> None:
    """The trainer has typed the phrase."""
    await page.open(f"{site.base}/trainer")
    await page.run("document.querySelector('#phrase').focus()")
    await page.write(PHRASE)
    await page.run("(document.body.dataset.old = 1)")
    await page.press("Enter")
    await page.until(f"{NEXT} && document.querySelector('.cases')")


async def room_opened(page: Page, site: Site) -> str:
    """The code of a room with the case before it, as it stands on the screen."""
    await page.open(site.base + CASE)
    await send(page, "/trainer/rooms")
    return str(await page.run("document.querySelector('.code').textContent"))


async def joined(page: Page, site: Site, code: str, profession: str) -> None:
    """Somebody has opened the link and said what their work is."""
    await page.open(f"{site.base}/r/{code}")
    await page.run(f"document.querySelector('[value={profession}]').click()")
    await send(page, "/join")


async def voted(page: Page, level: str) -> None:
    """They have answered all questions."""
    for name, value in {**VOTE, "level": level}.items():
        await page.run(f"document.querySelector('[name={name}][value=\"{value}\"]').click()")
    await send(page, "/vote")


@pytest.fixture
async def phones(browser: Browser) -> AsyncIterator[List[Page]]:
    """Six phones, each with nothing kept from another."""
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(browser.page(*PHONE)) for _ in range(6)]


async def test_a_room_of_people_votes_at_once_and_sees_itself(page: Page, phones: List[Page], site: Site) -> None:
    await signed_in(page, site)
    code = await room_opened(page, site)
    work = ["school"] * 5 + ["police"]
    await asyncio.gather(*(joined(one, site, code, what) for one, what in zip(phones, work)))
    await page.until("document.querySelector('.count').textContent === '6 in the room. 0 voted.'")
    await asyncio.gather(*(voted(one, level) for one, level in zip(phones, "344434")))
    await page.until("document.querySelector('[data-everybody]').textContent === 'Everybody in the room has voted.'")
    assert not [one for one in phones if "How the room voted" in await one.run("document.body.innerText")]
    await send(page, "/show")
    cells = "[...document.querySelectorAll('.spread table')[0].querySelectorAll('tr')].map(r => r.innerText)"
    shown = await page.run(cells)
    assert any("4: Statutory" in row and "4" in row and row.count("yes") == 2 for row in shown)
    assert "Police" not in str(shown)
    for one in phones:
        await one.until("document.body?.innerText.includes('How the room voted')")
        assert await one.run("document.documentElement.scrollWidth") <= PHONE[0]


async def test_a_phone_on_which_somebody_is_choosing_keeps_what_is_chosen(page: Page, phones: List[Page],
                                                                         site: Site) -> None:
    await signed_in(page, site)
    code = await room_opened(page, site)
    await joined(phones[0], site, code, "health")
    await phones[0].run("document.querySelector('[name=level][value=\"3\"]').click()")
    await send(page, "/show")
    await phones[0].until("document.querySelector('[data-new]').checkVisibility()")

    assert await phones[0].run("document.querySelector('[name=level]:checked').value") == "3"


async def test_without_scripts_everything_still_works(page: Page, site: Site) -> None:
    code = await site.room(await site.trainer())
    await page.call("Emulation.setScriptExecutionDisabled", value=True)
    await page.open_without_script(f"{site.base}/r/{code}")
    await page.run("(document.querySelector('[value=school]').checked = true)")
    await send(page, "/join")
    for name, value in VOTE.items():
        await page.run(f"(document.querySelector('[name={name}][value=\"{value}\"]').checked = true)")
    await send(page, "/vote")

    assert "Your answers are in." in await page.run("document.body.innerText")
    assert await page.run("!!document.querySelector('a[href^=\"/r/\"]')")


async def test_a_trainer_with_nothing_but_keys(page: Page, site: Site) -> None:
    await signed_in(page, site)
    await tab_to(page, "one.textContent.startsWith('A small bruise')")
    await follow(page)
    await tab_to(page, "one.textContent === 'Play it'")
    await follow(page)
    for _ in range(2):
        await tab_to(page, "one.textContent === 'Next step'")
        await follow(page)
    assert "Step 3 of 3" in await page.run("document.body.innerText")
    await tab_to(page, "one.tagName === 'SUMMARY'")
    await page.press("Enter")
    assert "Who else has to know today?" in await page.run("document.body.innerText")
    await page.run("scrollTo(0, 0)")
    await tab_to(page, "one.textContent === 'Open a room with this case'", back=True)
    await follow(page)

    assert await page.run("!!document.querySelector('.code')")


async def tab_to(page: Page, test: str, back: bool = False) -> None:
    """Presses Tab until what has the keyboard passes a test; it must be seen to have it."""
    for _ in range(80):
        if await page.run(f"(one => one !== document.body && ({test}))(document.activeElement)"):
            assert await page.run("getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
        await page.press("Tab", shift=back)
    raise AssertionError(f"the keyboard does not reach {test}")


async def follow(page: Page) -> None:
    """Presses Enter and waits for the next page."""
    await page.run("(document.body.dataset.old = 1)")
    await page.press("Enter")
    await page.until(NEXT)


@pytest.mark.parametrize("colours", COLOURS, ids=lambda c: "-".join(c.values()))
async def test_axe_finds_nothing_on_any_page(page: Page, site: Site, colours: Any) -> None:
    await page.media(**colours)
    await page.open(f"{site.base}/trainer")
    assert not await axe(page), "sign in"
    await signed_in(page, site)
    assert not await axe(page), "cases"
    for step in (0, 3):
        await page.open(f"{site.base}{CASE}?step={step}")
        await page.run("(document.querySelector('details').open = true)")
        assert not await axe(page), f"case, step {step}"
    code = await room_opened(page, site)
    assert not await axe(page), "room"
    for path in ("/r", "/r/BBBBBB", f"/r/{code}", f"/trainer/rooms/{code}/end"):
        await page.open(site.base + path)
        assert not await axe(page), path
    await page.open(f"{site.base}/r/{code}")
    await send(page, "/join")
    assert "Choose what your work is" in await page.run("document.body.innerText") and not await axe(page)
    await joined(page, site, code, "health")
    assert not await axe(page), "vote"
    await send(page, "/vote")
    assert await page.run("document.querySelectorAll('.mistakes a').length") == 3 and not await axe(page)
    await voted(page, "4")
    assert not await axe(page), "waiting"
    await page.open(f"{site.base}/trainer/rooms/{code}")
    await send(page, "/show")
    await send(page, "/both")
    assert not await axe(page), "shown to the trainer"
    await page.open(f"{site.base}/r/{code}")
    assert not await axe(page), "shown on the phone"


async def test_nothing_is_cut_off_on_a_narrow_phone_and_targets_can_be_hit(page: Page, library: Any,
                                                                          folder: Path) -> None:
    async with served(library, folder, address="https://room.example.org") as site:
        await page.size(*PHONE)
        await signed_in(page, site)
        code = await room_opened(page, site)
        await page.open(f"{site.base}/r/{code}")
        paths = ["/trainer", f"{CASE}?step=3", f"/trainer/rooms/{code}", "/r", f"/r/{code}"]
        for path in paths:
            await page.open(site.base + path)
            await fits(page, path)
        await joined(page, site, code, "health")
        await fits(page, "vote")


async def fits(page: Page, path: str) -> None:
    """Nothing has to be read from side to side, and what is pressed is at least 24 pixels high."""
    assert await page.run("document.documentElement.scrollWidth") <= PHONE[0], path
    low = await page.run("[...document.querySelectorAll('a, button, select, summary, fieldset label')].filter(e => "
                         "e.checkVisibility() && e.getBoundingClientRect().height < 24).map(e => e.outerHTML)")
    assert not low, (path, low)
