"""What the person of a script knows of the table: which description is theirs, and what their area is called."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence

from bot.enquiry.questions import load_questions

class Mind:
    """Compares what is offered with the ids or words that a script names."""

    def __init__(self, library: Any) -> None:
        self._library = library
        areas = [library.area(key) for key in library.area_ids]
        self._texts = {key: one.text for area in areas
                       for key, one in (*area.statements.items(), *area.triggers.items())}
        self._topics = {key: area.topic_of[key].topic for area in areas for key in area.statements}
        self._cells = {key: {"table": s.cite.document, "topic": area.topic_of[key].title, "row": s.row,
                             "level": s.level} for area in areas for key, s in area.statements.items()}
        self._moves = {one.id: one.moves for one in load_questions()[1]}
        self._pathways = {key: name for area in areas for key, name in area.pathway_of.items()}

    def title(self, area: str) -> str:
        """The name of an area."""
        return self._library.area(area).pack.title

    def topic_of(self, key: str) -> Optional[str]:
        """The topic of a statement; None for anything else."""
        return self._topics.get(key)

    def cell(self, key: str) -> Optional[Dict[str, Any]]:
        """Where in which table a statement stands; None for anything else."""
        return self._cells.get(key)

    def tip(self, name: str) -> str:
        """The words by which an answer names what could change it: a question, a statement, or a level."""
        return self._moves.get(name) or self._texts.get(name) or name

    def is_one(self, row: Dict[str, Any], named: Sequence[str]) -> bool:
        """Whether something that was understood is one of those that the script names."""
        key = row["id"]
        return any(name in (key, self._pathways.get(key)) or self._within(name, row["text"]) for name in named)

    def pick(self, labels: List[str], named: Sequence[str]) -> Optional[int]:
        """The place of the first description that the script names; in the script's order."""
        for name in named:
            for place, label in enumerate(labels):
                if self._texts.get(name) == label or self._within(name, label):
                    return place
        return None

    def _within(self, words: str, text: str) -> bool:
        return words not in self._texts and len(words) > 3 and words.lower() in text.lower()
