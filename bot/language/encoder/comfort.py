"""What a message says without the comfort in it: a reassurance must never lower what was seen."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Dict, List

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("comfort.yml")
#: With fewer words than this nothing was said beside the comfort.
LEAST = 2
#: Without hearsay a text needs so many words, or what is left is taken for something else.
LEAST_SEEN = 5
#: To the end of the clause, but no further: what comes after it may be what the practitioner saw.
REST = r"(?:(?!\b(?:but|and|yet|though|although|however|except|while|when)\b)[^.,;!?\n])*"


#: To the end of the sentence, or to a turn in it.
ON = r"(?:(?!\b(?:but|yet|however|except)\b)[^.;!?\n])*"


def tellings(text: str) -> List[str]:
    """The ways in which a text is read so that no comfort in it lowers anything; the gravest counts.

    Without what comforts, and also without anything that somebody else is said to say or think.
    """
    return list(dict.fromkeys([without_comfort(text), without_hearsay(text)]))


def without_hearsay(text: str) -> str:
    """The text without what others are said to say or think, as `comfort.yml` lists it.

    It may hold a disclosure: read it always beside the text with it, never instead.
    """
    left, found = _hearsay().subn("", without_comfort(text))
    return left.strip(" ,;") if found and len(left.split()) >= LEAST_SEEN else text


def without_comfort(text: str) -> str:
    """The text without explanations, denials and praise as `comfort.yml` lists them.

    The text itself where it has none, or where nothing else is left.
    """
    left, found = _comfort().subn("", text)
    left = left.strip(" .,;") if found else text
    return left if len(left.split()) >= LEAST else text


@lru_cache(maxsize=1)
def _lists() -> Dict[str, str]:
    data = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    return {name: "(?:" + "|".join(re.escape(word).replace("_", " ") for word in words.split()) + ")"
            for name, words in data.items()}


@lru_cache(maxsize=1)
def _hearsay() -> "re.Pattern[str]":
    of = _lists()
    someone = rf"(?:(?:his|her|their|my|our|the|both) )*(?:{of['who']}|{of['above']}|{of['others']})"
    says = rf"{someone}(?: {of['in_between']})?(?:'s| is| was| seems| are| were)?(?: {of['how']})* " \
           rf"(?:{of['says']}|{of['thinks']}|{of['praised']})\b{ON}"
    praise = rf"(?:{of['how']} )*(?:{of['praised']}|top|model) {of['people']}"
    return re.compile(rf"(?:\b(?:but|and|although|though) )?\b(?:{says}|{of['myself']}\b{ON}|{praise}\b{ON})", re.IGNORECASE)


@lru_cache(maxsize=1)
def _comfort() -> "re.Pattern[str]":
    of = _lists()
    someone = rf"(?:(?:his|her|their|my|our|the) )?{of['who']}"
    explains = (rf"(?:{someone}|and) {of['says']}(?: {of['to_whom']})?(?: {of['meant']})?"
                rf"(?:'s|s| is| was| just| only| has| had| it)*(?: a| an)? {of['harmless']}\b{REST}")
    denies = rf"{someone} {of['denies']}\b{REST}"
    praised = rf"(?: {of['how']})* {of['praised']}\b"
    praise = (rf"{someone}(?:'s|s|'re)?(?: is| are| was| were| seems| seem| comes across as)?"
              rf"{praised}(?:(?: and)?{praised})*(?: (?:family|person|people|man|woman|couple))?")
    calm = (rf"(?:my|our|the) {of['above']}(?:'s)?(?: is| was| says| said| are)?"
            rf"(?: i'm| im| we're)?(?: not|n't)? {of['calm']}\b{REST}")
    now = r"(?: (?:now|again|today|really))*"
    well = rf"(?: {of['how']})*(?: all)? {of['settled']}\b{now}"
    over = (rf"(?:{of['things']}|{someone}|all)(?:'s|s|'re)?(?: is| are| was| were| seems| seem| looks)?"
            rf"{well}(?:,? and(?: {someone}(?:'s|s|'re| is| are| seems?)?)?{well})*(?=[ \n]*(?:[.,;!?]|$|\b(?:but|and)\b))")
    return re.compile(rf"(?:\b(?:but|and|so|although|though) )?"
                      rf"\b(?:{explains}|{denies}|{praise}|{calm}|{over}|{of['closed']}\b)", re.IGNORECASE)
