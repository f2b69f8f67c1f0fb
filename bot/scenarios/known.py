"""Every id that a script may name, gathered from the matrices and the questions."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Dict, FrozenSet, Iterable, Tuple

from bot.enquiry.questions import load_questions

#: Asked by the conversation itself, beside those of questions.yml.
OWN = ("area", "danger", "unread", "today", "after_danger")
ALSO_ASKED = ("confirm", "summary", "worry", "topics", "topic", "change")
CONSENT = {"share": ("yes", "with_agreement", "ask_hub"), "tell_family": ("yes", "ask_hub_first", "no"),
           "refer": ("yes", "with_agreement", "ask_hub"),
           "service": ("needed", "not_needed", "refused", "unknown")}


@dataclass(frozen=True)
class Known:
    """Sets of ids by the field of `expect` that names them; sections by document."""

    ids: Dict[str, FrozenSet[str]]
    sections: Dict[str, Dict[str, Tuple[int, int]]]

    def near(self, field: str, name: str) -> str:
        """A hint at what may have been meant."""
        return near(name, self.ids[field])


def near(name: str, known: Iterable[str]) -> str:
    """"Did you mean", where something is close; otherwise what there is, if that is short."""
    known = sorted(known)
    found = difflib.get_close_matches(name, known, 1, 0.65)
    if found:
        return f'did you mean "{found[0]}"?'
    return f"known are: {', '.join(known)}." if len(known) < 45 else "look it up in docs/reference/areas."


@lru_cache(maxsize=2)
def known(library: Any) -> Known:
    """What the matrices of a library know."""
    areas = [library.area(key) for key in library.area_ids]
    contacts = {c for area in areas for pack in area.packs for c in pack.contacts}
    duties = {d.id for area in areas for same in area.pathways.values()
              for _, pathway in same for d in pathway.duties}
    asked = {one.id for one in load_questions()[1]}
    targets = {key for area in areas for key in (*area.statements, *area.triggers)}
    ids = {"areas": library.area_ids, "indicators": targets, "duties": duties,
           "topics": {t.topic for area in areas for t in area.topics},
           "pathways": {key for area in areas for key in area.pathways},
           "contacts": {word for c in contacts for word in (c.id, c.value)},
           "facts": {*OWN, *asked}, "asked": {*OWN, *asked, *ALSO_ASKED}}
    return Known({key: frozenset(one) for key, one in ids.items()}, _sections(library))


def _sections(library: Any) -> Dict[str, Dict[str, Tuple[int, int]]]:
    return {key: {s.id: s.lines or (1, 10 ** 6) for s in document.sections}
            for key, document in library.documents.items()}
