"""Plays one part of a script and judges it; the same in this process and over HTTP."""

from __future__ import annotations

import time
from typing import Any, List, Optional

from bot.scenarios.http_seat import HttpSeat, NoServer
from bot.scenarios.judge import Difference, Judge
from bot.scenarios.mind import Mind
from bot.scenarios.play import Play
from bot.scenarios.reasons import Reasons
from bot.scenarios.results import Result, empty, got, transcript
from bot.scenarios.script import Part
from bot.scenarios.seat import House, NoButton
from bot.scenarios.weakness import sorted_out


class Stage:
    """Where scripts are played. Without an address in this process, else at that server."""

    def __init__(self, library: Any, url: Optional[str] = None, clock: bool = False, house: Any = None) -> None:
        self._library, self._url, self._clock, self._mind = library, url, clock, Mind(library)
        self._house = None if url else house or House(library)

    def play(self, part: Part) -> Result:
        """What came of it. A fault of the assistant is a result as well."""
        began = time.monotonic()
        seat = HttpSeat(self._url, self._clock) if self._url else self._house.seat(part.at)
        try:
            return self._played(part, seat, began)
        except (NoButton, NoServer) as error:
            return empty(part, str(error))
        except Exception as error:  # the others are to be played all the same
            return empty(part, f"The assistant failed: {type(error).__name__}: {error}")
        finally:
            seat.close()

    def _played(self, part: Part, seat: Any, began: float) -> Result:
        play = Play(part, seat, self._mind)
        played = play.run()
        judge = Judge(played, self._mind, seat.clock)
        differs = [*_noticed(play), *play.differs, *judge.differences(play.expect)]
        fails, waved = sorted_out(Reasons(self._library, part, judge).explained(differs), part.weaknesses)
        skipped = () if seat.clock or "first_contact" not in play.expect else ("first_contact",)
        return Result(
            part.script, part.variant, part.area, part.title, part.file, f"{part.at:%Y-%m-%d %H:%M}",
            differences=tuple(fails), waved=tuple(waved),
            weaknesses=tuple(one["why"] for one in part.weaknesses),
            expected=dict(play.expect), got=got(played), rows=tuple(self._rows(judge)),
            transcript=transcript(played), not_asked_for=tuple(_not_asked_for(play)),
            without_fact=tuple(dict.fromkeys(played.unanswered)), not_looked_at=skipped,
            seconds=round(time.monotonic() - began, 2))

    def _rows(self, judge: Judge) -> List[dict]:
        """Cells of the table that the answer rests on, for the picture of what is covered."""
        found = (self._mind.cell(key) for key in judge.answer.get("indicators", ()))
        return [cell for cell in found if cell]


def _noticed(play: Play) -> List[Difference]:
    """What fails a script whatever it expects."""
    played = play.played
    found = [Difference("asked_twice", f"{key} is asked once", "asked again after it was told")
             for key in dict.fromkeys(played.twice)]
    if played.stuck:
        found.append(Difference("stuck", "an answer", played.stuck))
    return found + [Difference("must_be_asked", f"{key} is asked", "never asked")
                    for key in _not_asked_for(play) if play.facts[key].must_be_asked]


def _not_asked_for(play: Play) -> List[str]:
    return [key for key in play.facts if key not in play.played.given]
