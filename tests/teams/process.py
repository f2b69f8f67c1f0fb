"""The Teams channel as a process of its own, so that it can be killed: python -m tests.teams.process PORT FOLDER URL.

Its dialogue counts what it hears in a file, and answers each message with three messages, slowly.
"""

import asyncio
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from bot.launch.settings import ROOT
from bot.launch.without_tensorflow import leave_out

leave_out(ROOT / "config.yml")

from rasa.core.lock_store import InMemoryLockStore  # noqa: E402
from sanic import Sanic  # noqa: E402

from tests.channels.served import Store  # noqa: E402
from tests.teams.served import make_teams  # noqa: E402


def make_app(folder: Path, url: str) -> Sanic:
    """The channel, with a dialogue that is easy to recognise."""

    async def dialogue(message: Any) -> None:
        with (folder / "heard.txt").open("a") as file:
            file.write(message.text + "\n")
        for number in (1, 2, 3):
            await message.output_channel.send_response("", {"text": f"{message.text}: answer {number}"})
            await asyncio.sleep(0.05)

    teams = make_teams(folder, SimpleNamespace(base=url))
    app = Sanic("teams-process", configure_logging=False)
    app.blueprint(teams.blueprint(dialogue), url_prefix=teams.url_prefix())
    app.ctx.agent = SimpleNamespace(tracker_store=Store(str(folder / "kept.db")), lock_store=InMemoryLockStore())
    return app


if __name__ == "__main__":
    made = make_app(Path(sys.argv[2]), sys.argv[3])
    made.run("127.0.0.1", int(sys.argv[1]), workers=1, access_log=False, motd=False)
