"""One labelled message of a corpus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

SPLITS = ("train", "development", "test")
#: `now` is led by 999, `possible` is asked about, `no` is neither.
TIERS = ("no", "possible", "now")
#: What an answer to one of our questions with choices can mean.
ANSWERS = ("none", "yes", "no", "unknown", "agreed", "refused", "not_asked", "unsafe")
STATUSES = ("stated", "disputed", "past", "absent", "linked", "suspected")
#: How a message is typed, by the letter that stands for it in the files.
REGISTERS = {
    "F": "formal", "P": "plain", "T": "telegraphic", "N": "no punctuation", "C": "capitals",
    "Y": "typos", "S": "text-speak", "D": "dialect", "E": "second language",
    "J": "jargon", "M": "minimising", "A": "alarmed", "-": "not noted",
}


@dataclass(frozen=True)
class Shown:
    """An entry of the matrices that a message shows, and how it stands."""

    id: str
    status: str


@dataclass(frozen=True)
class Message:
    """A message as somebody might type it, with its place: corpus, split, author and line.

    `asked`: the question that it answers, "" if none. `tier`: None where danger is not labelled.
    `shows`: None where it was not compared with the tables. `hard`: no danger word in a danger,
    or one in what is none. `answer`: what it means as an answer to a question of ours (`kind`).
    """

    text: str
    asked: str
    tier: Optional[str]
    kind: str
    register: str
    hard: bool
    shows: Optional[Tuple[Shown, ...]]
    corpus: str
    split: str
    author: str
    line: int
    answer: Optional[str] = None

    @property
    def place(self) -> str:
        return f"{self.corpus}/{self.split}/{self.author}:{self.line}"
