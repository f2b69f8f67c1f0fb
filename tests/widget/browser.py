"""Chromium, spoken to over its own debugging protocol: no driver to download, nothing to pin beside websockets."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import subprocess
import time
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, AsyncIterator, Dict, List, Optional

import websockets

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-quic", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
         "--hide-scrollbars", "--remote-debugging-port=0", "--host-resolver-rules=MAP *.example 127.0.0.1")
#: Where Chromium's keys are; a letter needs none of this.
KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, "Space": 32, "ArrowDown": 40, "ArrowUp": 38}
#: A busy machine is slow; a test that passes waits for nothing.
PATIENCE = 60.0
#: What Chromium answers when the page that was asked has made way for the next one.
LEAVING = re.compile("navigated|context was destroyed|find context|promise was collected", re.I)


def chromium() -> Optional[str]:
    """The program, if it is installed."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Gone(RuntimeError):
    """The page went away while it was asked something: another is coming."""


class Page:
    """One tab."""

    def __init__(self, socket: Any) -> None:
        self.socket, self.number = socket, 0
        self.answers: Dict[int, "asyncio.Future[Any]"] = {}
        self.logged: List[str] = []
        self.loaded = asyncio.Event()
        self.reading = asyncio.ensure_future(self._read())

    async def _read(self) -> None:
        async for raw in self.socket:
            told = json.loads(raw)
            if told.get("id") in self.answers:
                self.answers.pop(told["id"]).set_result(told)
            elif told.get("method") == "Page.loadEventFired":
                self.loaded.set()
            elif told.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded"):
                self.logged.append(json.dumps(told["params"]))

    async def call(self, method: str, **params: Any) -> Dict[str, Any]:
        """The result of one command."""
        self.number += 1
        self.answers[self.number] = waiting = asyncio.get_event_loop().create_future()
        await self.socket.send(json.dumps({"id": self.number, "method": method, "params": params}))
        told = await asyncio.wait_for(waiting, 60)
        if "error" in told:
            raise (Gone if LEAVING.search(told["error"]["message"]) else RuntimeError)(f"{method}: {told['error']}")
        result: Dict[str, Any] = told["result"]
        return result

    async def run(self, script: str) -> Any:
        """The value of an expression in the page; `$` finds inside the widget."""
        helper = ("const host = document.querySelector('threshold-assistant');"
                  "const $ = s => host?.shadowRoot?.querySelector(s);"
                  "const $$ = s => [...(host?.shadowRoot?.querySelectorAll(s) ?? [])];")
        told = await self.call("Runtime.evaluate", expression=f"(async () => {{ {helper} return ({script}); }})()",
                               returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in told:
            raise AssertionError(told["exceptionDetails"]["exception"].get("description", told))
        return told["result"].get("value")

    async def until(self, script: str, patience: Optional[float] = None) -> Any:
        """The value of an expression once it is true, on this page or on the one that follows it."""
        patience = patience or PATIENCE
        end = time.monotonic() + patience
        while time.monotonic() < end:
            with suppress(Gone):
                value = await self.run(script)
                if value or isinstance(value, dict):  # an element comes as an empty dictionary
                    return value
            await asyncio.sleep(0.1)
        seen = await self.run("($('.log') ?? document.body).innerText.slice(-600)")
        raise AssertionError(f"not true after {patience} s: {script}\n{seen}\n{self.logged[-3:]}")

    async def open_without_script(self, url: str) -> None:
        """The page as it is where no script may run."""
        self.loaded.clear()
        await self.call("Emulation.setScriptExecutionDisabled", value=True)
        await self.call("Page.navigate", url=url)
        await asyncio.wait_for(self.loaded.wait(), PATIENCE)
        await self.call("Emulation.setScriptExecutionDisabled", value=False)

    async def open(self, url: str) -> None:
        """The page at an address, once it is loaded."""
        await self.call("Page.navigate", url=url)
        await self.until(f"document.readyState === 'complete' && location.href.startsWith({json.dumps(url)})")

    async def unhurried(self) -> None:
        """The five seconds after which the widget says 999 by itself are a minute: the machine may be busy."""
        await self.call("Page.addScriptToEvaluateOnNewDocument", source="(set => { window.setTimeout = (act, after, "
                        "...more) => set(act, after === 5000 ? 60000 : after, ...more); })(window.setTimeout)")

    async def press(self, key: str, shift: bool = False) -> None:
        """One key, as from a keyboard."""
        code = KEYS.get(key, 0)
        text = {"Enter": "\r", "Space": " "}.get(key)
        facts: Dict[str, Any] = {"key": " " if key == "Space" else key, "code": key, "windowsVirtualKeyCode": code,
                                 "modifiers": 8 if shift else 0}
        await self.call("Input.dispatchKeyEvent", type="keyDown", **facts, **({"text": text} if text else {}))
        await self.call("Input.dispatchKeyEvent", type="keyUp", **facts)

    async def write(self, text: str) -> None:
        """Text, where the keyboard is."""
        await self.call("Input.insertText", text=text)

    async def size(self, width: int, height: int = 900, scale: float = 1) -> None:
        """The window's size in CSS pixels."""
        await self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale,
                        mobile=False)

    async def media(self, **features: str) -> None:
        """What the person's system prefers, such as colours and motion."""
        wanted = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        await self.call("Emulation.setEmulatedMedia", features=wanted)

    async def offline(self, now: bool) -> None:
        """The network is gone, or back."""
        await self.call("Network.emulateNetworkConditions", offline=now, latency=0, downloadThroughput=-1,
                        uploadThroughput=-1)


class Browser:
    """A headless Chromium with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process: Any = None
        self.address = ""

    def start(self) -> "Browser":
        """The browser runs, and can be spoken to."""
        self.process = subprocess.Popen([chromium() or "", *FLAGS, f"--user-data-dir={self.folder}", "about:blank"],
                                        stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            found = re.search(r"ws://\S+", line)
            if found:
                self.address = found.group(0)
                return self
        raise RuntimeError("Chromium did not start.")

    def stop(self) -> None:
        """The browser is gone."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()

    @asynccontextmanager
    async def page(self, width: int = 900, height: int = 900) -> AsyncIterator[Page]:
        """A new tab with nothing kept from the last one."""
        async with websockets.connect(self.address, max_size=None) as root:
            main = Page(root)
            context = (await main.call("Target.createBrowserContext"))["browserContextId"]
            made = await main.call("Target.createTarget", url="about:blank", browserContextId=context)
            tab = re.sub(r"/devtools/.*", f"/devtools/page/{made['targetId']}", self.address)
            async with websockets.connect(tab, max_size=None) as socket:
                page = Page(socket)
                for part in ("Page", "Runtime", "Log", "Network"):
                    await page.call(f"{part}.enable")
                await page.size(width, height)
                yield page
                page.reading.cancel()
            await main.call("Target.disposeBrowserContext", browserContextId=context)
            main.reading.cancel()
