"""The assistant as a process of its own, as `make run` starts it; it can be killed and started again."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, Dict, Optional, Tuple

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 240.0


class Running:
    """One assistant with a folder of its own for all that it keeps."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.folder, self.settings, self.port = folder, settings, free_port()
        self.process: "Optional[subprocess.Popen[bytes]]" = None
        self.log = folder / "output.txt"

    def start(self) -> "Running":
        """It answers; the same port each time, as behind a proxy."""
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self._command(), cwd=ROOT, stdout=output, stderr=output, start_new_session=True,
                env={**os.environ, "BOT_STATE_FOLDER": str(self.folder), "PYTHONWARNINGS": "ignore"},
            )
        until = time.monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise RuntimeError(f"The assistant did not start:\n{self.log.read_text()}")
            time.sleep(0.2)
        return self

    def kill(self) -> None:
        """Gone at once, without a chance to save anything."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def post(self, **content: Any) -> Tuple[int, Any]:
        """Sends a message; its status and answer."""
        return self.ask("/webhooks/web/messages", json.dumps(content).encode())

    def ask(self, path: str, data: Optional[bytes] = None, **more: Any) -> Tuple[int, Any]:
        """One request; its status and answer."""
        request = urllib.request.Request(self.address + path, data, **more)
        try:
            with urllib.request.urlopen(request, timeout=60) as got:
                return got.status, json.loads(got.read())
        except urllib.error.HTTPError as refused:
            return refused.code, json.loads(refused.read())

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def files(self) -> Dict[str, bytes]:
        """Everything that it has written."""
        return {path.name: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}

    def _command(self) -> "list[str]":
        endpoints, credentials = self.folder / "endpoints.yml", self.folder / "credentials.yml"
        kept = (ROOT / "endpoints.yml").read_text(encoding="utf-8")
        endpoints.write_text(kept.replace("db: var/conversations.db", f"db: {self.folder}/kept.db"))
        credentials.write_text(json.dumps({"bot.channels.web.ThresholdRest": self.settings}))
        options = ["--port", str(self.port), "--endpoints", str(endpoints), "--credentials", str(credentials)]
        return [sys.executable, "-m", "bot", "run", *options]

    def _answers(self) -> bool:
        try:
            return self.ask("/health/ready")[0] == 200
        except OSError:
            return False


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
