"""The parts under the reader: places of words, phrases, negation, spelling."""

from typing import List

import pytest

from bot.language import building, lexicon
from bot.language.phrases import Phrases
from bot.language.plaintext import readable
from bot.language.tokens import sentences
from tests.language.helping import reader


def words(text: str) -> List:
    return [word for part in sentences(text) for word in part.words]


@pytest.mark.parametrize("text", [
    "Mum’s <b>boyfriend</b> hit &amp; kicked him", "naïve café", "İİ ﬁ", "a😀b", "½ ² x",
])
def test_readable_text_keeps_every_place(text: str) -> None:
    assert len(readable(text)) == len(text)


@pytest.mark.parametrize("phrase, text, found", [
    ("left alone", "he was left alone", True),
    ("left|leaves ... alone", "she leaves the two kids alone", True),
    ("left|leaves ... alone", "she leaves the two very small kids alone", False),
    ("bruis*", "bruising on his arm", True),
    ("a? mark", "mark on his leg", False),
    ("slap him", "slapped him", True),
    ("step dad", "her step-dad", True),
    ("no _ food", "no proper food", True),
])
def test_a_phrase_finds_what_it_says(phrase: str, text: str, found: bool) -> None:
    try:
        lexicon_ = Phrases({"it": [phrase]})
    except ValueError:
        assert not found
        return
    assert bool(list(lexicon_.find(words(text)))) is found


@pytest.mark.parametrize("text, denied", [
    ("no marks on his back", "marks"), ("she does not eat breakfast", "eat"),
    ("he has never been hit", "hit"), ("without a coat", "coat"),
])
def test_a_denied_word_is_denied(text: str, denied: str) -> None:
    read = words(text)
    scope = building.negation().scope(read)
    assert [no for word, no in zip(read, scope) if word.norm == denied] == [True]


@pytest.mark.parametrize("text, free", [
    ("no doubt he was hit", "hit"), ("not only hit", "hit"), ("no coat, marks on his arm", "marks"),
    ("she did not come because he hit her", "hit"), ("not sure who hit him", "hit"),
])
def test_a_denial_ends_where_its_clause_ends(text: str, free: str) -> None:
    read = words(text)
    scope = building.negation().scope(read)
    assert [no for word, no in zip(read, scope) if word.norm == free] == [False]


@pytest.mark.parametrize("typed, meant", [
    ("bruisses", "bruises"), ("neglectted", "neglected"), ("alchohol", "alcohol"), ("hungrey", "hungry"),
])
def test_a_slip_of_the_pen_is_mended(typed: str, meant: str) -> None:
    assert reader()._spelling.mend(typed) == meant


@pytest.mark.parametrize("word", ["mum", "house", "table", "holiday", "grandma", "because"])
def test_a_real_word_is_left_alone(word: str) -> None:
    assert reader()._spelling.mend(word) is None


def test_every_concept_that_a_plain_rule_names_is_there() -> None:
    named = {name for rule in lexicon.data("plain.yml")
             for place in (*rule["all"], *rule.get("none", ())) for name in place.split("|")}
    assert named <= set(lexicon.concepts())


def test_there_are_many_concepts_with_many_phrases() -> None:
    concepts = lexicon.concepts()
    assert len(concepts) >= 120
    assert sum(map(len, concepts.values())) / len(concepts) >= 10
