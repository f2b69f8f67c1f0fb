"""Names of places as the packs hold them, in the form in which they are looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Dict, List, Tuple

from bot.language.tokens import dictionary, lemma

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
Token = Tuple[str, int, int]


@dataclass(frozen=True)
class Name:
    """A place: the areas it may be in, none where it is elsewhere."""

    title: str
    kind: str
    may_be: Tuple[str, ...]

    @property
    def value(self) -> Dict[str, Any]:
        """What is told of it."""
        if self.kind == "elsewhere":
            return {"elsewhere": self.title}
        if self.kind != "ambiguous" and len(self.may_be) == 1:
            return {"area": self.may_be[0]}
        return {"may_be": list(self.may_be)}


@dataclass(frozen=True)
class Mention:
    """A name at a place in the message. `guarded`: it could as well be an ordinary word."""

    name: Name
    start: int
    end: int
    guarded: bool
    strict: bool = False


def keep(names: Dict[str, Name], title: str, name: Name, own: bool) -> None:
    """Put a name in. One that two areas call their own is ambiguous."""
    key = " ".join(word for word, _, _ in tokens(title.lower()))
    known = names.get(key)
    if known and own and known.may_be != name.may_be:
        both = tuple(dict.fromkeys((*known.may_be, *name.may_be)))
        names[key] = Name(title, "ambiguous", both)
    elif not known and key:
        names[key] = name


def tokens(plain: str) -> List[Token]:
    """The words of a text without their apostrophes, and where they stand."""
    return [(found.group().replace("'", ""), found.start(), found.end())
            for found in _WORD.finditer(plain)]


def without_s(key: str) -> str:
    """A name without the s of possession."""
    return key[:-1] if key.endswith("s") and len(key) > 4 else key


def is_word(word: str) -> bool:
    """Whether this is an English word, and so no misspelt place."""
    return word in dictionary() or lemma(word) != word
