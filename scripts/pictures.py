"""Makes the pictures of docs/images from the running page: .venv/bin/python -m scripts.pictures URL

URL is the address of a running assistant. Needs Chromium on the path; opens nothing but that address.
Run it when the page has changed, in office hours, so that the pictures show open lines.
"""

from __future__ import annotations

import asyncio
import base64
import sys
import tempfile
from pathlib import Path
from typing import Awaitable, Callable, Dict, Tuple

from tests.widget.browser import Browser, Page
from tests.widget.steps import KNIFE, WORRY, begun, press, say, to_kind

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "images"
Way = Callable[[Page], Awaitable[None]]


async def pick(page: Page) -> None:
    """Descriptions to pick from."""
    await to_kind(page, "questions")


async def understood(page: Page) -> None:
    """What was understood, each line with its change button."""
    await to_kind(page, "understood")


async def answer(page: Page) -> None:
    """The top of an answer."""
    await to_kind(page, "answer")
    await page.run("($('.answer').scrollIntoView(), 1)")


async def ring(page: Page) -> None:
    """Whom to ring, in dark colours."""
    await page.media(prefers_color_scheme="dark")
    await to_kind(page, "answer")
    await page.run("($('.block.ring').scrollIntoView(), 1)")


async def danger(page: Page) -> None:
    """999 in the middle of something else."""
    await press(page, "Peterborough")
    await say(page, KNIFE)


async def embedded(page: Page) -> None:
    """The launcher, opened, in the page of somebody else."""
    await page.run("(document.body.replaceChildren(...['h1', 'p'].map((tag, at) => Object.assign("
                   "document.createElement(tag), {textContent: ['Our partnership', 'Words of the site.'][at]}))),"
                   "document.body.append(Object.assign(document.createElement('threshold-assistant'), {})), 1)")
    await page.run("(host.remove(), (n => { n.setAttribute('launcher', ''); n.setAttribute('area', 'luton');"
                   "document.body.append(n); })(document.createElement('threshold-assistant')), 1)")
    await page.run("($('.opener').click(), 1)")
    await page.until("$('.choices button')")


#: File name, window, and the way to what it shows.
PICTURES: Dict[str, Tuple[Tuple[int, int], Way]] = {
    "page": ((900, 1000), pick), "understood": ((900, 800), understood), "answer": ((900, 1000), answer),
    "ring": ((420, 800), ring), "danger": ((420, 800), danger), "embedded": ((1000, 800), embedded),
}


async def take(browser: Browser, url: str, name: str) -> None:
    """The picture with this name stands in docs/images."""
    size, way = PICTURES[name]
    async with browser.page(*size) as page:
        await begun(page, url)
        await way(page)
        await asyncio.sleep(0.5)
        shot = await page.call("Page.captureScreenshot", format="png")
        (FOLDER / f"{name}.png").write_bytes(base64.b64decode(shot["data"]))


async def main(url: str) -> None:
    """All pictures, one after the other."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(Path(folder)).start()
        try:
            for name in PICTURES:
                await take(browser, url, name)
        finally:
            browser.stop()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
