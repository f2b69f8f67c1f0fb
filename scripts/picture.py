"""Takes a picture of a real conversation on the running page: scripts/picture.py URL OUT.png [WIDTH]

Needs Chromium on the path. Nothing but the page at URL is opened.
"""

from __future__ import annotations

import asyncio
import base64
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Dict, Tuple

import websockets

SAYS = ("Peterborough", "no", "year 4 boy, same dirty clothes for three weeks, he smells and is "
        "always hungry at breakfast club", "yes")
TYPE = """(text) => { const f = document.querySelector('#text'); f.value = text;
document.querySelector('#form').requestSubmit(); }"""
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-quic",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--hide-scrollbars", "--remote-debugging-port=0")


class Page:
    """One tab, spoken to over the browser's own debugging protocol."""

    def __init__(self, socket: Any) -> None:
        self.socket = socket
        self.number = 0

    async def call(self, method: str, **params: Any) -> Dict[str, Any]:
        """The result of one command."""
        self.number += 1
        await self.socket.send(json.dumps({"id": self.number, "method": method, "params": params}))
        while True:
            answer = json.loads(await self.socket.recv())
            if answer.get("id") == self.number:
                return answer.get("result", {})

    async def run(self, script: str) -> Any:
        """The value of a script in the page."""
        result = await self.call("Runtime.evaluate", expression=script, returnByValue=True)
        return result.get("result", {}).get("value")

    async def say(self, text: str) -> None:
        """Types a message and waits until the answer stands there."""
        before = await self.run("document.querySelector('#log').innerText.length")
        await self.run(f"({TYPE})({json.dumps(text)})")
        for _ in range(60):
            await asyncio.sleep(0.25)
            now = await self.run("document.querySelector('#log').innerText.length")
            if now > before + len(text) + 10:
                break
        await asyncio.sleep(0.5)


def browser(folder: str) -> Tuple[subprocess.Popen, str]:
    """A headless Chromium and the address of its debugging socket."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or "google-chrome"
    process = subprocess.Popen([program, *FLAGS, f"--user-data-dir={folder}", "about:blank"],
                               stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        found = re.search(r"ws://\S+", line)
        if found:
            return process, found.group(0)
    raise SystemExit("Chromium did not start.")


async def take(url: str, out: Path, width: int) -> None:
    """The picture of the conversation SAYS stands at `out`."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        process, address = browser(folder)
        try:
            await picture(address, url, out, width)
        finally:
            process.terminate()
            process.wait()


async def picture(address: str, url: str, out: Path, width: int) -> None:
    """Opens the page in a tab of its own, holds the conversation, saves what is seen."""
    async with websockets.connect(address, max_size=None) as root:
        made = await Page(root).call("Target.createTarget", url=url)
    tab = re.sub(r"/devtools/.*", f"/devtools/page/{made['targetId']}", address)
    async with websockets.connect(tab, max_size=None) as socket:
        page = Page(socket)
        await page.call("Emulation.setDeviceMetricsOverride", width=width, height=900,
                        deviceScaleFactor=1, mobile=width < 600)
        await asyncio.sleep(2)
        for text in SAYS:
            await page.say(text)
        shot = await page.call("Page.captureScreenshot", format="png")
        out.write_bytes(base64.b64decode(shot["data"]))


if __name__ == "__main__":
    asyncio.run(take(sys.argv[1], Path(sys.argv[2]), int((sys.argv[3:] or ["900"])[0])))
