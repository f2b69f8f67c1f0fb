"""Reads a message: which statements, pathway triggers and strengths its words may mean."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple

import numpy as np

from bot.language import building, lexicon, targets
from bot.language.cache import Built
from bot.language.facts import read_facts
from bot.language.facts_places import PlaceIndex
from bot.language.features import Featurer
from bot.language.leftover import Leftover
from bot.language.plain import Plain
from bot.language.reading import Candidate, Reading
from bot.language.status import Statuses
from bot.language.tokens import Sentence, Word, sentences
from bot.language.units import Unit, units

#: A longer text is read up to here; the guard asks for it in parts.
LONGEST = 20_000
#: Scores below this are not worth a name.
LEAST = 0.05
Scores = Dict[str, float]


class Reader:
    """Finds in free text what the matrices know. Deterministic: same text, same reading."""

    def __init__(self, library: Any, by: Featurer, built: Built) -> None:
        """Use `load`; this only keeps the parts."""
        how = lexicon.data("settings.yml")
        self.strong: float = how["strong"]
        self.weak: float = how["weak"]
        self._how, self._library, self._by, self._built = how, library, by, built
        self._plain = Plain(lexicon.data("plain.yml") or (), by)
        self._statuses = Statuses(lexicon.data("status.yml"), building.negation())
        self._spelling = building.speller(built.index)
        self._places = PlaceIndex.load(library)
        self._leftover = Leftover(lexicon.data("leftover.yml"))
        self._kinds = {area.id: targets.kinds(area) for area in library.areas()}
        self._tables = {area.id: (area.table.pack.id, building.BESIDE) for area in library.areas()}

    @classmethod
    def load(cls, library: Any) -> "Reader":
        """The reader of a library; what was learned comes from disk when nothing changed."""
        by = building.featurer()
        return cls(library, by, building.built(library, by))

    def read(self, text: str, area_id: str, asked: Optional[str] = None) -> Reading:
        """What a message may mean in an area. `asked` names the fact that was asked for."""
        text = text[:LONGEST]
        parts = [self._mended(part) for part in sentences(text)]
        told = read_facts(text, self._places, asked)
        best = self._best(text, parts, area_id)
        found = tuple(sorted(best.values(), key=lambda c: (-c.score, c.id)))
        unread = self._leftover.unread(text, parts, found, told, self.weak)
        return Reading(found[: self._how["candidates"]], told, unread,
                       tuple(text[p.start : p.end] for p in parts))

    def _mended(self, part: Sentence) -> Sentence:
        return Sentence(tuple(self._spelling.words(part.words)), part.start, part.end)

    def _best(self, text: str, parts: Sequence[Sentence], area_id: str) -> Dict[str, Candidate]:
        """The best place in the message for everything that the area knows."""
        kinds = self._kinds[area_id]
        best: Dict[str, Candidate] = {}
        for score, key, unit, status in self._found(parts, area_id):
            if key in kinds and (key not in best or score > best[key].score):
                best[key] = Candidate(key, round(score, 4), status, text[unit.start : unit.end],
                                      unit.start, unit.end, kinds[key])
        return best

    def _found(self, parts: Sequence[Sentence],
               area_id: str) -> Iterator[Tuple[float, str, Unit, str]]:
        statuses = self._statuses.of(parts)
        for unit in units(parts):
            scores = self._scores(unit.words, area_id)
            before = parts[unit.sentence - 1] if unit.sentence else None
            if self._statuses.observed_absent(parts[unit.sentence], before):
                yield from self._absent(unit, area_id, scores)
            for key, score in scores.items():
                yield score, key, unit, statuses[unit.sentence]
        if 1 < len(parts) <= self._how["whole_up_to"]:
            yield from self._whole(parts, statuses, area_id)

    def _absent(self, unit: Unit, area_id: str,
                scores: Scores) -> Iterator[Tuple[float, str, Unit, str]]:
        """What the practitioner looked for and did not find: it fits only without the "no"."""
        for key, score in self._scores(unit.words, area_id, deny=False).items():
            if score >= self.weak and score > scores.get(key, 0.0) + 0.1:
                yield score, key, unit, "absent"

    def _whole(self, parts: Sequence[Sentence], statuses: Sequence[str],
               area_id: str) -> Iterator[Tuple[float, str, Unit, str]]:
        words = tuple(word for part in parts for word in part.words)
        status = statuses[0] if len(set(statuses)) == 1 else "stated"
        unit = Unit(words, parts[0].start, parts[-1].end, 0)
        for key, score in self._scores(words, area_id, plain=False).items():
            yield score * self._how["whole_message"], key, unit, status

    def _scores(self, words: Sequence[Word], area_id: str, deny: bool = True,
                plain: bool = True) -> Scores:
        features = self._by.features(words, deny)
        likeness = self._built.index.likeness(features, self._how["spaces"])
        found: Scores = {}
        for name in self._tables[area_id]:
            table = self._built.tables.get(name)
            if table is not None and likeness.any():
                scores = table.judge(likeness, self._how["judging"])
                found.update((table.keys[n], float(scores[n]))
                             for n in np.flatnonzero(scores >= LEAST))
        if plain:
            found.update(dict.fromkeys(self._plain.gives(words, deny), self._how["plain"]))
        return found
