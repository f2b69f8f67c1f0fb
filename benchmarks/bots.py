"""The two bots that are compared: ours as it is run, and the one that Rasa makes by itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from benchmarks.servers import HOST, ROOT, BenchmarkError, Server, quiet

# Made once for a release of Rasa: training it takes minutes and is not measured.
MADE = ROOT / ".cache" / f"stock-bot-{version('rasa')}"

# All senders have one address here; the pace that people are held to would be measured instead.
CHANNEL = """bot.channels.web.ThresholdRest:
  conversation_per_minute: 100000
  address_per_minute: 100000
"""


def ours(folder: Path) -> Server:
    """The assistant as `make run` starts it, with a store and a record of its own."""
    kept = (ROOT / "endpoints.yml").read_text(encoding="utf-8")
    store = "  db: var/conversations.db\n"
    if store not in kept:
        raise BenchmarkError("endpoints.yml names another store; change benchmarks/servers.py.")
    endpoints = folder / "endpoints.yml"
    endpoints.write_text(kept.replace(store, f"  db: {folder}/conversations.db\n"))
    credentials = folder / "credentials.yml"
    credentials.write_text(CHANNEL)
    command = [sys.executable, "-m", "bot", "run", "--host", HOST, "--endpoints", str(endpoints),
               "--credentials", str(credentials)]
    return Server("ours", command, ROOT, "/health/ready", "/webhooks/web/messages",
                  {"BOT_STATE_FOLDER": str(folder)})


def stock(folder: Path) -> Server:
    """What `rasa init` makes and trains, with its REST channel and SQLite as its store."""
    made = folder / "stock"
    if not MADE.exists():
        make_stock(made, folder / "init.log")
        shutil.copytree(made, MADE)
    else:
        shutil.copytree(MADE, made)
    (made / "credentials.yml").write_text("rest:\n")
    store = f"tracker_store:\n  type: SQL\n  dialect: sqlite\n  db: {made}/conversations.db\n"
    (made / "endpoints.yml").write_text(store)
    command = [sys.executable, "-m", "rasa", "run", "-i", HOST, "--endpoints", "endpoints.yml",
               "--credentials", "credentials.yml"]
    return Server("stock", command, made, "/", "/webhooks/rest/webhook")


def make_stock(folder: Path, log: Path) -> None:
    """A new project of Rasa's own, trained."""
    folder.mkdir()
    command = [sys.executable, "-m", "rasa", "init", "--no-prompt", "--init-dir", str(folder)]
    with log.open("wb") as output:
        done = subprocess.run(command, cwd=folder, stdout=output, stderr=output,
                              env={**os.environ, **quiet()}, timeout=300, check=False)
    if done.returncode or not list((folder / "models").glob("*.tar.gz")):
        raise BenchmarkError(f"rasa init failed; its output is in {log}.")
