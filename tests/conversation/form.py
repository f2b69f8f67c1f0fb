"""What holds for every message of ours, whatever it says."""

from __future__ import annotations

import re
from typing import Any, Dict

from bot.enquiry.turn import Say

#: Blocks whose lines state rules, and what in them is our own remark on a rule next to it.
RULES = ("why", "now", "ring", "consent", "duties")
OURS = ("If neither answers", "Numbers as printed", "Where no time is given")
#: Traces of a data structure in a sentence.
JSON = re.compile(r"[{}]|[:=] ?None\b|\bnull\b|\"\w+\":|'\w+':|\\n")


def wellformed(said: Say, schemas: Dict[str, Any]) -> None:
    """The payload is as documented, the text is a text, and rules have their sources."""
    kind = said.payload["kind"]
    wrong = next(schemas[kind].iter_errors(said.payload), None)
    assert wrong is None, f"{kind}, {list(wrong.path)}: {wrong.message[:300]}"
    assert said.text.strip() and not JSON.search(said.text), said.text
    if said.payload["kind"] == "answer":
        cited(said.payload)


def cited(answer: Dict[str, Any]) -> None:
    """Every line that states a rule says where it is printed."""
    for block in answer["blocks"]:
        for line in block["lines"]:
            ours = line["text"].startswith(OURS) or ("pathway" in line and "duty" not in line)
            assert block["id"] not in RULES or line["cite"] or ours, line["text"]

