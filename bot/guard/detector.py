"""Decides from the words alone whether anyone is in danger now: by rules, and by a learned ear."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence

from bot.guard import danger_files
from bot.guard.danger import PLAIN_NO, RANK, Danger, graver
from bot.guard.danger_marks import Marks
from bot.guard.danger_reply import Replies
from bot.guard.danger_row import Row
from bot.guard.danger_rules import Rules
from bot.guard.danger_scan import Scan
from bot.guard.danger_text import Reader
from bot.guard.ear import Ear, numbers
from bot.guard.several import answered
from bot.language.encoder.shared import encoder

log = logging.getLogger(__name__)
FAULT = Danger("possible", "detector.fault", "fault", "child")
# What each answer means, by what the open question asks about. "Not sure" counts as danger.
TIERS = {
    "danger": {"yes": "yes", "unsure": "yes", "both": "possible", "no": "no"},
    "safety": {"yes": "no", "unsure": "yes", "both": "possible", "no": "yes"},
}


class Detector:
    """The cues of one folder, ready to read messages; with an ear, what it hears counts as well."""

    def __init__(self, data: Mapping[str, Sequence[Mapping[str, Any]]],
                 ear: Optional[Ear] = None) -> None:
        """Compile the data of a cue folder."""
        self._ear, self._short = ear, ear.short if ear else 0
        self._reader = Reader(_merged(data["shorthand"]), _merged(data["emoji"]))
        self._marks = Marks(data["lists"], self._reader)
        self._scan_runs = Scan(data, self._marks)
        self._questions = Rules(data["questions"], self._marks)
        self._replies = Replies(data["answers"], self._reader)
        for word in self._replies.vocabulary():
            self._marks.bit_of(word)
        self._marks.close(word for text in data["real_words"] for word in str(text).split())

    @classmethod
    def load(cls, folder: Optional[Path] = None) -> "Detector":
        """Read a cue folder, without one the project's own; and the model, if there is one."""
        own = numbers()
        model = encoder() if own["in_use"] else None
        ear = Ear(model, own) if model else None
        return cls(danger_files.read(Path(folder or danger_files.FOLDER)), ear)

    def scan(self, text: str, asked: Optional[str] = None) -> Danger:
        """The danger in a message, given the wording of the question it answers; never raises.

        Where several questions were open, each answer is read with its own.
        """
        try:
            return reduce(graver, [self._calmest(*pair) for pair in answered(text, asked or "", self._short)])
        except Exception as error:  # a fault here must ask about danger, not hide it
            log.error("the danger detector failed: %s", type(error).__name__)
            return FAULT

    def forget(self) -> None:
        """Drop what was worked out about messages; it is kept only while one is answered."""
        if self._ear is not None:
            self._ear.forget()

    def asks_about(self, question: str) -> Optional[str]:
        """'danger' or 'safety' when a question asks about this moment, else None."""
        for run in self._reader.runs(question, self._marks.spell):
            for rule, _ in self._questions.standing(Row(self._marks.places(run))):
                return str(rule.entry["means"])
        return None

    def _calmest(self, text: str, questions: List[str]) -> Danger:
        """An answer belongs to one of the questions: with that it sounds as it is meant, with others it may not."""
        return min((self._scan(text, asked) for asked in questions), key=lambda found: RANK[found.tier])

    def _scan(self, text: str, asked: str) -> Danger:
        runs = self._reader.runs(text, self._marks.spell)
        means = self.asks_about(asked) if asked else None
        answer = self._replies.read(runs) if means else None
        found = self._scan_runs.weigh(runs)
        if means is None or answer is None:
            return self._with_ear(found, text, asked, means == "danger")
        tier = TIERS[means][answer]
        if (means, answer, found.tier) == ("danger", "no", "no"):
            return replace(found, cue=found.cue or PLAIN_NO)
        if RANK[tier] <= RANK[found.tier]:
            return found
        return Danger(tier, f"reply.{answer}", "reply", "child", found.called)

    def _with_ear(self, ruled: Danger, text: str, asked: str, of_danger: bool) -> Danger:
        """The rules and the model together: either can raise, and nothing is heard below a certain cue."""
        if self._ear is None or ruled.least == "yes":
            return ruled
        heard = self._ear.judged(ruled, text, asked, of_danger)
        return heard if RANK[heard.tier] >= RANK[ruled.least] else replace(ruled, tier=ruled.least)


def _merged(tables: Sequence[Mapping[str, str]]) -> Dict[str, str]:
    return {str(key): str(value) for table in tables for key, value in table.items()}
