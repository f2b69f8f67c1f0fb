"""What the assistant knows of an area, as a page: read-only, with an address for every line of an answer."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue.web_page import web_list, web_page
from bot.engine.loading import load_library
from tests.channels.served import served

LIBRARY = load_library()
PAGES = {area.id: web_page(area, LIBRARY) for area in LIBRARY.areas()}
IDS = {area: re.findall(r' id="([^"]+)"', page) for area, page in PAGES.items()}


@pytest.fixture(autouse=True)
def pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages without a dialogue core."""
    found = {**PAGES, None: web_list(LIBRARY)}
    monkeypatch.setattr("bot.launch.areas.area_page", lambda area: found.get(area))


@pytest.mark.parametrize("area", PAGES)
def test_every_statement_trigger_and_duty_of_an_area_has_its_address_once(area: str) -> None:
    held = LIBRARY.area(area)
    duties = [d.id for parts in held.pathways.values() for _, part in parts for d in part.duties]

    assert {*held.statements, *held.triggers, *duties} <= set(IDS[area])
    assert [key for key, times in Counter(IDS[area]).items() if times > 1] == []


@pytest.mark.parametrize("area", PAGES)
def test_every_statement_stands_with_its_level_and_its_citation(area: str) -> None:
    held, page = LIBRARY.area(area), PAGES[area]
    for key in held.statements:
        [line] = re.findall(rf'<li id="{re.escape(key)}">.*?</li>', page)
        above = line if held.table.pack.rows_span_levels else page[:page.index(line)].rpartition("<h3>")[2]
        assert f"Level {held.statements[key].level}" in above and "<cite>" in line


@pytest.mark.parametrize("area", PAGES)
def test_links_inside_a_page_lead_somewhere_and_none_leads_to_a_script(area: str) -> None:
    links = re.findall(r'href="([^"]*)"', PAGES[area])

    assert {link[1:] for link in links if link.startswith("#")} <= set(IDS[area])
    assert all(re.match(r"#|/|https?://|tel:999$|data:,$", link) for link in links)
    assert not re.search(r"<script|<style|\son\w+=|\sstyle=", PAGES[area])


@pytest.mark.parametrize("area", PAGES)
def test_999_comes_before_everything_and_a_page_says_what_it_is_not(area: str) -> None:
    page = PAGES[area]

    assert page.index('href="tel:999"') < page.index("<h1>") and "not made, checked or endorsed" in page
    assert ("borrowed from" in page) is LIBRARY.area(area).borrowed


def test_words_of_the_data_are_text_and_never_markup() -> None:
    area = LIBRARY.area(LIBRARY.area_ids[0])
    pack = area.pack.copy(update={"title": "<b>&\"'", "published": "<script>"})
    page = web_page(replace(area, own=replace(area.own, pack=pack)), LIBRARY)

    assert "<script" not in page and "&lt;script&gt;" in page and "&lt;b&gt;&amp;" in page


async def test_a_page_is_sent_with_the_strict_policy_and_kept_until_it_changes(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        area = LIBRARY.area_ids[0]
        status, content, headers = await web.get(f"/areas/{area}")
        assert (status, content) == (200, PAGES[area]) and headers["content-type"].startswith("text/html")
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert (await web.get(f"/areas/{area}", **{"if-none-match": headers["etag"]}))[0] == 304


async def test_the_list_leads_to_every_area_and_anything_else_is_not_there(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        status, content, _ = await web.get("/areas/")
        assert status == 200 and all(f'href="/areas/{area}"' in content for area in PAGES)
        for path in ("/areas/nowhere", "/areas/..%2f..%2foperator.yml", "/areas/LUTON"):
            status, content, _ = await web.get(path)
            assert status == 404 and "999" in content


@pytest.mark.parametrize("method", ["post", "put", "delete"])
async def test_a_page_can_only_be_read(tmp_path: Path, method: str) -> None:
    async with served(tmp_path) as web:
        async with getattr(web.session, method)(f"{web.base}/areas/{LIBRARY.area_ids[0]}") as got:
            assert got.status == 405
