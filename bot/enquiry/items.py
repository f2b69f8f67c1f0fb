"""Things asked in one message: questions, and rows whose best description is to be picked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Tuple

from bot.engine.decision import Decision
from bot.engine.library import Area
from bot.engine.records import Statement
from bot.enquiry.case import Case, Found
from bot.enquiry.questions import Choice, load_questions, open_questions, question
from bot.enquiry.understand import level_of
from bot.wording.phrases import phrase

PICK = "pick:"
MOST_PICKS = 2
MOST_CHOICES = 8


@dataclass(frozen=True)
class Item:
    """One thing to answer. `key` is a question id, or `pick:` and a finding's id."""

    key: str
    kind: str
    ask: str
    why: str
    choices: Tuple[Choice, ...] = ()
    key_fact: str = ""
    reads: Optional[str] = None

    @property
    def finding(self) -> Optional[str]:
        """The id of the finding whose row is asked about, if this is a pick."""
        return self.key[len(PICK):] if self.key.startswith(PICK) else None


def item(key: str, case: Case, area: Area) -> Optional[Item]:
    """The item with this key as it stands now; None if it is gone."""
    if key.startswith(PICK):
        found = next((f for f in case.found if f.id == key[len(PICK):]), None)
        return _pick_item(found, area) if found else None
    asked = question(key)
    if not asked:
        return None
    return Item(key, asked.kind, asked.ask, asked.why, asked.choices, asked.fact, asked.reads)


def next_items(case: Case, area: Area, decision: Decision, only_required: bool) -> List[Item]:
    """What to ask in the next message, the most telling first; empty when nothing is left."""
    limits, _ = load_questions()
    required = [q for q in open_questions(case, decision) if q.required]
    others = [] if only_required else [q for q in open_questions(case, decision) if not q.required]
    picks = [] if only_required else _picks(case, area, decision)
    keys = [*(f"{PICK}{found.id}" for found in picks), *(q.id for q in (*required, *others))]
    if picks:
        keys = keys[:len(picks) + max(1, len(required))]
    items = (item(key, case, area) for key in keys[:limits.per_message])
    return [one for one in items if one]


def _picks(case: Case, area: Area, decision: Decision) -> List[Found]:
    """Rows in which another cell would change the answer, those that decide first."""
    level = decision.level.level or 0
    open_rows = [f for f in case.found if _may_move(f, area, level) and not f.picked
                 and f.confirmed and not f.unsure and f"{PICK}{f.id}" not in case.asked]
    return sorted(open_rows, key=lambda f: -level_of(area, f))[:MOST_PICKS]


def _may_move(found: Found, area: Area, level: int) -> bool:
    if found.id not in area.statements or found.status in ("absent", "past"):
        return False
    levels = {s.level for s in area.row(found.id)}
    return len(levels) > 1 and (max(levels) > level or level_of(area, found) == level)


def row_choices(found: Found, area: Area) -> List[Statement]:
    """Descriptions in one row to choose from: level 2 and above, the found one always among them.

    Accepting help never takes a plain injury or harm below the level printed for it.
    """
    mine = area.statements[found.id]
    plain = mine.harm == "yes" and mine.decides == "alone"
    row = [s for s in area.row(found.id) if (s.level > 1 or s.id == found.id)
           and not (plain and s.help_accepted and s.level < mine.level)]
    if len(row) > MOST_CHOICES:
        row = sorted(row, key=lambda s: (s.id != found.id, abs(s.level - mine.level)))[:MOST_CHOICES]
    return sorted(row, key=lambda s: (s.level, s.id))


def _pick_item(found: Found, area: Area) -> Item:
    choices = [Choice(label=s.text, value=s.id) for s in row_choices(found, area)]
    choices.append(Choice(label=phrase("questions.not_sure"), value=None))
    words = found.because[0] if found.because else ""
    ask = phrase("questions.pick", words=words) if words else phrase("questions.pick_plain")
    return Item(f"{PICK}{found.id}", "choice", ask, phrase("questions.pick_why"), tuple(choices))


def stored(items: List[Item]) -> Dict[str, Any]:
    """The open question that the case keeps."""
    return {"kind": "questions", "items": [one.key for one in items]}
