"""Danger is caught however it is typed, and what only looks like it is not."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Tuple

import pytest

from bot.guard import danger_files, danger_rules
from bot.guard.danger import RANK
from bot.guard.danger_scan import MOST_TRIED
from bot.guard.detector import Detector

DATA = danger_files.read(danger_files.FOLDER)
NOW = "Is anyone in danger right now? If so, call 999 now."
SAFE = "Is the child safe at this moment?"


def examples(sections: Tuple[str, ...], field: str) -> Iterator[Any]:
    """Each example sentence of the data with its entry, named by the entry."""
    for section in sections:
        for entry in DATA[section]:
            for text in entry[field]:
                yield pytest.param(entry, text, id=f"{entry['id']}: {text[:40]}")


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(DATA)


@pytest.mark.parametrize("entry, text", examples(("cues", "scales"), "says"))
def test_a_cue_catches_what_it_says(detector: Detector, entry: Dict[str, Any], text: str) -> None:
    assert RANK[detector.scan(text).tier] >= RANK[entry["tier"]]


@pytest.mark.parametrize("entry, text", examples(("cues", "scales"), "not"))
def test_a_cue_leaves_alone_what_looks_alike(
    detector: Detector, entry: Dict[str, Any], text: str
) -> None:
    assert RANK[detector.scan(text).tier] < RANK[entry["tier"]]


@pytest.mark.parametrize("entry, text", examples(("quiets",), "says"))
def test_a_quiet_lowers_what_it_says(detector: Detector, entry: Dict[str, Any], text: str) -> None:
    assert detector.scan(text).tier == "no"


@pytest.mark.parametrize("entry, text", examples(("quiets",), "not"))
def test_a_quiet_does_not_hide_a_danger(
    detector: Detector, entry: Dict[str, Any], text: str
) -> None:
    assert detector.scan(text).tier != "no"


@pytest.mark.parametrize("entry, text", examples(("questions",), "says"))
def test_a_question_about_now_is_known(
    detector: Detector, entry: Dict[str, Any], text: str
) -> None:
    assert detector.asks_about(text) == entry["means"]


@pytest.mark.parametrize("entry, text", examples(("questions",), "not"))
def test_another_question_is_not_about_now(
    detector: Detector, entry: Dict[str, Any], text: str
) -> None:
    assert detector.asks_about(text) is None


@pytest.mark.parametrize("text", [
    "HE HAS A KNIFE!!!", "/he has a knife", "hes got a kinfe", "he  has\na\nknife",
    "he has got a nife",
    "<p>he has a kn<b>ife</b></p>", "<table><tr><td>he has</td><td>a knife</td></tr></table>",
    "<he has a knife>", "&lt;he has a knife&gt;", "he has a k\u200bnife",
    "\uff28\uff25 HAS A KNIFE",
    "hes got a 🔪", "he\u2019s got a knife", "dads hiting him rite now", "shes not breeving",
    "she's taken an overdoes", "he is stranglin her", "heeeelp meeee", "\ud800 he has a knife",
])
def test_danger_is_caught_however_it_is_typed(detector: Detector, text: str) -> None:
    assert detector.scan(text).tier == "yes"


@pytest.mark.parametrize("text", [
    "mum says leave her, she's not breathing", "no need for 999 but he's not breathing",
    "gran says he is fine, he is unconscious on the floor", "this is not a test, he has a knife",
    "he used to hit her and he is hitting her right now", "what do I do, he has a knife",
])
def test_no_reassurance_or_question_switches_it_off(detector: Detector, text: str) -> None:
    assert detector.scan(text).tier != "no"


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "?", "<", "&#xd800;", "a" * 200_000])
def test_nothing_typed_makes_it_fail(detector: Detector, text: str) -> None:
    assert detector.scan(text).cue != "detector.fault"


def test_a_fault_inside_counts_as_possible(
    detector: Detector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detector, "_reader", None)

    assert detector.scan("hello").tier == "possible"


@pytest.mark.parametrize("asked, answer, tier", [
    (NOW, "yes", "yes"), (NOW, "yeah he is", "yes"), (NOW, "not sure", "yes"), (NOW, "idk tbh",
    "yes"),
    (NOW, "I don't think so", "yes"), (NOW, "well umm yse", "yes"), (NOW, "no", "no"),
    (NOW, "nope hes with nan", "no"), (NOW, "no but he might be later", "possible"),
    (NOW, "no, he is hitting her now", "yes"), (SAFE, "yes", "no"), (SAFE, "no", "yes"),
    (SAFE, "not sure", "yes"), ("Is anybody being hurt at this moment?", "yh", "yes"),
    ("Has he been hurt before?", "yes", "no"), ("Does the family agree?", "no", "no"),
    ("Are there brothers or sisters?", "not sure", "no"), ("How old is he?", "6", "no"),
    ("Is it safe to tell the family first?", "no", "no"), (NOW, "he is 6", "no"),
    ("How old is he?", "6 but hes just collapsed", "yes"), ("", "yes", "no"),
])
def test_a_short_reply_counts_by_its_question(
    detector: Detector, asked: str, answer: str, tier: str
) -> None:
    assert detector.scan(answer, asked).tier == tier


@pytest.mark.parametrize("text, called", [
    ("I've called 999", True), ("the ambulance is on its way", True), ("police are here now", True),
    ("on the phone to 999, he is not breathing", True), ("he is not breathing", False),
    ("should I call 999?", False), ("I haven't called 999, he has a knife", False),
    ("school called 999 last year", False), ("mum said no need for 999", False),
])
def test_it_knows_when_help_has_been_called(detector: Detector, text: str, called: bool) -> None:
    assert detector.scan(text).called is called


@pytest.mark.parametrize("text, about", [
    ("he is hitting me", "self"), ("dad is hitting her right now", "child"),
    ("there is a bomb in the school", "site"), ("my colleague was assaulted just now", "staff"),
])
def test_it_says_who_is_in_danger(detector: Detector, text: str, about: str) -> None:
    assert detector.scan(text).about == about


CALM = ["He was late and mum rang to say the bus broke down.",
    "Reading has come on well this term.",
        "In 2019 dad used to hit him, police were called then.", "Nan collects on Tuesdays at 3."]


@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_a_cue_anywhere_in_a_huge_text_is_found(detector: Detector, place: str) -> None:
    pages = [f"{sentence} Note {n}." for n in range(900) for sentence in CALM]
    at = {"first": 0, "middle": len(pages) // 2, "last": len(pages)}[place]
    pages.insert(at, "he has a knife.")
    assert len(" ".join(pages)) > 150_000

    assert detector.scan(" ".join(pages)).tier == "yes"
    assert detector.scan("\n".join(pages).replace(".", "")).tier != "no"


@pytest.mark.parametrize("words", [
    CALM, ["knife", "hitting", "he has", "not breathing", "alone", "child", "now"],
    ["he had a knife years ago.", "the drill went well", "dad used to hit him."],
], ids=["calm", "danger words", "quieted"])
def test_the_work_on_the_longest_text_is_bounded(
    detector: Detector, monkeypatch: pytest.MonkeyPatch, words: List[str]
) -> None:
    tried: List[int] = []
    find = danger_rules.find
    monkeypatch.setattr(
        danger_rules, "find", lambda *given: (tried.append(1), find(*given))[1]
    )
    text = " ".join(f"{word} {n}" for n in range(20_000) for word in words)[:200_000]
    detector.scan(text)

    assert len(tried) < 3 * MOST_TRIED


def test_quiets_together_do_not_lower_what_is_live_to_nothing(detector: Detector) -> None:
    text = "lol its fine he always does this but can someone come he's got a lead round her neck"

    assert detector.scan(text).tier != "no"


@pytest.mark.parametrize("soup", [
    ["he had a knife years ago.", "the drill went well", "dad used to hit him."],
    ["we practised lockdown", "she used to cut herself last year.", "in 2019 he was stabbed."],
])
def test_a_crowd_of_quiet_words_never_hides_a_danger(detector: Detector, soup: List[str]) -> None:
    words = [f"{word} {n}" for n in range(2_500) for word in soup]
    words.insert(len(words) // 2, ". he is hitting her with a hammer right now.")

    assert detector.scan(" ".join(words)[:200_000]).tier != "no"
