"""Where the child is: by button, name, town or village; doubtful names are asked about."""

from __future__ import annotations

import pytest

from tests.conversation.hold import Conversation, Hold

NEGLECT = "girl of 9, there is never any food in the house, she is filthy and hungry every day"
NAMES = [
    ("Peterborough", "peterborough"), ("p'boro", "peterborough"), ("peterbrough", "peterborough"),
    ("PETERBOROUGH", "peterborough"), ("Cambridgeshire", "cambridgeshire"),
    ("Whittlesey", "cambridgeshire"), ("wisbech", "cambridgeshire"), ("Ely", "cambridgeshire"),
    ("he lives in Yaxley", "cambridgeshire"), ("luton", "luton"), ("Leagrave", "luton"),
    ("lutn", "luton"), ("Central Bedfordshire", "central_bedfordshire"),
    ("central beds", "central_bedfordshire"), ("Houghton Regis", "central_bedfordshire"),
    ("dunstble", "central_bedfordshire"), ("leighton buzzard", "central_bedfordshire"),
    ("Biggleswade", "central_bedfordshire"), ("Bedford Borough", "bedford_borough"),
    ("bedford", "bedford_borough"), ("Kempston", "bedford_borough"),
]


@pytest.mark.parametrize("typed, area", NAMES)
def test_an_area_is_known_by_name_town_or_village_however_it_is_typed(
        hold: Hold, typed: str, area: str) -> None:
    talk = hold(typed)

    assert (talk.case["area"], talk.open) == (area, "danger")
    assert not talk.case["texts"], "a place is no worry"


def test_every_area_has_a_button(hold: Hold, library: object) -> None:
    talk = hold()

    for area in library.areas():
        assert hold().press(area.pack.title).case["area"] == area.id
    assert [b["payload"]["area"] for b in talk.buttons()][-1] == "other"


@pytest.mark.parametrize("typed, may_be", [
    ("beds", {"bedford_borough", "central_bedfordshire", "luton"}),
    ("Bedfordshire", {"bedford_borough", "central_bedfordshire", "luton"}),
    ("cambs", {"cambridgeshire", "peterborough"}),
])
def test_a_name_that_may_be_several_areas_is_asked_about(
        hold: Hold, typed: str, may_be: set) -> None:
    talk = hold(typed)

    offered = {b["payload"]["area"] for b in talk.buttons()} - {"other"}
    assert talk.case["area"] is None and talk.open == "area"
    assert offered <= may_be and len(offered) > 1
    assert offered == {b["payload"]["area"] for b in talk.wish("why_ask").buttons()} - {"other"}


@pytest.mark.parametrize("typed", ["zzyzx", "my school", "the usual place"])
def test_an_unknown_place_is_asked_about_again_and_never_guessed(hold: Hold, typed: str) -> None:
    talk = hold(typed)

    assert (talk.case["area"], talk.open) == (None, "area")
    assert talk.say("luton").case["area"] == "luton"


@pytest.mark.parametrize("typed", ["Birmingham", "hull", "London"])
def test_a_place_elsewhere_gets_999_and_its_own_council_but_no_level(
        hold: Hold, typed: str) -> None:
    talk = hold(typed)

    assert talk.case["area"] is None and not talk.answers
    assert "999" in talk.text() and "council where the child lives" in talk.text()
    assert not hold(typed).say("she is often hungry").answers


def test_a_wrong_guess_of_mine_about_elsewhere_can_be_put_right(hold: Hold) -> None:
    assert hold("hull", "sorry I meant luton").case["area"] == "luton"


def test_the_button_for_somewhere_else_gives_no_level(hold: Hold) -> None:
    talk = hold().press("Somewhere else")

    assert "999" in talk.text() and talk.case["area"] is None


def test_an_area_named_in_the_first_long_message_is_not_asked_for(hold: Hold) -> None:
    talk = hold(f"{NEGLECT}. she lives in Dunstable", "no")

    assert talk.case["area"] == "central_bedfordshire"
    assert talk.questions().count("area") == 1, "only the opening asks"


def test_a_first_message_without_an_area_is_kept_and_danger_is_asked_first(hold: Hold) -> None:
    talk = hold(NEGLECT)

    assert talk.open == "danger"
    assert talk.say("no").open == "area"
    assert talk.say("luton").open == "confirm" and talk.found


def test_a_long_first_message_from_elsewhere_says_so(hold: Hold) -> None:
    talk = hold(f"{NEGLECT}. the family lives in Birmingham")

    assert "999" in talk.text() and talk.text().strip()
    assert not talk.answers


@pytest.mark.parametrize("before, after", [
    ("luton", "bedford_borough"), ("luton", "peterborough"), ("peterborough", "cambridgeshire"),
    ("cambridgeshire", "luton"), ("bedford_borough", "central_bedfordshire")])
def test_another_area_later_keeps_everything_that_was_said(
        hold: Hold, library: object, before: str, after: str) -> None:
    talk = hold().give({"do": "area", "area": before}).say("no", NEGLECT, "yes")
    facts = dict(talk.case["facts"])
    talk.say(f"sorry, she lives in {library.area(after).pack.title}")

    assert talk.case["area"] == after
    assert talk.case["facts"] == facts and talk.case["texts"][0] == NEGLECT
    assert talk.found and all(library.area(after).target(key) for key in talk.found)
    assert talk.to_the_answer().answer["area"] == after


def test_areas_with_one_table_do_not_ask_twice_for_agreement(hold: Hold) -> None:
    talk = hold("luton", "no", NEGLECT, "yes", "sorry she lives in Kempston")

    assert talk.open == "questions" and talk.questions().count("confirm") == 1


def test_somebody_elses_place_in_a_story_does_not_move_the_child(hold: Hold) -> None:
    talk = hold("luton", "no", f"{NEGLECT}, her nan came over from Birmingham last week to help")

    assert talk.case["area"] == "luton"


def site(hold: Hold, area: object, *texts: str) -> Conversation:
    """A conversation that a page for one area has opened."""
    return hold().give({"do": "site", "area": area}).say(*texts)


@pytest.mark.parametrize("area", ["luton", "bedford_borough", "central_bedfordshire"])
def test_a_page_for_one_area_does_not_ask_for_it_and_says_which_it_is(hold: Hold, library: object, area: str) -> None:
    talk = site(hold, area)

    assert (talk.case["area"], talk.open) == (area, "danger")
    assert library.area(area).pack.title in talk.text() and "somewhere else" in talk.text()


@pytest.mark.parametrize("area", ["lutonn", "pan_bedfordshire", None])
def test_a_page_for_an_area_that_is_not_known_says_so_and_asks(hold: Hold, area: object) -> None:
    talk = site(hold, area)

    assert (talk.case["area"], talk.open) == (None, "area") and "do not know" in talk.text()
    assert talk.say("luton").open == "danger"


@pytest.mark.parametrize("typed, area", [("she lives in Peterborough", "peterborough"), ("Wisbech", "cambridgeshire")])
def test_a_short_word_on_the_place_moves_the_case_from_the_pages_area(hold: Hold, typed: str, area: str) -> None:
    assert site(hold, "luton", "no", typed).case["area"] == area


@pytest.mark.parametrize("place, offered", [
    ("Peterborough", ["luton", "peterborough", "other"]), ("Birmingham", ["luton", "other"]),
    ("cambs", ["luton", "peterborough", "cambridgeshire", "other"]),
])
def test_another_place_in_a_story_is_asked_about_because_the_page_only_presumed(
        hold: Hold, place: str, offered: list) -> None:
    talk = site(hold, "luton", "no", f"{NEGLECT}, they live in {place} with their nan")

    assert (talk.case["area"], talk.open) == (None, "area") and place in talk.text()
    assert sorted(b["payload"]["area"] for b in talk.buttons()) == sorted(offered)
    assert talk.press("Luton").case["area"] == "luton" and talk.open == "confirm" and talk.case["found"]


def test_once_they_have_said_where_a_place_in_a_story_changes_nothing(hold: Hold) -> None:
    talk = site(hold, "luton", "no", f"{NEGLECT}, they live in Peterborough with their nan").press("Luton")

    assert talk.say("they were in Peterborough with their nan last week as well").case["area"] == "luton"


@pytest.mark.parametrize("whose", ["her dad lives in Peterborough", "her gran lives in Peterborough"])
def test_a_place_that_is_not_the_childs_changes_nothing(hold: Hold, whose: str) -> None:
    assert site(hold, "luton", "no", f"{NEGLECT}, {whose}").case["area"] == "luton"


def test_the_pages_own_area_in_a_story_is_no_question(hold: Hold) -> None:
    assert site(hold, "luton", "no", f"{NEGLECT}, they live in Luton").open == "confirm"


def test_back_from_the_first_question_asks_for_the_area_of_a_page(hold: Hold) -> None:
    assert site(hold, "luton").wish("go_back").open == "area"
