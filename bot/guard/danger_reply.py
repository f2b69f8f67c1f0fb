"""Reads a short reply to the question that is now open: is anyone in danger?"""

from __future__ import annotations

from typing import Iterable, List, Mapping, Optional, Sequence, Set, Tuple

from bot.guard.danger_text import Reader, Words

# How many words a reply may have when it does not begin with a plain yes or no.
LONGEST_REPLY = 8
ANSWERS = ("yes", "no", "unsure")


class Replies:
    """The answers people give in a word or two, from the cue folder."""

    def __init__(self, answers: Iterable[Mapping[str, List[str]]], reader: Reader) -> None:
        """Keep each kind of answer as words, the longest first."""
        self._kinds: List[Tuple[Words, str]] = []
        for table in answers:
            for kind, texts in table.items():
                self._kinds.extend((_flat(reader.runs(text)), kind) for text in texts)
        self._kinds.sort(key=lambda pair: -len(pair[0]))

    def vocabulary(self) -> Set[str]:
        """Every word of the answers, so that slips in them are mended too."""
        return {word for words, _ in self._kinds for word in words}

    def read(self, runs: Sequence[Words]) -> Optional[str]:
        """'yes', 'no', 'unsure', 'both' (it takes itself back) or None (it is no reply)."""
        words = _flat(runs)
        kind = self._opening(words)
        short = len(words) <= LONGEST_REPLY
        unsure = self._holds(words, "unsure")
        if kind is None:
            return "unsure" if short and unsure else None
        if kind == "unsure" or not (self._holds(words, "but") or (kind == "no" and unsure)):
            return kind
        return "both"

    def _opening(self, words: Words) -> Optional[str]:
        """The kind of answer that the words begin with, leading fillers passed over."""
        if not words:
            return None
        for pattern, kind in self._kinds:
            if kind == "yes_alone" and words == pattern:
                return "yes"
            if kind in ANSWERS and words[: len(pattern)] == pattern:
                return kind
        for pattern, kind in self._kinds:
            if kind == "lead" and words[: len(pattern)] == pattern:
                return self._opening(words[len(pattern) :])
        return None

    def _holds(self, words: Words, kind: str) -> bool:
        joined = f" {' '.join(words)} "
        return any(f" {' '.join(p)} " in joined for p, k in self._kinds if k == kind)


def _flat(runs: Sequence[Words]) -> Words:
    return tuple(word for run in runs for word in run)
