"""Marks each word with the lists it belongs to."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence, Tuple

from bot.guard.danger_row import Place
from bot.guard.danger_spelling import REMEMBERED, Spelling
from bot.guard.danger_text import Reader, Words

# The mended word, the lists it is in by itself, and what its phrases are by their second word.
Look = Tuple[str, int, Optional[Dict[str, int]]]
NOWHERE: Place = ()


class Marks:
    """The word lists as bits, so that a run of words becomes a row of numbers."""

    def __init__(self, lists: Iterable[Mapping[str, Any]], reader: Reader) -> None:
        """Give every list a bit and index its words and phrases by their first word."""
        self._reader = reader
        self._bits: Dict[str, int] = {}
        self._single: Dict[str, int] = {}
        self._endings: List[Tuple[str, int]] = []
        self._phrases: Dict[str, Dict[Words, int]] = {}
        self._common = 0
        self._seconds: Dict[str, Dict[str, int]] = {}
        self._memo: Dict[str, Look] = {}
        texts: Dict[str, List[str]] = {}
        for entry in lists:
            bit = self._new_bit(f"<{entry['id']}>")
            self._common |= bit if entry.get("common") else 0
            self._endings += [(ending, bit) for ending in entry.get("endings", ())]
            own = [*str(entry.get("words", "")).split(), *entry.get("phrases", ())]
            texts[entry["id"]] = own + [t for name in entry.get("with", ()) for t in texts[name]]
            for text in texts[entry["id"]]:
                self._add(text, bit)

    def bit_of(self, name: str) -> int:
        """The bit of `<list>` or of a plain word ('_' joins the words of a phrase)."""
        if name in self._bits:
            return self._bits[name]
        if name.startswith("<"):
            raise KeyError(f"there is no list {name}")
        bit = self._new_bit(name)
        # A plain word that is in a list of everyday words is an everyday word itself.
        everyday = self._single.get(name, 0) & self._common
        self._add(name.replace("_", " "), bit)
        self._common |= bit if everyday else 0
        return bit

    def everyday(self, bits: int) -> bool:
        """True when any of these bits marks everyday words."""
        return bool(bits & self._common)

    def close(self, real_words: Iterable[str]) -> None:
        """Learn the spelling of every word used, once all patterns are read."""
        self._known = set(self._single) | set(self._phrases)
        for phrases in self._phrases.values():
            self._known.update(word for rest in phrases for word in rest)
        self._spelling = Spelling(self._known, real_words)
        self._items = {first: sorted(found.items()) for first, found in self._phrases.items()}
        for first, found in self._phrases.items():
            seconds = self._seconds.setdefault(first, {})
            for rest, bits in found.items():
                seconds[rest[0]] = seconds.get(rest[0], 0) | bits

    def spell(self, words: Words) -> Words:
        """The words with slips mended towards the words that the cues know."""
        return tuple(self._look(word)[0] for word in words)

    def reach(self, words: Words) -> int:
        """Everything that (mended) words could be; of a phrase only two words are checked."""
        mask = 0
        for word, after in zip(words, (*words[1:], "")):
            _, single, seconds = self._look(word)
            mask |= single
            if seconds:
                mask |= seconds.get(after, 0)
        return mask

    def places(self, words: Sequence[str]) -> List[Place]:
        """What can stand at each (mended) word."""
        places: List[Place] = []
        for at, word in enumerate(words):
            _, single, seconds = self._look(word)
            place: Place = ((single, 1),) if single else NOWHERE
            if seconds and at + 1 < len(words) and words[at + 1] in seconds:
                for rest, bits in self._items[word]:
                    if tuple(words[at + 1 : at + 1 + len(rest)]) == rest:
                        place += ((bits, 1 + len(rest)),)
            places.append(place)
        return places

    def _look(self, word: str) -> Look:
        found = self._memo.get(word)
        if found is None:
            meant = word if word in self._known else self._spelling.mend(word) or word
            single = self._single.get(meant, 0)
            for ending, bit in self._endings:
                single |= bit if meant.endswith(ending) and len(meant) > len(ending) + 2 else 0
            found = (meant, single, self._seconds.get(meant))
            if len(self._memo) < REMEMBERED:
                self._memo[word] = found
        return found

    def _new_bit(self, name: str) -> int:
        self._bits[name] = 1 << len(self._bits)
        return self._bits[name]

    def _add(self, text: str, bit: int) -> None:
        first, *others = [word for run in self._reader.runs(text) for word in run] or [""]
        rest = tuple(others)
        if not rest:
            self._single[first] = self._single.get(first, 0) | bit
            return
        phrases = self._phrases.setdefault(first, {})
        phrases[rest] = phrases.get(rest, 0) | bit
