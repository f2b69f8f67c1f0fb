"""Which short messages are commands; everything else is a concern and goes to the enquiry."""

from dataclasses import dataclass
from pathlib import Path
import re
from typing import Dict, FrozenSet, Optional, Set, Tuple

from ruamel.yaml import YAML

# The detector alone decides about danger, and a reading in doubt is a concern.
NEVER_GUESSED = ("immediate_risk", "possible_risk", "nlu_fallback")
FILE = Path(__file__).with_name("commands.yml")


def plain(text: str) -> str:
    """Lower case, one space between words, no punctuation but apostrophes."""
    return " ".join(re.sub(r"[^\w' ]+", " ", text.lower().replace("\u2019", "'")).split())


def bare(text: str, around: Tuple[str, ...]) -> str:
    """The text without the polite words around it."""
    said = plain(text)
    for word in around:
        said = re.sub(rf"^{word} | {word}$", "", said)
    return said


#: "1) yes" answers the first of several questions of ours.
_NUMBERED = re.compile(r"^\s*\(?\d{1,2}\s?[).:]\s", re.MULTILINE)


@dataclass(frozen=True)
class Commands:
    """The settings of `commands.yml`."""

    longest: int
    surest: float
    phrases: Dict[str, FrozenSet[str]]
    around: Tuple[str, ...]
    words: Dict[str, FrozenSet[str]]
    asks: FrozenSet[str]
    about_a_child: FrozenSet[str]

    @classmethod
    def load(cls, file: Path = FILE) -> "Commands":
        """The settings as they stand in the data file."""
        data = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
        around = tuple(data["around"])
        phrases = {
            wish: frozenset(bare(one, around) for one in said)
            for wish, said in data["phrases"].items()
        }
        fillers = frozenset(data["fillers"].split())
        words = {wish: fillers | frozenset(own.split()) for wish, own in data["words"].items()}
        asks, child = (frozenset(data[name].split()) for name in ("asks", "about_a_child"))
        return cls(data["longest_command"], data["surest"], phrases, around, words, asks, child)

    def spoken(self, text: str) -> Optional[str]:
        """The wish of a text that is exactly one of the phrases."""
        said = bare(text, self.around)
        return next((wish for wish, phrases in self.phrases.items() if said in phrases), None)

    def settled(self, text: str, intent: Optional[str], confidence: float) -> str:
        """The intent to go by: a phrase, else the guess if it may stand, else `inform`."""
        wish = self.spoken(text)
        if wish:
            return wish
        if intent is None or intent in self.phrases or intent in NEVER_GUESSED or _NUMBERED.search(text):
            return "inform"
        if confidence < self.surest or len(text.split()) > self.longest:
            return "inform"
        if intent == "ask_question" and not self._asks(text):
            return "inform"
        return intent if self.fits(intent, set(plain(text).split())) else "inform"

    def _asks(self, text: str) -> bool:
        """Whether it sounds like a question: an answer to one of ours is taken for one too easily."""
        return "?" in text or bool(self.asks & set(plain(text).replace("'", "").split()))

    def fits(self, intent: str, said: Set[str]) -> bool:
        """Whether the words are only those of a command, or of a question about no child."""
        if intent in self.words:
            return said <= self.words[intent]
        return intent != "ask_question" or not said & self.about_a_child
