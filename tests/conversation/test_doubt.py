"""Doubt keeps a worry: "not sure" loses nothing, and nothing matched is never called harmless."""

from __future__ import annotations

import pytest

from tests.conversation.hold import Hold

AREAS = ["peterborough", "cambridgeshire", "luton", "central_bedfordshire", "bedford_borough"]


@pytest.mark.parametrize("area", AREAS)
def test_not_sure_about_what_was_read_keeps_a_disclosure_as_possible(hold: Hold, area: str) -> None:
    talk = hold().give({"do": "area", "area": area}).say("no", "mum hit him with a belt, there are "
                                                         "marks on his back", "not sure")
    while not talk.answers:
        talk.say("skip")

    assert (talk.answer["level"], talk.answer["harm"]) == (4, "possible")
    assert talk.answer["consent"]["share"] == "yes"


@pytest.mark.parametrize("area", AREAS)
def test_nothing_matched_sends_to_the_hub_before_the_family(hold: Hold, area: str) -> None:
    talk = hold().give({"do": "area", "area": area})
    talk.say("no", "the printer on the second floor is broken again")
    while not talk.answers:
        talk.say("skip")

    assert talk.answer["level"] is None and talk.answer["level_range"] == []
    assert talk.answer["consent"]["tell_family"] == "ask_hub_first"
    assert talk.answer["consent"]["share"] == "ask_hub"
