"""The assistant in a terminal, in one process."""
import asyncio
import sys
from typing import Any, Optional

from rasa.core.utils import AvailableEndpoints

from bot.channels.numbers import HubNumbers
from bot.channels.terminal import Terminal
from bot.guard.guard import Guard
from bot.launch.agent import LaunchError, load
from bot.launch.checks import check_all
from bot.launch.serve import warm_up
from bot.launch.settings import Settings


def chat(settings: Settings) -> int:
    """Talks until the practitioner leaves; returns the exit status."""
    try:
        asyncio.run(talk(settings))
    except LaunchError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        write("")
    return 0


async def talk(settings: Settings) -> None:
    """One conversation, deleted when it is left: nobody could come back to it."""
    endpoints = AvailableEndpoints.read_endpoints(str(settings.endpoints))
    warm_up()
    agent: Any = load(settings.model, endpoints)
    await check_all(agent)
    terminal = Terminal(Guard.load(HubNumbers()), agent.handle_message, read, write)
    try:
        await terminal.run()
    finally:
        await agent.tracker_store.delete(terminal.conversation)


async def read() -> Optional[str]:
    """The next line, or None at the end of the input."""
    write("\n> ", end="")
    line = await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    return line.rstrip("\n") if line else None


def write(text: str, end: str = "\n") -> None:
    """Show a text at once."""
    sys.stdout.write(text + end)
    sys.stdout.flush()
