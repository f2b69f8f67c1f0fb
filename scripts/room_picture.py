"""Makes docs/images/room.png: BOT_TRAINER_PHRASE=... .venv/bin/python -m scripts.room_picture URL

URL is a running assistant with that phrase, on this machine. Fourteen invented people vote.
"""

from __future__ import annotations

import asyncio
import base64
import os
import re
import sys
import tempfile
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlencode

from tests.room import test_browser as steps
from tests.widget.browser import Browser, Page

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "images" / "room.png"
CASE = "/trainer/cases/luton/late-and-no-breakfast"
CALLS, CONSENTS = ("01582 547653", "01582 547653", "nobody"), ("with_agreement", "with_agreement", "yes", "unsure")


def vote(url: str, code: str, number: int) -> None:
    """Somebody has joined the room and voted."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    work = "school" if number < 8 else "health"
    page = browser.open(f"{url}/r/{code}/join", urlencode({"profession": work}).encode()).read().decode()
    token = re.search(r'name="token" value="([^"]+)"', page).group(1)
    said = {"token": token, "round": "1", "level": "23223"[number % 5], "consent": CONSENTS[number % 4],
            "first_call": CALLS[number % 3]}
    browser.open(f"{url}/r/{code}/vote", urlencode(said).encode()).close()


async def take(page: Page, url: str) -> None:
    """The picture stands in docs/images."""
    steps.PHRASE, steps.CASE = os.environ["BOT_TRAINER_PHRASE"], CASE
    await steps.signed_in(page, SimpleNamespace(base=url))
    code = await steps.room_opened(page, SimpleNamespace(base=url))
    for number in range(14):
        await asyncio.get_running_loop().run_in_executor(None, vote, url, code, number)
    await steps.send(page, "/show")
    await steps.send(page, "/both")
    shot = await page.call("Page.captureScreenshot", format="png")
    PICTURE.write_bytes(base64.b64decode(shot["data"]))


async def main(url: str) -> None:
    """Chromium opens the address and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        browser = Browser(Path(folder)).start()
        try:
            async with browser.page(1000, 1250) as page:
                await take(page, url)
        finally:
            browser.stop()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1].rstrip("/")))
