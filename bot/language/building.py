"""Builds what reading needs from the matrices and the lexicon, or takes it from disk."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Dict, List, Sequence, Tuple

from bot.language import cache, lexicon, targets
from bot.language.cache import Built
from bot.language.features import Featurer
from bot.language.index import Index, build
from bot.language.learned import Table, learn
from bot.language.negation import Negation
from bot.language.phrases import Phrases
from bot.language.spelling import Spelling
from bot.language.tokens import Word, dictionary, sentences

#: The name of the table of triggers and strengths.
BESIDE = "beside"
_CODE = ("features.py", "index.py", "learned.py", "negation.py", "phrases.py", "plaintext.py",
         "targets.py", "tokens.py")
_HERE = Path(__file__).resolve().parent


def featurer() -> Featurer:
    """What turns words into features."""
    return Featurer(Phrases(lexicon.concepts()), negation(), lexicon.quiet())


def negation() -> Negation:
    """What finds the scope of a "no"."""
    return Negation(lexicon.data("status.yml")["negation"])


def built(library: Any, by: Featurer, folder: Path = cache.FOLDER) -> Built:
    """Everything learned from this library, from disk if nothing changed."""
    texts = targets.texts(library)
    key = _key(texts, library)
    found = cache.recall(key, folder)
    if found is None:
        found = _build(texts, library, by)
        cache.keep(key, found, folder)
    return found


def speller(index: Index) -> Spelling:
    """Mends words towards those of the matrices and the concepts."""
    words = (term[2:].lstrip("!") for term in index.vocabulary if term.startswith("w:"))
    phrases = " ".join(phrase for group in lexicon.concepts().values() for phrase in group)
    own = phrases.replace("|", " ").replace("*", "").replace("?", "").split()
    return Spelling({*words, *own}, dictionary())


def words_of(text: str) -> List[Word]:
    """All words of a text in one list."""
    return [word for part in sentences(text) for word in part.words]


def _build(texts: Sequence[Tuple[str, str]], library: Any, by: Featurer) -> Built:
    how = lexicon.data("settings.yml")
    index = build([(key, by.features(by.look(words_of(text)))) for key, text in texts], how["spaces"])
    levels, judging = targets.levels(library), how["judging"]
    tables: Dict[str, Table] = {}
    for name, rows in targets.tables(library).items():
        tables[name] = learn(index, rows, levels, (), judging)
    beside = targets.beside(library)
    if beside:
        plain = targets.unrelated(library)
        others = [n for n, key in enumerate(index.owners) if key in plain][:: how["every_other"]]
        tables[BESIDE] = learn(index, beside, {}, others, judging)
    return Built(index, tables)


def _key(texts: Sequence[Tuple[str, str]], library: Any) -> str:
    code = [(_HERE / name).read_text(encoding="utf-8") for name in _CODE]
    settings = lexicon.data("settings.yml")
    parts = (texts, targets.tables(library), targets.levels(library), lexicon.concepts(),
             lexicon.data("status.yml")["negation"], settings["spaces"], settings["every_other"],
             settings["judging"]["ridge"], code)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
