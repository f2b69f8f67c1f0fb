"""Names of places from the packs, found in a message also where they are misspelt."""

from __future__ import annotations

from itertools import islice
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple

from bot.language.facts_names import Mention, Name, Token, is_word, keep, tokens, without_s
from bot.language.facts_spelling import distance, shortened
from bot.language.lexicon import data

#: From this many letters on a name is known with one letter wrong.
FUZZY_FROM = 6
#: A name of several words is looked for misspelt where one of its words of this length is right.
PART_FROM = 5
#: From this many letters on a town is known with two letters wrong.
LONG_FROM = 9
#: Whole towns and areas are known misspelt anywhere; small places only after "in" or "from".
WIDE = ("area", "town")
MOST_WORDS = 4
MOST_PLACES = 40


class PlaceIndex:
    """All names, by their words."""

    def __init__(self, names: Dict[str, Name]) -> None:
        """Keep the names and, for each, the spellings with one letter left out."""
        self._names = names
        lists = data("facts/places.yml")
        self._guarded, self._strict = frozenset(lists["guarded"]), frozenset(lists["strict"])
        self._first = frozenset(key.split()[0] for key in names)
        self._parts = frozenset(word for key in names if " " in key for word in key.split()
                                if len(word) >= PART_FROM)
        self._longs = tuple(key for key, name in sorted(names.items()) if name.kind in WIDE
                            and len(key) >= LONG_FROM and key.isalpha())
        self._near: Dict[str, List[str]] = {}
        for key in names:
            if len(key) >= FUZZY_FROM:
                for spelling in shortened(key):
                    self._near.setdefault(spelling, []).append(key)

    @classmethod
    def load(cls, library: Any) -> "PlaceIndex":
        """The names of every pack; an area's own come before a shared pack's."""
        names: Dict[str, Name] = {}
        packs = sorted(library.packs.values(), key=lambda p: p.pack.kind != "area")
        for pack in packs:
            for place in pack.pack.places:
                for title in place.names:
                    keep(names, title, Name(title, place.kind, tuple(place.may_be)),
                          pack.pack.kind == "area")
        return cls(names)

    def find(self, plain: str) -> Iterator[Mention]:
        """Every place in a text of small letters, the longest name at each word."""
        return islice(self._scan(tokens(plain)), MOST_PLACES)

    def _scan(self, words: Sequence[Token]) -> Iterator[Mention]:
        at = 0
        while at < len(words):
            found, size = self._at(words, at)
            if found:
                yield found
            at += size

    def _at(self, words: Sequence[Token], at: int) -> Tuple[Optional[Mention], int]:
        sizes = range(min(MOST_WORDS, len(words) - at), 0, -1)
        keys = [(size, " ".join(word for word, _, _ in words[at:at + size])) for size in sizes]
        for size, key in keys if self._may_begin(words[at][0]) else ():
            found = next((k for k in (key, without_s(key)) if k in self._names), None)
            if found:
                return self._mention(found, words[at], words[at + size - 1]), size
        for size, key in keys:
            near = self._alike(key, size)
            if near:
                return self._mention(near, words[at], words[at + size - 1], True), size
        return None, 1

    def _may_begin(self, word: str) -> bool:
        return word in self._first or without_s(word) in self._first

    def _mention(self, key: str, first: Token, last: Token, near: bool = False) -> Mention:
        name = self._names[key]
        doubt = near and name.kind not in WIDE and " " not in key and name.kind != "elsewhere"
        guarded = doubt or key in self._guarded or " " not in key and is_word(key)
        return Mention(name, first[1], last[2], guarded, key in self._strict)

    def _alike(self, key: str, size: int) -> Optional[str]:
        if not FUZZY_FROM <= len(key) <= 30 or (size == 1 and is_word(key)):
            return None
        if size > 1 and self._parts.isdisjoint(key.split()):
            return None
        found = {name for spelling in shortened(key) for name in self._near.get(spelling, ())}
        good = sorted(name for name in found if distance(key, name, 1) <= 1
                      and name.count(" ") == size - 1 and key[0] == name[0])
        return good[0] if good else self._long(key) if size == 1 else None

    def _long(self, key: str) -> Optional[str]:
        """A long name of a town with two letters wrong."""
        if len(key) < LONG_FROM or not key.isalpha():
            return None
        return next((name for name in self._longs
                     if key[0] == name[0] and distance(key, name, 2) <= 2), None)
