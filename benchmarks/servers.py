"""A bot as a process: started, measured and stopped."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, List, Optional

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
PATIENCE = 180.0
LOOK_EVERY = 0.05


class BenchmarkError(RuntimeError):
    """The measurement cannot go on; the text says why."""


@dataclass
class Server:
    """One bot: how to start it, where to knock, and where to send messages."""

    name: str
    command: List[str]
    folder: Path
    knock: str
    messages: str
    environment: Dict[str, str] = field(default_factory=dict)
    port: int = 0
    process: Optional["subprocess.Popen[bytes]"] = None

    @property
    def url(self) -> str:
        """Where messages go."""
        return f"http://{HOST}:{self.port}{self.messages}"

    def start(self, log: Path) -> float:
        """The bot answers; the seconds that this took."""
        self.port = free_port()
        began = time.monotonic()
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                [*self.command, "--port", str(self.port)], cwd=self.folder, stdout=output,
                stderr=output, env={**os.environ, **quiet(), **self.environment},
                start_new_session=True)
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() - began > PATIENCE:
                raise BenchmarkError(f"{self.name} did not start; its output is in {log}.")
            time.sleep(LOOK_EVERY)
        return time.monotonic() - began

    def stop(self) -> None:
        """The process and what it started are gone."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(timeout=15)
        except ProcessLookupError:
            pass
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process = None

    def megabytes(self) -> float:
        """Resident memory of the process and its children."""
        listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,rss="], capture_output=True,
                                text=True, check=True).stdout
        rows = [tuple(map(int, line.split())) for line in listed.splitlines()]
        family = {self.process.pid} if self.process else set()
        for _ in range(4):
            family |= {pid for pid, parent, _ in rows if parent in family}
        return sum(rss for pid, _, rss in rows if pid in family) / 1024

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{self.port}{self.knock}", timeout=2) as got:
                return got.status == 200
        except (urllib.error.URLError, OSError):
            return False


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def quiet() -> Dict[str, str]:
    """Settings that both bots get: no telemetry, no warnings of old packages."""
    return {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3",
            "PYTHONWARNINGS": "ignore", "CUDA_VISIBLE_DEVICES": ""}
