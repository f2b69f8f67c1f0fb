"""How a finding stands: stated, suspected, disputed, past, linked or absent, by lists in data."""

from __future__ import annotations

from typing import Any, List, Mapping, Optional, Sequence, Set

from bot.language.negation import Negation
from bot.language.phrases import Phrases
from bot.language.tokens import Sentence

#: Who is meant and when come first: they decide whether a finding is this child's, now.
ORDER = ("linked", "past", "disputed", "suspected")
CUES = (*ORDER, "present", "saw_myself", "somebody_says")


class Statuses:
    """The status of each sentence of a message."""

    def __init__(self, data: Mapping[str, Any], negation: Negation) -> None:
        """Compile the cue lists."""
        self._cues = Phrases({name: data[name] for name in CUES})
        self._negation = negation

    def of(self, sentences: Sequence[Sentence]) -> List[str]:
        """One status a sentence. An explanation also disputes the sentence before it."""
        cues = [self.cues(sentence) for sentence in sentences]
        found = [_status(names) for names in cues]
        for at, names in enumerate(cues[1:], 1):
            if "disputed" in names and found[at - 1] in ("stated", "suspected"):
                found[at - 1] = "disputed"
        return found

    def cues(self, sentence: Sentence) -> Set[str]:
        """The names of the lists that this sentence has a phrase of."""
        return {hit.name for hit in self._cues.find(sentence.words)}

    def observed_absent(self, sentence: Sentence, before: Optional[Sentence] = None) -> bool:
        """Whether the practitioner says that they looked and something is not there."""
        if not any(self._negation.scope(sentence.words)):
            return False
        cues = self.cues(sentence)
        if cues & {"somebody_says", "suspected", "disputed", "past"}:
            return False
        return "saw_myself" in cues or (
            before is not None and "saw_myself" in self.cues(before) and _bare(sentence))


def _bare(sentence: Sentence) -> bool:
    """A short sentence such as "No marks." that goes on with the one before."""
    words = [word.norm for word in sentence.words if word.is_word]
    return words[:1] == ["no"] or words[:3] == ["there", "were", "no"]


def _status(names: Set[str]) -> str:
    if "present" in names:
        names = names - {"past"}
    return next((status for status in ORDER if status in names), "stated")
