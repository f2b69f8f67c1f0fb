"""A conversation held in the terminal, to be made into a script afterwards."""

from __future__ import annotations

from typing import Any, Callable, Optional

from bot.scenarios.played import Exchange, Played
from bot.scenarios.recording import read_turn
from bot.scenarios.results import spoken
from bot.scenarios.seat import NoButton
from bot.scenarios.told import offered


def hold(seat: Any, read: Callable[[], Optional[str]], write: Callable[[str], None]) -> Played:
    """A conversation in the terminal, until an empty line or the end of the input; labels in [ ] are pressed."""
    played = Played([Exchange(None, tuple(seat.open()))])
    _write_all(played, write)
    while True:
        line = read()
        if not line or not line.strip():
            return played
        turn = read_turn(line.strip())
        try:
            replies = seat.press(turn["press"]) if isinstance(turn, dict) else seat.say(turn)
        except NoButton as error:
            write(str(error))
            continue
        said = turn["press"] if isinstance(turn, dict) else turn
        played.exchanges.append(Exchange(said, tuple(replies), isinstance(turn, dict)))
        _write_all(played, write)


def _write_all(played: Played, write: Callable[[str], None]) -> None:
    for one in played.exchanges[-1].replies:
        write("\n" + "\n".join([one["text"], *offered(spoken(one))]))
