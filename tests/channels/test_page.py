"""The page as it is sent, before any script runs."""

import re
from html.parser import HTMLParser
from typing import Dict, List, Optional, Tuple

from bot.channels.pages import load_pages

PAGES = load_pages()
HTML = PAGES["index.html"]


class Tags(HTMLParser):
    """Every start tag with its attributes, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.all: List[Tuple[str, Dict[str, Optional[str]]]] = []
        self.feed(HTML)

    def handle_starttag(self, tag: str, attrs: List[Tuple[str, Optional[str]]]) -> None:
        self.all.append((tag, dict(attrs)))

    def one(self, name: str) -> Dict[str, Optional[str]]:
        [found] = [attrs for _, attrs in self.all if attrs.get("id") == name]
        return found


def test_999_stands_in_the_page_before_any_script() -> None:
    assert HTML.index('href="tel:999"') < HTML.index("<main>") < HTML.index("<script")
    assert HTML.count("<script") == 1 and "defer" in HTML


def test_the_page_says_what_it_is_not() -> None:
    said = " ".join(HTML.split())
    assert "not made, checked or endorsed" in said and "not a referral" in said
    assert "nobody at the hub sees" in said and "leave out names" in said


def test_the_transcript_is_a_log_and_the_live_region_is_another() -> None:
    tags = Tags()
    assert tags.one("log")["role"] == "log" and tags.one("log")["aria-live"] == "off"
    assert tags.one("live")["aria-live"] == "polite" and tags.one("alert")["role"] == "alert"


def test_the_field_has_a_label_and_the_page_a_language() -> None:
    tags = Tags()
    assert ("label", {"for": "text"}) in tags.all
    assert dict(tags.all)["html"] == {"lang": "en-GB"}
    assert "user-scalable" not in HTML


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs_inside_the_page() -> None:
    addresses = re.findall(r'(?:src|href)="([^"]*)"', HTML)
    assert all(a.startswith(("/webhooks/web/", "tel:", "data:,")) for a in addresses)
    assert not re.search(r"<script>|\son\w+=|style=", HTML)
    assert "http" not in PAGES["page.js"] and "url(" not in PAGES["page.css"]


def test_messages_are_never_parsed_as_markup_and_focus_is_never_moved() -> None:
    script = PAGES["page.js"]
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|\.focus\(", script)
    assert not re.search(r"localStorage|sessionStorage|cookie", script)


def test_the_page_says_999_by_itself_after_five_seconds() -> None:
    script = PAGES["page.js"]
    assert "PATIENCE = 5000" in script and "call 999" in script and '$("numbers")' in script


def test_focus_can_be_seen() -> None:
    assert ":focus-visible" in PAGES["page.css"] and "outline: none" not in PAGES["page.css"]
