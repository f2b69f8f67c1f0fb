"""Which words of a message are someone's name; the word lists are mask.yml's."""
import re
from typing import Any, Dict, FrozenSet, List, Match, Pattern, Sequence, Tuple

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
# After a letter, perhaps with a comma: the word does not begin a sentence.
MIDDLE = re.compile(r"[^\W\d_][,;]?\s+$")
LOOK_BACK = 24
MOST_CAPITALS = 0.4


class Names:
    """Finds names by list, by title, by "called", and by two capital letters side by side."""

    def __init__(self, data: Dict[str, Any]) -> None:
        self._titled = _ends(rf"\b{data['titles']}\b\.?\s+")
        self._named = _ends(rf"\b{data['named_by']}\s*:?\s+")
        self._surely_named = _ends(rf"\b{data['sure_named_by']}\s*:?\s+")
        self._place = _ends(rf"\b{data['place_before']}\s+")
        self._first_names, self._also_words = _words(data["first_names"]), _words(data["also_words"])
        self._not_names, self._known = _words(data["not_names"]), _words(data["known_capitals"])
        self._never = self._not_names | self._known

    def find(self, text: str) -> List[Tuple[int, int]]:
        """The stretches of the text that are a name, in order."""
        words, found, index = list(WORD.finditer(text)), [], 0
        written = sum(_capital(word.group()) for word in words) <= MOST_CAPITALS * len(words) + 2
        while index < len(words):
            skip, length = self._name_at(text, words, index, written)
            if length:
                found.append((words[index + skip].start(), words[index + skip + length - 1].end()))
            index += skip + length or 1
        return found

    def _name_at(
        self, text: str, words: Sequence[Match[str]], index: int, written: bool
    ) -> Tuple[int, int]:
        """How many words to leave and how many are a name, from this word on."""
        whole, word = words[index].group(), _bare(words[index].group())
        before = text[max(0, words[index].start() - LOOK_BACK):words[index].start()]
        if before.endswith("["):
            return 0, 0
        following = 0 if whole != word else self._surnames(text, words, index)
        middle = bool(MIDDLE.search(before))
        if self._is_first_name(whole, word, before, middle, following):
            return 0, 1 + following
        unknown_pair = written and following and self._could_be_surname(whole)
        # The first word of a sentence has its capital anyway: only what follows is blanked.
        return (0 if middle else 1, following + middle) if unknown_pair else (0, 0)

    def _is_first_name(
        self, whole: str, word: str, before: str, middle: bool, following: int
    ) -> bool:
        lower = word.lower()
        if len(word) > 1 and _capital(word) and lower not in self._never:
            if self._titled.search(before) or self._surely_named.search(before):
                return True
        if lower in self._first_names or lower.split("-")[0] in self._first_names:
            return True
        if lower not in self._also_words or not _capital(word) or word.isupper():
            return False
        in_sentence = middle and lower not in self._not_names and not self._place.search(before)
        return bool(following or whole != word or in_sentence or self._named.search(before))

    def _surnames(self, text: str, words: Sequence[Match[str]], index: int) -> int:
        """How many words that could be a surname follow directly."""
        count = 0
        for last, word in zip(words[index:index + 3], words[index + 1:index + 4]):
            joined = text[last.end():word.start()] in (" ", "  ", "-")
            if not joined or not self._could_be_surname(word.group()):
                break
            count += 1
        return count

    def _could_be_surname(self, word: str) -> bool:
        bare = _bare(word)
        plausible = len(bare) > 1 and _capital(bare) and not bare.isupper()
        return plausible and bare.lower() not in self._never


def _ends(source: str) -> Pattern[str]:
    return re.compile(rf"(?:{source})$", re.IGNORECASE)


def _words(text: str) -> FrozenSet[str]:
    return frozenset(text.lower().split())


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", "", word)


def _capital(word: str) -> bool:
    return word[:1].isupper()
