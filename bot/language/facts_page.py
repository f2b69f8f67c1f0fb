"""A message laid out for the patterns: small letters, quoted words apart, sentences."""

from __future__ import annotations

import re
from itertools import islice
from typing import Dict, FrozenSet, Iterator, List, Match, Optional, Pattern, Tuple

from bot.language.facts_rules import Whole, whole
from bot.language.plaintext import readable
from bot.language.reading import Told

#: Of one pattern no more matches than this are looked at, however long the text is.
MOST = 60
#: No pattern is tried at more places than this; no message that people type has as many words.
MOST_TRIES = 6000
#: A sentence is looked at this far to either side.
NEAR = 120
_ENDS = re.compile(r"[!?;\n]+|\.(?=\s|$)")
_BEGINS = re.compile(r"(?<!\w)\S")
_QUOTES = re.compile(r'"[^"\n]{2,300}"|' r"(?<!\w)'[^'\n]{2,200}(?:'\w[^'\n]{1,200}){0,4}'(?!\w)")
_PEOPLE = whole(r"(?P<other><sibling>|<relation>|<adult>)|(?P<pro><pro>)"
                r"|<child>|y ?\d{1,2}|year \d{1,2}|\d{1,2}~yo")


class Page:
    """One message. `plain` and `unquoted` have the length of `text`, sign for sign."""

    def __init__(self, text: str) -> None:
        """Lay the text out once; every fact is read from it."""
        self.text = text
        self.plain = readable(text)
        self.quotes = [found.span() for found in islice(_QUOTES.finditer(self.plain), MOST)]
        self.unquoted = self._without_quotes()
        self._starts: Dict[str, List[int]] = {}
        for found in _BEGINS.finditer(self.unquoted):
            self._starts.setdefault(found.group(), []).append(found.start())

    def _without_quotes(self) -> str:
        pieces, at = [], 0
        for start, end in self.quotes:
            pieces += [self.plain[at:start], " " * (end - start)]
            at = end
        return "".join([*pieces, self.plain[at:]])

    def find(self, like: Whole) -> Iterator[Match[str]]:
        """The first matches outside of quoted words."""
        if like.signs is None:
            return islice(like.pattern.finditer(self.unquoted), MOST)
        found = self._tried(like.pattern, like.signs)
        return islice(found, MOST)

    def _tried(self, pattern: Pattern[str], signs: FrozenSet[str]) -> Iterator[Match[str]]:
        """Matches where a word begins with one of these signs: many patterns, few tries."""
        end = 0
        starts = sorted(at for sign in signs for at in self._starts.get(sign, ()))
        for at in starts[:MOST_TRIES]:
            found = pattern.match(self.unquoted, at) if at >= end else None
            if found:
                end = found.end()
                yield found

    def before(self, at: int) -> str:
        """What stands before a place in its sentence, not further back than NEAR."""
        piece = self.unquoted[max(0, at - NEAR):at]
        ends: List[int] = [found.end() for found in _ENDS.finditer(piece)]
        return piece[ends[-1]:] if ends else piece

    def after(self, at: int) -> str:
        """What stands after a place in its sentence."""
        piece = self.unquoted[at:at + NEAR]
        found = _ENDS.search(piece)
        return piece[:found.start()] if found else piece

    def sentence(self, start: int, end: int) -> str:
        """The words around a piece, as far as its sentence goes."""
        return self.before(start) + self.unquoted[start:end] + self.after(end)

    def bounds(self, start: int, end: int) -> Tuple[int, int]:
        """Where the sentence around a piece begins and ends, without spaces at the edges."""
        first, last = start - len(self.before(start)), end + len(self.after(end))
        while first < start and not self.plain[first].isalnum():
            first += 1
        while last > end and self.plain[last - 1] in " \t,-":
            last -= 1
        return first, last

    def about_other(self, at: int, pros: bool = False) -> bool:
        """Whether the last person named before this place is not the child, perhaps a worker."""
        last: Optional[Match[str]] = None
        for last in _PEOPLE.pattern.finditer(self.before(at)):
            pass
        return bool(last and (last.group("other") or pros and last.group("pro")))

    def told(self, fact: str, value: object, start: int, end: int) -> Told:
        """A fact with its piece of the message."""
        return Told(fact, value, self.text[start:end])
