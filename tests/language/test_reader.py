"""The reader takes any text: broken, foreign, huge or empty, and always points at its words."""

import time

import pytest

from bot.language.cache import keep, recall
from bot.language.reader import Reader
from tests.language.helping import full, library, reader

AREAS = [area.id for area in library().areas()]
ODD = [
    "", " ", "\n\n", "...", "?", "\x00\x01", "😀😀😀", "<b></b>", "&amp;&lt;&#128512;", "/restart",
    "/inform{\"a\": 1}", "ł€ðŋ", "İstanbul İİİ", "ﬁﬂ ﬀ", "a" * 5000, "no " * 400, "- - - -",
    "她的爸爸打她", "мама бьёт его ремнём", "mama go bije pasem", "\u202eright to left", "{'a':[",
    "1234567890", "?!?!?!", "\t\t\tmum", "NaN None null", "mum|dad|;", "'", "\"", "-", "e\u0301e\u0301",
]


@pytest.mark.parametrize("text", ODD, ids=lambda text: repr(text[:16]))
@pytest.mark.parametrize("area", AREAS)
def test_no_text_is_too_odd(text: str, area: str) -> None:
    reading = reader().read(text, area)
    for candidate in reading.candidates:
        assert text[candidate.start : candidate.end] == candidate.because
        assert 0 <= candidate.score <= 1


@pytest.mark.parametrize("text", ["", "   ", "😀", "...", "hi", "hello there", "thank you", "ok"])
def test_nothing_said_is_nothing_found(text: str) -> None:
    reading = reader().read(text, "luton")
    assert not [c for c in reading.candidates if c.score >= reader().weak]
    assert reading.unread == ()


@pytest.mark.parametrize("text, wanted", [
    ("mum hitt him with a belt, theres markes on his bak", "an.4.4c"),
    ("stepdad puched him in the face", "an.3.4a"),
    ("Unlce touches her at night, she toldme", "sex.1.4a"),
    ("she has bruses on her kneck and finger marks", "an.3.4b"),
    ("he is allways hungrey and dirty and smells every day", "an.2.3a"),
    ("MUM HIT HIM WITH A BELT!!!", "an.4.4c"),
    ("muuuum hit him with a belttt", "an.4.4c"),
    ("mum hit him w/ a belt 😢", "an.4.4c"),
])
def test_misspelt_words_are_understood(text: str, wanted: str) -> None:
    found = {c.id for c in reader().read(text, "peterborough").candidates
             if c.score >= reader().strong}
    assert full(wanted) in found


@pytest.mark.parametrize("text", [
    "<p>mum <b>hit</b> him with a belt</p>",
    "<div>mum hit him</div> <br> mum hit him with a belt",
    "mum&nbsp;hit him with a belt &amp; left marks",
    "😡 mum hit him with a belt 😡",
    "mum\u200b hit him with a belt",
    "“mum hit him with a belt” she said",
])
def test_markup_and_signs_do_not_hide_words_or_move_places(text: str) -> None:
    reading = reader().read(text, "peterborough")
    best = next(c for c in reading.candidates if c.id == full("an.4.4c"))
    assert best.score >= reader().strong
    assert best.because == text[best.start : best.end]
    assert "belt" in best.because


def test_every_sentence_is_read_in_a_long_message() -> None:
    filler = "We had a nice day at the zoo with the class. " * 200
    text = filler + "Mum hit him with a belt. " + filler
    found = reader().read(text, "luton").candidates
    assert next(c for c in found if c.id == full("he.4.11")).because == "Mum hit him with a belt."


def test_a_sentence_that_nothing_accounts_for_is_left_over() -> None:
    text = "Mum hit him with a belt. The gearbox wants a new bearing."
    assert reader().read(text, "luton").unread == (
        "The gearbox wants a new bearing.",)


def test_small_talk_is_not_left_over() -> None:
    assert reader().read("Hi there. Thanks very much.", "peterborough").unread == ()


def test_a_fact_accounts_for_its_sentence() -> None:
    assert reader().read("He is 7 years old.", "luton").unread == ()


def test_the_same_text_gives_the_same_reading() -> None:
    text = "always hungry and dirty. Dad drinks. I think she is being hurt at home"
    again = Reader.load(library())
    assert reader().read(text, "luton") == again.read(text, "luton")


def test_candidates_come_best_first_and_are_of_the_area() -> None:
    area = library().area("luton")
    found = reader().read("mum hit him and he is hungry and never in school", "luton").candidates
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    assert all(c.id in area.statements or c.id in area.triggers or c.id in area.factors
               for c in found)


def test_a_borrowed_table_is_read_like_the_lenders() -> None:
    text = "mum hit him with a belt"
    scores = [{c.id: c.score for c in reader().read(text, area.id).candidates
               if c.kind == "statement"}
              for area in library().areas() if area.table.pack.id == "luton"]
    assert len(scores) > 1 and all(other == scores[0] for other in scores)


def test_a_broken_cache_is_built_again(tmp_path) -> None:
    (tmp_path / "language-x.npz").write_bytes(b"not a cache")
    assert recall("x", tmp_path) is None
    keep("y", reader()._built, tmp_path)
    assert recall("y", tmp_path).index.owners == reader()._built.index.owners


def test_reading_is_quick() -> None:
    text = "He is always hungry. Mum hit him with a belt. I am worried about his sister too."
    reader().read(text, "peterborough")
    started = time.perf_counter()
    for _ in range(10):
        reader().read(text, "peterborough")
    # Fifteen thousandths of a second on a free machine: only what is a hundred times slower fails here.
    assert (time.perf_counter() - started) / 10 < 1.5
