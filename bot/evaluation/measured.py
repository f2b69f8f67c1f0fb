"""Everything that is measured of one release, in one go."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Sequence

from bot.corpus.freezing import frozen
from bot.corpus.reading import read
from bot.evaluation import calibration, danger, dialogue, latency, matching, pairs
from bot.evaluation.shares import Share

#: So many messages are timed.
TIMED = 300


@dataclass(frozen=True)
class Measured:
    """What came out. `ordinary`: danger in the concerns, most of which hold none."""

    split: str
    day: str
    model: str
    frozen: Mapping[str, Any]
    danger: Sequence[danger.Outcome]
    ordinary: Sequence[danger.Outcome]
    matched: Sequence[matching.Matched]
    pairs: Sequence[pairs.Judged]
    answers: Sequence[dialogue.Answered]
    calibrated: Mapping[str, Mapping[str, Share]]
    milliseconds: Mapping[str, float]


def tables(library: Any) -> List[str]:
    """The areas that have a table of their own; the others read by these."""
    return [area.id for area in library.areas() if not area.borrowed]


def measure(scorer: Any, encoder: Any, split: str) -> Measured:
    """Measures on one split of the corpora. Takes minutes."""
    said, concerns = read("danger", split), read("concerns", split)
    areas = tables(scorer.library)
    return Measured(
        split, dt.date.today().isoformat(), encoder.identity[:12] if encoder else "none", frozen(),
        danger.heard(scorer.detector, said), danger.heard(scorer.detector, concerns),
        matching.match(scorer, concerns, areas),
        pairs.judge(scorer, pairs.pairs(split), areas),
        dialogue.answers(scorer.reader, areas[0]),
        _calibrated(scorer, encoder, said, concerns, areas),
        latency.latency(scorer, encoder, concerns[:TIMED], areas[0]) if encoder else {})


def _calibrated(scorer: Any, encoder: Any, said: Sequence[Any], concerns: Sequence[Any],
                areas: Sequence[str]) -> Dict[str, Dict[str, Share]]:
    rows = calibration.bins(calibration.of_rows(scorer, concerns, areas))
    if encoder is None:
        return {"a row that is offered": rows}
    chances = calibration.bins(calibration.of_danger(encoder, said))
    return {"danger now, by the model alone": chances, "a row that is offered": rows}


def headline(measured: Measured) -> Dict[str, Share]:
    """The figures that a release is judged by."""
    heard, ordinary = danger.figures(measured.danger), danger.figures(measured.ordinary)
    settled = danger.figures(danger.after_no(measured.danger))
    found = matching.figures(measured.matched)
    return {
        "danger caught": heard.caught, "danger led by 999": heard.led,
        "danger caught, typed after a plain no": settled.caught,
        "999 for nothing": heard.alarms, "asked for nothing": heard.asked,
        "999 for nothing, ordinary concerns": ordinary.alarms,
        "asked for nothing, ordinary concerns": ordinary.asked,
        "asked for nothing, typed after a plain no": settled.asked,
        "right row among five": found.five, "level right in one shot": found.right,
        "level too low": found.low, "nothing offered": found.none,
        "pairs judged alike": Share.of(each.holds for each in measured.pairs)}
