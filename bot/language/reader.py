"""Reads a message: which statements, pathway triggers and strengths its words may mean."""

from __future__ import annotations

from typing import Any, Dict, Iterator, Optional, Sequence, Tuple

from bot.language import building, lexicon, targets
from bot.language.cache import Built
from bot.language.encoder.alike import unseen
from bot.language.encoder.shared import encoder
from bot.language.facts import asked_fact, read_facts
from bot.language.facts_places import PlaceIndex
from bot.language.features import Featurer, Look
from bot.language.introductions import introduces
from bot.language.judging import Judge, Scores, is_answer
from bot.language.learning import Learned
from bot.language.leftover import Leftover
from bot.language.plain import Plain
from bot.language.reading import Candidate, Reading, Told
from bot.language.status import Standing, Statuses
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
        own = how["learned"]
        self._learned = Learned(encoder() if own["in_use"] else None, own)
        self._judge = Judge(by, built, Plain(lexicon.data("plain.yml")), how, self._learned)
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
        hidden = unseen(text)
        parts = [self._mended(part, hidden) for part in sentences(text)]
        told = self._told(text, asked)
        best = self._best(text, parts, area_id, asked_fact(asked))
        found = tuple(sorted(best.values(), key=lambda c: (-c.score, c.id)))
        unread = self._leftover.unread(text, parts, found, told, self.weak)
        return Reading(found[: self._how["candidates"]], told, unread,
                       tuple(text[p.start : p.end] for p in parts))

    def _told(self, text: str, asked: Optional[str]) -> Tuple[Told, ...]:
        """The facts that the words tell; what they leave open, the model may read as an answer."""
        told, fact = read_facts(text, self._places, asked), asked_fact(asked)
        if asked is None or any(one.fact == fact for one in told):
            return told
        answer = self._learned.answer(text, asked, fact)
        return (*told, answer) if answer else told

    def _mended(self, part: Sentence, hidden: Sequence[Tuple[int, int]]) -> Sentence:
        """With words as they were meant, and without the traits of people that say nothing."""
        seen = [word for word in part.words if not any(start <= word.start < end for start, end in hidden)]
        return Sentence(tuple(self._spelling.words(seen or part.words)), part.start, part.end)

    def _best(self, text: str, parts: Sequence[Sentence], area_id: str,
              asked: Optional[str]) -> Dict[str, Candidate]:
        """The best place in the message for everything that the area knows."""
        kinds = self._kinds[area_id]
        best: Dict[str, Candidate] = {}
        for score, key, unit, status in self._found(text, parts, area_id, asked):
            if key in kinds and (key not in best or score > best[key].score):
                best[key] = Candidate(key, round(score, 4), status, text[unit.start : unit.end],
                                      unit.start, unit.end, kinds[key])
        return best

    def _found(self, text: str, parts: Sequence[Sentence], area_id: str,
               asked: Optional[str]) -> Iterator[Found]:
        standings = self._statuses.of(parts)
        pieces = [unit for unit in units(parts) if not introduces(text[unit.start : unit.end])]
        if not pieces:
            return
        looks = [self._by.look(unit.words) for unit in pieces]
        judged = self._judge.scores(text, pieces, looks, self._tables[area_id], asked)
        for unit, look, scores in zip(pieces, looks, judged):
            standing = standings[unit.sentence]
            if standing.looked:
                yield from self._absent(text, unit, look, area_id, scores)
            for key, score in scores.items():
                yield score, key, unit, standing.status
        if len(parts) > 1:
            yield from self._whole(text, pieces, judged, standings, area_id, asked)

    def _absent(self, text: str, unit: Unit, look: Look, area_id: str,
                scores: Scores) -> Iterator[Found]:
        """What the practitioner looked for and did not find: it fits only without the "no"."""
        bare = self._judge.like([look.without_denial()], self._tables[area_id])[0]
        denied = self._judge.like([look], self._tables[area_id])[0]
        for key, score in bare.items():
            if score >= self.weak and score > denied.get(key, 0.0) + 0.1:
                yield max(score, scores.get(key, 0.0)) + 0.001, key, unit, "absent"

    def _whole(self, text: str, pieces: Sequence[Unit], judged: Sequence[Scores],
               standings: Sequence[Standing], area_id: str, asked: Optional[str]) -> Iterator[Found]:
        """What the message says only as a whole, with the piece that says most of it."""
        for key, score in self._of_whole(text, pieces, area_id, asked).items():
            most = max(range(len(pieces)), key=lambda number: judged[number].get(key, 0.0))
            unit = pieces[most]
            yield score * self._how["whole_message"], key, unit, standings[unit.sentence].status

    def _of_whole(self, text: str, pieces: Sequence[Unit], area_id: str, asked: Optional[str]) -> Scores:
        sentences_only = [unit for unit in pieces if not unit.part_of]
        like: Scores = {}
        if len(sentences_only) <= self._how["whole_up_to"]:
            words = tuple(word for unit in sentences_only for word in unit.words)
            like = self._judge.like([self._by.look(words)], self._tables[area_id])[0]
        return self._learned.blended(like, self._learned.of_whole(text, is_answer(asked)))
