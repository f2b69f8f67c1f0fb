"""What the model does not see: who is a boy and who a girl, traits that say nothing about a concern, exclamation marks."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, Tuple

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("alike.yml")
#: So many traits in a row are left out; without an end, a long list of them would take minutes.
MOST = 6
_AGE = re.compile(r"(\d)[- ]?(?:yo|y/o|yr[- ]old)\b", re.IGNORECASE)
_LOUD = re.compile(r"[.!]*![.!]*")


def alike(text: str) -> str:
    """The text with one word for all that `alike.yml` calls the same, and without the traits listed there.

    A full stop or a space at its end is no trait of a child either, and who shouts is not more often right.
    """
    for left_out in _left_out():
        text = left_out.sub(r"\g<stays>", text)
    text = _LOUD.sub(".", _AGE.sub(r"\1 year old", text))
    return (text if _unless().search(text) else _folded(text)).strip(" .,;\n")


def unseen(text: str) -> List[Tuple[int, int]]:
    """Where the traits stand that are left out of a text, as places in it."""
    return [(found.end("stays"), found.end()) for left_out in _left_out() for found in left_out.finditer(text)]


def _folded(text: str) -> str:
    same, pattern = _same()
    text = pattern.sub(lambda found: same[found.group().lower()], text)
    for together, pair in _together():
        text = pair.sub(together, text)
    return text


@lru_cache(maxsize=1)
def _left_out() -> Tuple["re.Pattern[str]", ...]:
    """A sentence that says no more than a trait, traits before people, asides, conditions, homes from outside.

    What `stays` is not left out: the person of whom such a sentence speaks.
    """
    trait, before_only, condition, conditional, kind, home, none, origin = _words(
        "traits", "only_before", "conditions", "conditional", "kind", "home", "without", "origin")
    trait, people = f"(?:{trait}|{conditional})", f"(?:{'|'.join(map(re.escape, _people()))})"
    any_trait = f"(?:{trait}|{before_only})"
    who = r"(?:who(?:'s|s| is| are)|openly|both|and|is|are)"
    alone = rf"(?P<stays>(?:^|(?<=[.!?] ))(?:(?:the|my|our|her|his|their|both) )*{people})" \
            rf"(?:'s| is| are) (?:both |an? )*{trait}s?(?=\.(?: |$))"
    before = rf"\b(?:{any_trait}(?:[-/ ]+(?:and )?)){{1,{MOST}}}(?={people}\b)"
    of = rf" of {any_trait}(?: {any_trait})* (?:{origin})\b"
    aside = rf"(?:, *(?:{who} )*(?:an? )?{trait}(?=,)| *\((?:{who} )*(?:an? )?{trait}\)| and (?:is )?(?:{conditional})\b)"
    has = rf"(?:(?:with|has|have|who has|who have|who wears?) (?:{condition})|{none})\b"
    having = rf",? {has}(?=[,.]|$)| {has}"
    housed = rf"(?:(?<=\bin a )|(?<=\bin an ))(?:(?:{kind}) ){{1,{MOST}}}(?=(?:{home})\b)"
    others = (f"(?P<stays>)(?:{each})" for each in (of, before, aside, having, housed))
    return tuple(re.compile(each, re.IGNORECASE) for each in (alone, *others))


def _people() -> List[str]:
    """Every word for people: those listed, and those that stand for one of them."""
    listed = _data()["people"].split()
    return [*listed, *(word for word, seen in _same()[0].items() if seen in listed)]


@lru_cache(maxsize=1)
def _same() -> Tuple[Dict[str, str], "re.Pattern[str]"]:
    """Each word with the one that the model sees for it, and what finds them all."""
    same = {word: str(seen) for seen, words in _data()["same"].items() for word in str(words).split()}
    longest_first = sorted(same, key=len, reverse=True)
    return same, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _together() -> Tuple[Tuple[str, "re.Pattern[str]"], ...]:
    """What two people are together, whoever each of them is, and what finds them."""
    return tuple((seen, re.compile(rf"\b(?:{_any(words)})\b", re.IGNORECASE))
                 for seen, words in _data()["together"].items())


@lru_cache(maxsize=1)
def _unless() -> "re.Pattern[str]":
    return re.compile(rf"\b(?:{_words('unless')[0]})", re.IGNORECASE)


@lru_cache(maxsize=1)
def _data() -> Dict[str, Any]:
    found: Dict[str, Any] = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    return found


def _words(*names: str) -> List[str]:
    return [_any(_data()[name]) for name in names]


def _any(words: str) -> str:
    """One of the words of a list of the data file; a hyphen may be a space."""
    return "|".join(re.escape(word).replace(r"\-", "[- ]") for word in words.split())
