"""What a channel that draws can do beyond text: change one line, answer by tick and by word at once, show what is left."""

from __future__ import annotations

from tests.conversation.hold import Hold

TWO = "a girl aged 8, she comes to school hungry and filthy every day for weeks. her dad hits her with a belt"


def test_a_line_of_what_was_understood_is_taken_out_by_its_own_button(hold: Hold) -> None:
    talk = hold("luton", "no", TWO)
    first, second = [row for row in talk.payload("understood")["found"]][:2]
    talk.give(second["change"]["payload"], second["change"]["label"])

    assert second["id"] not in talk.found and first["id"] in talk.found
    assert talk.open == "confirm"


def test_ticks_and_own_words_in_one_message_are_both_kept(hold: Hold) -> None:
    talk = hold("luton", "no", TWO, "yes")
    while talk.case["open"]["kind"] == "questions" and not _open(talk):
        talk.wish("skip")
    items = talk.payload("questions")["items"]
    ticked = next(item for item in items if item["choices"])
    typed = next(item for item in items if not item["choices"])
    number = items.index(typed) + 1
    talk.both(ticked["choices"][0]["payload"], f"{number}) nan and her uncle Tony")

    assert "nan and her uncle Tony" in str(talk.case["facts"])
    assert ticked["id"] in talk.case["asked"] and str(ticked["choices"][0]["label"]) in str(talk.case["words"])


def test_labels_of_pressed_buttons_are_not_taken_as_words(hold: Hold) -> None:
    talk = hold("luton", "no", TWO, "yes")
    choice = talk.payload("questions")["items"][0]["choices"][0]
    before = len(talk.case["texts"])
    talk.give(choice["payload"], choice["label"])

    assert len(talk.case["texts"]) == before


def test_questions_say_how_many_may_still_come_and_the_answer_what_is_not_known(hold: Hold) -> None:
    talk = hold("luton", "no", TWO, "yes")
    asked = talk.payload("questions")
    assert asked["left"] >= len(asked["items"])
    talk.to_the_answer()
    offers = [c["label"] for c in talk.payload("answer")["choices"]]

    assert (talk.payload("answer")["left"] > 0) == ("Answer what is left" in offers)


def _open(talk: object) -> bool:
    items = talk.payload("questions")["items"]
    return any(i["choices"] for i in items) and any(not i["choices"] for i in items)
