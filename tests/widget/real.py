"""The assistant itself in a process of its own, to be killed and started again."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import aiohttp

from tests.widget.steps import ROOT

#: A busy machine takes its time to load the model.
PATIENCE = 240


class Server:
    """`python -m bot run` on a free port, with its store and key in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.process = folder, None  # type: Any, Any
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        endpoints = (ROOT / "endpoints.yml").read_text(encoding="utf-8")
        (folder / "endpoints.yml").write_text(endpoints.replace("var/conversations.db", str(folder / "kept.db")))

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://localhost:{self.port}"

    async def start(self) -> None:
        """The assistant answers."""
        command = [sys.executable, "-m", "bot", "run", "--port", str(self.port),
                   "--endpoints", str(self.folder / "endpoints.yml")]
        self.process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "BOT_STATE_FOLDER": str(self.folder)},
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        async with aiohttp.ClientSession() as session:
            for _ in range(PATIENCE):
                await asyncio.sleep(1)
                assert self.process.poll() is None, "the assistant did not start"
                try:
                    async with session.get(f"{self.address}/health/live") as got:
                        if got.status == 200:
                            return
                except aiohttp.ClientError:
                    continue
        raise AssertionError("the assistant did not start in time")

    def kill(self) -> None:
        """The assistant is gone without a word, as when the power fails."""
        self.process.kill()
        self.process.wait()
