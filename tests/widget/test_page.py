"""The pages as they are sent, before any script runs."""

from __future__ import annotations

import re

import pytest

from bot.channels.pages import HEADERS, load_pages

PAGES = load_pages()
HTML = PAGES["index.html"]


@pytest.mark.parametrize("name", ["index.html", "accessibility.html"])
def test_999_and_the_numbers_stand_in_the_page(name: str) -> None:
    page = PAGES[name]

    assert page.index('href="tel:999"') < page.index("<h1>") and "{numbers}" in page
    assert 'lang="en-GB"' in page and "user-scalable" not in page


def test_the_numbers_are_inside_the_element_so_that_they_stay_if_it_never_starts() -> None:
    inside = HTML[HTML.index("<threshold-assistant"):HTML.index("</threshold-assistant>")]

    assert 'href="tel:999"' in inside and "{numbers}" in inside and "<noscript>" in inside


def test_the_page_says_what_it_is_not() -> None:
    said = " ".join(HTML.split())

    assert "not made, checked or endorsed" in said and "not a referral" in said
    assert "Nobody at the hub sees" in said and "leave out names" in said


@pytest.mark.parametrize("name", ["index.html", "accessibility.html"])
def test_nothing_is_loaded_from_elsewhere_and_nothing_runs_inside_the_page(name: str) -> None:
    loaded = re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="([^"]*)"', PAGES[name])

    assert all(one in ("/widget.js", "/webhooks/web/page.css", "data:,") for one in loaded)
    assert not re.search(r"<script>|<style|\son\w+=|style=", PAGES[name])
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


def test_the_statement_is_honest_about_what_was_not_tested() -> None:
    said = " ".join(PAGES["accessibility.html"].split())

    assert "no person has used it with a real screen reader" in said and "partly compliant" in said
