"""On a small screen, zoomed in, with wider text: all of it can be read and pressed, without reading from side to side."""

from __future__ import annotations

from typing import Tuple

import pytest

from tests.widget.browser import Page
from tests.widget.steps import KNIFE, begun, say, to_kind

#: A phone in the hand; a screen of 1280 by 1024 at 400 %.
SIZES = [(320, 640), (320, 256)]
WIDER = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
#: Elements that stick out of the window, and what they are.
OUTSIDE = ("[...$$('*')].filter(e => e.checkVisibility() && !e.closest('.unseen') && !e.matches('.unseen') && "
           "e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 90))")
SMALL = ("[...$$('button, .call, summary, textarea, input[type=text], fieldset label')].filter(e => "
         "e.checkVisibility() && e.getBoundingClientRect().height < 24).map(e => e.outerHTML.slice(0, 90))")


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
async def test_nothing_has_to_be_read_from_side_to_side(page: Page, site: str, size: Tuple[int, int]) -> None:
    await page.size(*size)
    await begun(page, site)
    for kind in ("understood", "questions", "answer"):
        await to_kind(page, kind)
        assert await page.run(OUTSIDE) == [], kind
    await page.run("$$('details').forEach(d => d.open = true)")
    await say(page, KNIFE)

    assert await page.run(OUTSIDE) == []
    assert await page.run("document.documentElement.scrollWidth") <= size[0]


async def test_zoomed_far_in_nothing_is_covered_and_there_is_one_scroll_bar(page: Page, site: str) -> None:
    await page.size(320, 256)
    await begun(page, site)
    await to_kind(page, "questions")

    assert await page.run("getComputedStyle($('.foot')).position") != "sticky"
    assert await page.run("getComputedStyle($('.log')).overflowY") == "visible"
    await page.run("$('.questions input').focus()")
    assert await page.run("$('.questions input:focus').getBoundingClientRect().top >= 0")


async def test_wider_text_cuts_nothing_off(page: Page, site: str) -> None:
    await page.size(320, 640)
    await begun(page, site)
    await to_kind(page, "answer")
    await page.run(f"(s => {{ s.replaceSync({WIDER!r}); host.shadowRoot.adoptedStyleSheets.push(s); }})"
                   "(new CSSStyleSheet())")

    assert await page.run(OUTSIDE) == []


async def test_everything_that_is_pressed_is_large_enough(page: Page, site: str) -> None:
    await page.size(320, 640)
    await begun(page, site)
    await to_kind(page, "answer")
    await page.run("$$('details').forEach(d => d.open = true)")

    assert await page.run(SMALL) == []


async def test_nothing_moves_for_those_who_asked_for_that(page: Page, site: str) -> None:
    await begun(page, site)
    moving = "getComputedStyle($('.log').appendChild(Object.assign(document.createElement('div'), " \
             "{className: 'dots', innerHTML: '<i></i>'})).firstChild).animationName"
    assert await page.run(moving) == "dot"
    await page.media(prefers_reduced_motion="reduce")

    assert await page.run(moving) == "none"


async def test_what_has_the_keyboard_is_not_under_the_box_or_999(page: Page, site: str) -> None:
    await begun(page, site)
    await to_kind(page, "questions")
    await page.run("($('.log').focus(), 1)")
    for _ in range(12):
        await page.press("Tab")
        covered = await page.run(
            "(e => { const r = e.getBoundingClientRect(), foot = $('.foot').getBoundingClientRect();"
            "return !$('.foot').contains(e) && (r.top >= foot.top && foot.height < innerHeight / 2 && "
            "getComputedStyle($('.foot')).position === 'sticky'); })(host.shadowRoot.activeElement)")
        assert not covered, await page.run("host.shadowRoot.activeElement.outerHTML")
