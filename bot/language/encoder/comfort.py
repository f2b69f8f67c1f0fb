"""What a message says without the comfort in it: a reassurance must never lower what was seen."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Dict

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("comfort.yml")
#: With fewer words than this nothing was said beside the comfort.
LEAST = 2
#: To the end of the clause, but no further: what comes after it may be what the practitioner saw.
REST = r"(?:(?!\b(?:but|and|yet|though|although|however|except|while|when)\b)[^.,;!?\n])*"


def without_comfort(text: str) -> str:
    """The text without explanations, denials and praise as `comfort.yml` lists them.

    The text itself where it has none, or where nothing else is left.
    """
    left = _comfort().sub("", text).strip(" ,;")
    return left if len(left.split()) >= LEAST else text


@lru_cache(maxsize=1)
def _comfort() -> "re.Pattern[str]":
    data = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    of: Dict[str, str] = {name: "(?:" + "|".join(map(re.escape, words.split())) + ")"
                          for name, words in data.items()}
    someone = rf"(?:(?:his|her|their|my|our|the) )?{of['who']}"
    explains = (rf"(?:{someone}|and) {of['says']}(?: {of['to_whom']})?(?: {of['meant']})?"
                rf"(?:'s|s| is| was| just| only| has| had| it)*(?: a| an)? {of['harmless']}\b{REST}")
    denies = rf"{someone} {of['denies']}\b{REST}"
    praised = rf"(?: {of['how']})* {of['praised']}\b"
    praise = (rf"{someone}(?:'s|s|'re)?(?: is| are| was| were| seems| seem| comes across as)?"
              rf"{praised}(?:(?: and)?{praised})*(?: (?:family|person|people|man|woman|couple))?")
    calm = (rf"(?:my|our|the) {of['above']}(?:'s)?(?: is| was| says| said| are)?"
            rf"(?: i'm| im| we're)?(?: not|n't)? {of['calm']}\b{REST}")
    return re.compile(rf"(?:\b(?:but|and|although|though) )?"
                      rf"\b(?:{explains}|{denies}|{praise}|{calm})", re.IGNORECASE)
