"""Which words stand under a "no" or "not": what is denied is not what was said."""

from __future__ import annotations

from typing import Any, List, Mapping, Sequence

from bot.language.tokens import Word


class Negation:
    """Marks the words in the scope of a negation, by the lists in the data."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Keep the lists `words`, `ends`, `never_with` and the length of a scope."""
        self._no = frozenset(data["words"])
        self._ends = frozenset(data["ends"])
        self._harmless = frozenset(tuple(phrase.split()) for phrase in data["harmless"])
        self._reach = int(data["reach"])

    def scope(self, words: Sequence[Word]) -> List[bool]:
        """For each word, whether a negation before it denies it."""
        denied, left = [], 0
        for at, word in enumerate(words):
            if self._ends_scope(word):
                left = 0
            denied.append(left > 0)
            left = max(0, left - 1)
            if word.norm in self._no and not self._is_harmless(words, at):
                left = self._reach
        return denied

    def _ends_scope(self, word: Word) -> bool:
        return not word.is_word and word.norm not in "'\"-/" or word.norm in self._ends

    def _is_harmless(self, words: Sequence[Word], at: int) -> bool:
        pair = tuple(word.norm for word in words[at : at + 2])
        return pair in self._harmless
