"""Who is a boy and who a girl, and traits beside a word for people, are not seen; everything else is."""

from __future__ import annotations

import time

import pytest

from bot.language.encoder.alike import alike, unseen


@pytest.mark.parametrize("text, seen", [
    ("a Polish boy in Year 4", "a child in Year 4"),
    ("The MUSLIM family next door", "The family next door"),
    ("her black British mum", "her parent"),
    ("a wealthy, white couple", "a wealthy, couple"),
    ("two mixed-race kids and a mixed race baby", "2 children and a baby"),
    ("a working class dad", "a parent"),
    ("Irish-Traveller children", "children"),
    ("a Jehovah's Witness household", "a household"),
    ("the gay and Catholic uncle", "the aunt"),
    ("black girls", "children"),
    ("her uncle, who is gay, and", "her aunt, and"),
    ("dad (Catholic) rang", "parent rang"),
    ("a boy with dyslexia", "a child"),
    ("lives in a big detached house", "lives in a house"),
    ("Waitress mum told me", "parent told me"),
    ("Chinese lass on our street", "child on our street"), ("family of Bengali heritage", "family"),
    ("a family with no religion", "a family"), ("my sister is 9 and colour blind and", "my sibling is 9 and"),
    ("My neighbour is a Methodist. She drinks", "My neighbour. She drinks"), ("Dad is gay. She hid", "parent. She hid"),
])
def test_traits_before_people_vanish(text: str, seen: str) -> None:
    assert alike(text) == seen


@pytest.mark.parametrize("text", [
    "he has a black eye", "a nail polish bottle", "white powder on the table", "a brown mark on his arm",
    "black and blue all over", "her skin is going white", "they went straight home", "poor hygiene",
    "a secular school", "the Polish shop", "foreign coins", "made to pray in the Catholic church",
    "he hates Muslims", "called a Polish so and so", "blackmailing a girl", "she drank nail polish. Mum rang",
    "polished boy", "a white van, man inside", "", "the boy is Polish", "a child with epilepsy",
    "bullied for being gay", "the nurse says", "The baby is white. She is limp.", "the baby, white, cold", "Parents are poor. No food.",
    "he is white. Cold", "Mum is separated. He rings", "the family is Polish", "The girl is married. She is 14", "the girl, 15, married, is here",
])
def test_what_is_no_trait_of_people_stays(text: str) -> None:
    assert not unseen(text)


@pytest.mark.parametrize("one, other", [
    ("A Romanian dad hit the boy", "A Nigerian dad hit the boy"),
    ("a same-sex couple with a baby", "a couple with a baby"),
    ("Posh parents, no food in the house", "Poor parents, no food in the house"),
    ("the gypsy kids are alone tonight", "the refugee kids are alone tonight"),
])
def test_people_who_differ_only_in_a_trait_look_alike(one: str, other: str) -> None:
    assert alike(one).lower() == alike(other).lower()


@pytest.mark.parametrize("one, other", [
    ("He hit his brother", "She hit her sister"), ("she told her mum", "he told his dad"),
    ("Mum hit her", "Dad hit him"), ("HE IS A BOY", "SHE IS A GIRL"), ("hes with his gran", "shes with her grandad"),
    ("she's told her again", "he's told him again"), ("his uncle's bf", "her aunt's gf"),
    ("a man in his twenties", "a woman in her twenties"), ("mum-of-two", "dad-of-two"),
    ("his two mums were late", "his mum and dad were late"), ("two dads rang", "mum & dad rang"),
    ("he is SEVEN!!! Help!", "he is 7. Help"), ("a 5yo", "a 5 y/o"), ("yr 7, 2 wks", "year 7, two weeks"),
])
def test_the_same_said_of_boys_and_girls_mothers_and_fathers_looks_alike(one: str, other: str) -> None:
    assert alike(one).lower() == alike(other).lower()


@pytest.mark.parametrize("text", ["the boy was circumcised", "told FGM runs in her family", "her ceremony in The Gambia"])
def test_where_it_matters_whether_it_is_a_girl_the_words_stay(text: str) -> None:
    assert alike(text) == text


@pytest.mark.parametrize("text", ["heather", "the summer", "her", "this", "hermit", "manhole", "there", "then", "hen"])
def test_words_that_only_hold_such_a_word_stay(text: str) -> None:
    assert alike(text) == text


@pytest.mark.parametrize("text", ["black " * 5_000 + "eye", "black-" * 5_000, "black" + "-" * 5_000,
                                  "black " + "and " * 5_000], ids=["words", "hyphens", "marks", "ands"])
def test_a_very_long_message_is_read_in_time(text: str) -> None:
    start = time.thread_time()
    assert alike(text) == text.strip()
    assert time.thread_time() - start < 1


@pytest.mark.parametrize("end", ["", ".", " .", "...", "\n", ";"])
def test_how_a_message_ends_is_not_seen(end: str) -> None:
    assert alike("she is hungry" + end) == "she is hungry"
