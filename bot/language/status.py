"""How a finding stands: stated, suspected, disputed, past, linked or absent, by lists in data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, List, Mapping, Sequence, Set

from bot.language.negation import Negation
from bot.language.phrases import Phrases
from bot.language.tokens import Sentence

#: Who is meant and when come first: they decide whether a finding is this child's, now.
ORDER = ("linked", "past", "disputed", "suspected")
#: With one of these in it a sentence is no observation of one's own.
NOT_OBSERVED = {"somebody_says", "suspected", "disputed", "past"}
CUES = (*ORDER, "present", "saw_myself", "somebody_says")


@dataclass(frozen=True)
class Standing:
    """How what a sentence says stands. `looked`: the practitioner looked, and denies something."""

    status: str
    looked: bool


class Statuses:
    """The status of each sentence of a message."""

    def __init__(self, data: Mapping[str, Any], negation: Negation) -> None:
        """Compile the cue lists."""
        self._cues = Phrases({name: data[name] for name in CUES})
        self._negation = negation

    def of(self, sentences: Sequence[Sentence]) -> List[Standing]:
        """One standing a sentence. An explanation also disputes the sentence before it."""
        cues = [{hit.name for hit in self._cues.find(part.words)} for part in sentences]
        found = [self._status(part, names) for part, names in zip(sentences, cues)]
        for at, names in enumerate(cues[1:], 1):
            if "disputed" in names and found[at - 1] in ("stated", "suspected"):
                found[at - 1] = "disputed"
        looked = [self._looked(part, cues[at], cues[at - 1] if at else set())
                  for at, part in enumerate(sentences)]
        return [Standing(*pair) for pair in zip(found, looked)]

    def _status(self, part: Sentence, names: Set[str]) -> str:
        """What somebody else says is not so is denied, whoever it is."""
        status = _status(names)
        denied = "somebody_says" in names and any(self._negation.scope(part.words))
        return "disputed" if denied and status == "stated" else status

    def _looked(self, part: Sentence, cues: Set[str], before: Set[str]) -> bool:
        if cues & NOT_OBSERVED or not any(self._negation.scope(part.words)):
            return False
        return "saw_myself" in cues or "saw_myself" in before and _bare(part)


def _bare(sentence: Sentence) -> bool:
    """A short sentence such as "No marks." that goes on with the one before."""
    words = [word.norm for word in sentence.words if word.is_word]
    return words[:1] == ["no"] or words[:3] == ["there", "were", "no"]


def _status(names: Set[str]) -> str:
    if "present" in names:
        names = names - {"past"}
    return next((status for status in ORDER if status in names), "stated")
