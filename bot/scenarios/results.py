"""The result of one playing, as plain values that a file can hold and another run be compared with."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Tuple

from bot.scenarios.judge import Difference
from bot.scenarios.looked_at import first_contact
from bot.scenarios.played import Played
from bot.scenarios.script import Part

VERSION = 1


@dataclass(frozen=True)
class Result:
    """One script, variant and area: what came out and what differs. `error`: it could not be played."""

    script: str
    variant: str
    area: str
    title: str
    file: str
    at: str
    differences: Tuple[Difference, ...] = ()
    expected: Mapping[str, Any] = field(default_factory=dict)
    got: Mapping[str, Any] = field(default_factory=dict)
    rows: Tuple[Mapping[str, Any], ...] = ()
    transcript: Tuple[Mapping[str, Any], ...] = ()
    not_asked_for: Tuple[str, ...] = ()
    without_fact: Tuple[str, ...] = ()
    not_looked_at: Tuple[str, ...] = ()
    waved: Tuple[Difference, ...] = ()
    weaknesses: Tuple[str, ...] = ()
    error: Optional[str] = None
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        """Whether everything was as expected, known weaknesses of the assistant aside."""
        return not self.differences and self.error is None

    @property
    def name(self) -> str:
        """What it is called in lists."""
        return f"{self.script} · {self.variant} · {self.area}"


def got(played: Played) -> Dict[str, Any]:
    """The decision in a few values: what a comparison of two runs looks at."""
    answer = played.answers[-1] if played.answers else {}
    keys = ("level", "level_name", "level_range", "firm", "how", "harm", "borrowed", "indicators", "pathways",
            "consent")
    found = {key: answer.get(key) for key in keys}
    found["duties"] = [one["id"] for one in answer.get("duties", ())]
    phones = (one["value"] for one in answer.get("contacts", ()) if one["kind"] == "phone")
    found["contacts"] = list(dict.fromkeys(phones))
    found["first_contact"] = first_contact(answer)[-1:]
    found["call_999"] = any(one.calls_999 for one in played.exchanges)
    found["asked"], found["turns"] = played.asked, played.turns
    return found


def transcript(played: Played) -> Tuple[Dict[str, Any], ...]:
    """Who said what, without anything that only a program reads."""
    lines: List[Dict[str, Any]] = []
    for one in played.exchanges:
        if one.said is not None:
            lines.append({"who": "they", "text": one.said, "pressed": one.pressed})
        lines += [spoken(message) for message in one.replies]
    return tuple(lines)


def spoken(message: Mapping[str, Any]) -> Dict[str, Any]:
    """A message of ours as a person meets it: words, labels, and the questions in it."""
    return {"who": "we", "text": message["text"], "kind": message.get("kind", "text"),
            "choices": [one["label"] for one in message.get("choices", ())],
            "items": [{"text": one["text"], "choices": [c["label"] for c in one["choices"]]}
                      for one in message.get("items", ())]}


def empty(part: Part, error: str) -> Result:
    """A playing that did not come about."""
    return Result(part.script, part.variant, part.area, part.title, part.file, f"{part.at:%Y-%m-%d %H:%M}",
                  expected=dict(part.expect), error=error)


def write(results: List[Result], file: Path) -> None:
    """The file holds the results, to be compared with those of another day."""
    kept = {"version": VERSION, "results": [asdict(one) for one in results]}
    file.write_text(json.dumps(kept, ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8")


def read(file: Path) -> List[Result]:
    """The results in such a file; ValueError says what is wrong with it."""
    file = file / "results.json" if file.is_dir() else file
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        return [Result(**{**one, **{key: tuple(Difference(**d) for d in one.get(key, ()))
                                    for key in ("differences", "waved")}}) for one in kept["results"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{file}: these are no results of a run ({type(error).__name__}); "
                         "name a report folder or its results.json.") from error
