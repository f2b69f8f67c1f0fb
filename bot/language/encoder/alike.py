"""What the model does not see: traits of people that say nothing about a concern, and a last full stop."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("alike.yml")
#: So many traits in a row are left out; without an end, a long list of them would take minutes.
MOST = 6


def alike(text: str) -> str:
    """The text without the traits of `alike.yml` where they stand before a word for people.

    A full stop or a space at its end is no trait of a child either.
    """
    return _traits().sub("", text).strip(" .,;\n")


@lru_cache(maxsize=1)
def _traits() -> "re.Pattern[str]":
    data = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    traits, people = ("|".join(re.escape(word).replace(r"\-", "[- ]") for word in data[name].split())
                      for name in ("traits", "people"))
    trait = rf"(?:{traits})(?:[-/ ]+(?:and )?)"
    return re.compile(rf"\b(?:{trait}){{1,{MOST}}}(?=(?:{people})\b)", re.IGNORECASE)
