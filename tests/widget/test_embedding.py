"""Another site embeds the widget with one tag, under the strictest policy, whatever its own styles are."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import AsyncIterator

import pytest
from aiohttp import web

from tests.widget.browser import Page
from tests.widget.contract import Contract, listening
from tests.widget.steps import WORRY, aloud, axe, begun, listening as listens, press, say, to_kind

HOSTILE = ("* { display: inline !important; color: lime !important; font-size: 40px !important; } "
           "button { visibility: hidden } div { background: red }")
PAGE = ('<!doctype html><html lang="en-GB"><head><title>Partnership</title><link rel="stylesheet" href="/own.css"></head>'
        '<body><main><h1>Our partnership</h1>{body}</main></body></html>')
INSIDE = ('<threshold-assistant area="luton"><p>If a child is in danger now, call <a href="tel:999">999</a>. '
          'Luton MASH <a href="tel:01582547653">01582 547653</a>.</p></threshold-assistant>'
          '<script src="{server}/widget.js" defer></script>')
ONE_TAG = '<script src="{server}/widget.js" data-launcher data-area="luton" defer></script>'


@asynccontextmanager
async def partner(server: str, body: str, css: str = "") -> AsyncIterator[str]:
    """A site of another origin, that allows scripts and connections of the assistant and nothing else."""
    policy = (f"default-src 'none'; script-src {server}; connect-src {server}; style-src 'self'; base-uri 'none'; "
              "require-trusted-types-for 'script'; trusted-types 'none'")

    async def home(request: web.Request) -> web.Response:
        return web.Response(text=PAGE.format(body=body.format(server=server)), content_type="text/html",
                            headers={"Content-Security-Policy": policy})

    async def styles(request: web.Request) -> web.Response:
        return web.Response(text=css, content_type="text/css")

    app = web.Application()
    app.add_routes([web.get("/", home), web.get("/own.css", styles)])
    async with listening(app) as address:
        yield address.replace("localhost", "partner.example")


async def test_one_tag_a_launcher_and_a_whole_conversation(page: Page, site: str, contract: Contract) -> None:
    async with partner(site, ONE_TAG) as home:
        contract.origins = [home]
        await page.open(home)
        await page.until("$('.opener')")
        assert not contract.heard and not await axe(page)
        await page.run("$('.opener').focus()")
        await page.press("Enter")
        await page.until("$('.choices button')")
        assert await page.run("host.shadowRoot.activeElement === $('.head h2')")
        assert await page.run("$('.choices button').textContent") == "Luton"
        await to_kind(page, "answer")
        assert not await axe(page)
        await press(page, "Close")
        assert await page.run("host.shadowRoot.activeElement === $('.opener')")


async def test_a_panel_in_a_page_whose_styles_would_break_it(page: Page, site: str, contract: Contract) -> None:
    async with partner(site, INSIDE, HOSTILE) as home:
        contract.origins = [home]
        await begun(page, home)
        await say(page, "Luton")
        size, colour = await page.run("[getComputedStyle($('.ours p')).fontSize, getComputedStyle($('.ours p')).color]")

        assert size == "17px" and colour == "rgb(11, 12, 12)"
        assert await page.run("$('.send, button[type=submit]').checkVisibility()")


async def test_the_sites_own_colours_and_type_are_taken(page: Page, site: str, contract: Contract) -> None:
    css = "threshold-assistant { --threshold-button: #4b0082; --threshold-font: Georgia, serif; --threshold-radius: 8px }"
    async with partner(site, INSIDE, css) as home:
        contract.origins = [home]
        await begun(page, home)
        seen = await page.run("(b => [b.backgroundColor, b.fontFamily, b.borderTopLeftRadius])"
                              "(getComputedStyle($('button[type=submit]')))")

        assert seen == ["rgb(75, 0, 130)", "Georgia, serif", "8px"]


async def test_a_site_that_is_not_on_the_list_gets_999_and_its_own_numbers(page: Page, site: str) -> None:
    async with partner(site, INSIDE) as home:
        await page.open(home)
        shown = await page.until("$('.ours.error')?.innerText")

        assert "call 999" in shown and "01582 547653" in shown
        assert await page.run("document.querySelector('threshold-assistant a[href^=\"tel:01582\"]').checkVisibility()")


async def test_a_script_that_never_comes_leaves_what_the_site_put_inside(page: Page, contract: Contract) -> None:
    async with partner("http://localhost:9", INSIDE) as home:
        await page.open(home)

        assert "01582 547653" in await page.run("document.querySelector('threshold-assistant').innerText")
    page.logged.clear()


async def test_the_first_words_neither_scroll_the_site_nor_take_the_keyboard(page: Page, site: str, contract: Contract) -> None:
    tall = "h1 { margin-bottom: 3000px }"
    async with partner(site, INSIDE, tall) as home:
        contract.origins = [home]
        await begun(page, home)

        assert await page.run("scrollY") == 0 and await page.run("document.activeElement === document.body")


@pytest.mark.parametrize("area, first", [("luton", "Luton"), ("central_bedfordshire", "Central Bedfordshire")])
async def test_the_sites_area_comes_first_and_is_still_asked(page: Page, site: str, contract: Contract,
                                                             area: str, first: str) -> None:
    async with partner(site, INSIDE.replace("luton", area)) as home:
        contract.origins = [home]
        await begun(page, home)
        assert await page.run("$('.choices button').textContent") == first
        assert await page.run("$$('.theirs').length") == 0
        await listens(page)
        await press(page, first)
        await say(page, "no")
        await say(page, WORRY)

        assert await aloud(page) and await page.run("!!$('.understood')")
