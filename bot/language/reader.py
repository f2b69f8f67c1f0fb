"""Reads a message: which statements, pathway triggers and strengths its words may mean."""

from __future__ import annotations

from typing import Any, Dict, Iterator, Optional, Sequence, Set, Tuple

from bot.language import building, lexicon, targets
from bot.language.cache import Built
from bot.language.facts import read_facts
from bot.language.facts_places import PlaceIndex
from bot.language.features import Featurer, Look
from bot.language.judging import Judge, Scores
from bot.language.leftover import Leftover
from bot.language.plain import Plain
from bot.language.reading import Candidate, Reading
from bot.language.status import Statuses
from bot.language.tokens import Sentence, sentences
from bot.language.units import Unit, units

#: A longer text is read up to here; the guard asks for it in parts.
LONGEST = 20_000
Found = Tuple[float, str, Unit, str]


class Reader:
    """Finds in free text what the matrices know. Deterministic: same text, same reading."""

    def __init__(self, library: Any, by: Featurer, built: Built) -> None:
        """Use `load`; this only keeps the parts."""
        how = lexicon.data("settings.yml")
        self.strong: float = how["strong"]
        self.weak: float = how["weak"]
        self._how, self._by, self._built = how, by, built
        self._judge = Judge(by, built, Plain(lexicon.data("plain.yml")), how)
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

    def _found(self, parts: Sequence[Sentence], area_id: str) -> Iterator[Found]:
        standings = self._statuses.of(parts)
        pieces = list(units(parts))
        looks = [self._by.look(unit.words) for unit in pieces]
        judged = self._judge.scores(pieces, looks, self._tables[area_id])
        for unit, look, scores in zip(pieces, looks, judged):
            standing = standings[unit.sentence]
            if standing.looked:
                yield from self._absent(unit, look, area_id, scores)
            for key, score in scores.items():
                yield score, key, unit, standing.status
        if 1 < len(parts) <= self._how["whole_up_to"]:
            yield from self._whole(parts, {standing.status for standing in standings}, area_id)

    def _absent(self, unit: Unit, look: Look, area_id: str, scores: Scores) -> Iterator[Found]:
        """What the practitioner looked for and did not find: it fits only without the "no"."""
        bare = self._judge.scores([unit], [look.without_denial()], self._tables[area_id])[0]
        for key, score in bare.items():
            if score >= self.weak and score > scores.get(key, 0.0) + 0.1:
                yield score, key, unit, "absent"

    def _whole(self, parts: Sequence[Sentence], statuses: Set[str],
               area_id: str) -> Iterator[Found]:
        words = tuple(word for part in parts for word in part.words)
        unit = Unit(words, parts[0].start, parts[-1].end, 0)
        status = statuses.pop() if len(statuses) == 1 else "stated"
        for key, score in self._judge.learned([self._by.look(words)], self._tables[area_id])[0].items():
            yield score * self._how["whole_message"], key, unit, status
