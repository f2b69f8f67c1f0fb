"""Finds the sentences that nothing accounts for: they are shown back, never guessed at."""

from __future__ import annotations

from typing import Any, Mapping, Sequence, Tuple

from bot.language.introductions import introduces
from bot.language.phrases import Phrases
from bot.language.reading import Candidate, Told
from bot.language.tokens import Sentence

#: So many words beside small talk are still only small talk ("hi there everyone").
SPARE = 1


class Leftover:
    """Tells small talk from something that was said and not understood."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Compile the phrases of small talk."""
        self._small_talk = Phrases({"small_talk": data["small_talk"]})

    def unread(self, text: str, parts: Sequence[Sentence], candidates: Sequence[Candidate],
               told: Sequence[Told], weak: float) -> Tuple[str, ...]:
        """The sentences with no candidate from `weak` on, no fact and more than small talk."""
        spans = [(c.start, c.end) for c in candidates if c.score >= weak]
        spans += [span for item in told for span in _places(text, item.because)]
        return tuple(text[p.start : p.end] for p in parts
                     if not any(start < p.end and p.start < end for start, end in spans)
                     and not self._is_small_talk(p) and not introduces(text[p.start : p.end]))

    def _is_small_talk(self, part: Sentence) -> bool:
        words = [word for word in part.words if word.is_word]
        taken = {at for hit in self._small_talk.find(words) for at in range(hit.first, hit.last)}
        return bool(taken) and len(words) - len(taken) <= SPARE or not words


def _places(text: str, piece: str) -> Sequence[Tuple[int, int]]:
    """Where a piece of the text stands; nowhere if it is empty."""
    at = text.find(piece) if piece else -1
    return [(at, at + len(piece))] if at >= 0 else []
