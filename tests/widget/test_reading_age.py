"""Somebody who is worried and busy reads like somebody younger: the fixed texts suit an age of about 11."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Dict

import pytest

from bot.channels.pages import load_pages
from tests.widget.reading_age import reading_age, syllables
from tests.widget.steps import ROOT

ABOUT_11 = 11.9
WORDS: Dict[str, str] = json.loads((ROOT / "widget" / "src" / "words.json").read_text(encoding="utf-8"))
LONG = {key: text for key, text in WORDS.items() if len(text.split()) >= 12}


def plain(page: str) -> str:
    """The words of a page, each block a line."""
    body = re.sub(r"(?s)<(head|script|style).*?</\1>|<!--.*?-->", " ", page)
    body = re.sub(r"\s+", " ", body)
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(p|li|h1|h2)>", "\n", body))).replace("{numbers}", "")


def test_all_fixed_texts_of_the_widget_together() -> None:
    text = "\n".join(re.sub(r"\{\w+\}", "", one) for one in WORDS.values())

    assert reading_age(text) <= 11


@pytest.mark.parametrize("key", LONG)
def test_each_longer_text_of_the_widget(key: str) -> None:
    assert reading_age(re.sub(r"\{\w+\}", "", LONG[key])) <= ABOUT_11


@pytest.mark.parametrize("name", ["index.html", "accessibility.html"])
def test_the_pages(name: str) -> None:
    assert reading_age(plain(load_pages()[name])) <= ABOUT_11


@pytest.mark.parametrize("word, count", [("child", 1), ("worried", 2), ("danger", 2), ("conversation", 4), ("called", 1),
                                         ("people", 2), ("needed", 2), ("accessibility", 6)])
def test_syllables_are_counted_well_enough(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_hard_text_is_seen_to_be_hard() -> None:
    assert reading_age("Multi-agency safeguarding arrangements necessitate proportionate information sharing.") > 18
