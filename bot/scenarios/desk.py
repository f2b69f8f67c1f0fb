"""Recording from end to end: a conversation in the terminal or a saved one, questions, a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Callable, Optional

from bot.engine.loading import load_library
from bot.scenarios.holding import hold
from bot.scenarios.mind import Mind
from bot.scenarios.moments import moment
from bot.scenarios.play import Play
from bot.scenarios.played import Played
from bot.scenarios.recording import Ask, make_script, turns_in, turns_of
from bot.scenarios.script import Part
from bot.scenarios.seat import House, NoButton

WELCOME = ("Talk as the practitioner would. A button is pressed by its label in brackets, [No]. "
           "An empty line ends the conversation. Use an invented child: what you type goes into the file.")
SHOWN = "\nNow what is expected. The assistant's answer is no reason: look it up in the document.\n"


class NotRecorded(Exception):
    """Nothing could be made of the conversation; the text says why."""


def record(file: Path, area: str, at: str, saved: Optional[Path], ask: Ask, write: Callable[[str], None]) -> None:
    """The file holds a script of the conversation, with the expectations that a person typed."""
    try:
        house, clock = House(load_library()), moment(at)
    except ValueError as error:
        raise NotRecorded(str(error)) from error
    if area not in house.library.area_ids:
        raise NotRecorded(f'There is no area "{area}"; known are: {", ".join(house.library.area_ids)}.')
    seat = house.seat(clock)
    played = _replayed(saved, area, seat, house) if saved else _held(seat, write)
    turns = turns_of(played)
    if not turns:
        raise NotRecorded("Nobody said anything, so nothing was written.")
    write(SHOWN)
    text = make_script(turns, played, area, clock, ask)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _held(seat: object, write: Callable[[str], None]) -> Played:
    write(WELCOME)
    return hold(seat, lambda: sys.stdin.readline(), write)


def _replayed(saved: Path, area: str, seat: object, house: House) -> Played:
    """The saved messages are said again, so that what is compared is what this assistant does."""
    try:
        turns = turns_in(saved.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise NotRecorded(f"{saved} cannot be read: {type(error).__name__}.") from error
    if not turns:
        raise NotRecorded(f'{saved} has no line that begins with ">" or "You:".')
    part = Part("recorded", str(saved), "", area, "", moment("tuesday_morning"), (), {}, {}, turns=tuple(turns),
                ends="turns")
    try:
        return Play(part, seat, Mind(house.library)).run()
    except NoButton as error:
        raise NotRecorded(str(error)) from error
