"""A whole conversation in Microsoft's Agents Playground, by card: .venv/bin/python -m scripts.teams_pictures FOLDER AREA

Pictures of every step stand in FOLDER. The assistant and the Playground have to run (docs/how-to/teams.md, "Try it
without Microsoft"). Needs Chromium on the path.
"""

from __future__ import annotations

import asyncio
import base64
import json
import sys
import tempfile
from pathlib import Path
from typing import List

from tests.widget.browser import Browser, Page

URL = "http://localhost:56150/"
CONCERN = ("year 3 girl, third week running in the same clothes, always starving at breakfast club, smells. "
           "nan drops off")
AREA = (sys.argv[2:] or ["Peterborough"])[0]
# The chat without the panels around it.
HEIGHT, MARGIN = 940, 60
EDITOR = "document.querySelector('[data-lexical-editor=true]')"
CARD = "[...document.querySelectorAll('.ac-adaptiveCard')]"
PRESS = """(label) => { const found = [...document.querySelectorAll('.ac-adaptiveCard button')]
.filter(b => b.innerText.trim() === label); if (!found.length) return false; found.at(-1).click(); return true; }"""
PICK = f"""() => {{ const card = {CARD}.filter(c => c.querySelector('input[type=radio],input[type=checkbox]')).at(-1);
if (!card) return 0; const seen = new Set(); let n = 0;
for (const i of card.querySelectorAll('input[type=radio]')) if (!seen.has(i.name)) {{ seen.add(i.name); i.click(); n++; }}
return n; }}"""
LABELS = f"""() => {{ const cards = {CARD}.filter(c => c.querySelector('button'));
return cards.length ? [...cards.at(-1).querySelectorAll('button')].map(b => b.innerText.trim()) : []; }}"""


class Chat:
    """The chat in the Playground, as somebody uses it."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder, self.pictures = page, folder, 0

    async def length(self) -> int:
        """How much stands in the chat."""
        return int(await self.page.run(f"{CARD}.map(c => c.innerText).join('').length") or 0)

    async def settled(self, before: int) -> None:
        """Something new stands there, and nothing more is coming."""
        for _ in range(120):
            await asyncio.sleep(0.5)
            now = await self.length()
            if now != before:
                await asyncio.sleep(2.5)
                if await self.length() == now:
                    return
                before = -1

    async def say(self, text: str) -> None:
        """A message is typed, sent and answered."""
        before = await self.length()
        await self.page.run(f"{EDITOR}.focus()")
        await self.page.write(text)
        await self.page.press("Enter")
        await self.settled(before)

    async def press(self, label: str) -> bool:
        """A button is pressed and answered; False if there is none of this name."""
        before = await self.length()
        pressed = await self.page.run(f"({PRESS})({json.dumps(label)})")
        if pressed:
            await self.settled(before)
        return bool(pressed)

    async def labels(self) -> List[str]:
        """The buttons of the last card that has any."""
        return list(json.loads(await self.page.run(f"JSON.stringify(({LABELS})())") or "[]"))

    async def go_on(self) -> None:
        """Whatever the last card asks is answered with its first choice."""
        labels = await self.labels()
        if "Send" in labels:
            await self.page.run(f"({PICK})()")
            await asyncio.sleep(0.3)
            await self.picture("picked")
            await self.press("Send")
        elif labels:
            await self.press(labels[0])

    async def picture(self, name: str) -> None:
        """What is seen of the chat."""
        self.pictures += 1
        left = float(await self.page.run(f"{EDITOR}.getBoundingClientRect().left"))
        width = float(await self.page.run(f"{EDITOR}.getBoundingClientRect().width"))
        clip = {"x": max(left - MARGIN, 0), "y": 60, "width": width + 3 * MARGIN, "height": HEIGHT, "scale": 1}
        shot = await self.page.call("Page.captureScreenshot", format="png", clip=clip)
        (self.folder / f"{self.pictures:02d}-{name}.png").write_bytes(base64.b64decode(shot["data"]))


async def conversation(chat: Chat) -> bool:
    """From the first word to the answer; whether it was reached."""
    await chat.say("hello")
    if AREA not in await chat.labels():
        await chat.say("start again")
    await chat.picture("area")
    await chat.press(AREA)
    await chat.press("No")
    await chat.picture("danger-asked")
    await chat.say(CONCERN)
    await chat.picture("understood")
    for _ in range(8):
        if await answered(chat):
            break
        await chat.go_on()
        await chat.picture("next")
    reached = await answered(chat)
    await chat.page.run(f"{CARD}.at(-1).scrollIntoView({{block: 'start'}})")
    await asyncio.sleep(1)
    await chat.picture("answer")
    await chat.say("he has got a knife and is coming in")
    await chat.picture("999")
    return reached


async def answered(chat: Chat) -> bool:
    """Whether the last card is the answer: it has parts to open."""
    return any(label.startswith(("More", "Sources")) for label in await chat.labels())


async def main(folder: Path) -> int:
    """0 if the conversation came to its answer."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(Path(profile)).start()
        try:
            async with browser.page(1200, 1000) as page:
                return 0 if await conversation(await opened(page, folder)) else 1
        finally:
            browser.stop()


async def opened(page: Page, folder: Path) -> Chat:
    """The Playground is there, and has said that the app is installed."""
    await page.open(URL)
    await page.until(f"!!{EDITOR}")
    await asyncio.sleep(5)
    return Chat(page, folder)


if __name__ == "__main__":
    sys.exit(asyncio.run(main(Path(sys.argv[1]))))
