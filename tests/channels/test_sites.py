"""Which pages may use the assistant, what browsers are told, and which files are sent."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.channels.pages import HEADERS, held, load_pages
from bot.channels.settings import SettingsError, WebSettings
from bot.channels.words import life, load_errors
from tests.channels.served import served

OURS = "https://www.example.org"
MESSAGES, NUMBERS = "/webhooks/web/messages", "/webhooks/web/numbers"
CONVERSATION = "/webhooks/web/conversations/x"
ALLOW = "access-control-allow-origin"


# ---- other sites ----------------------------------------------------------------


@pytest.mark.parametrize("path", [MESSAGES, NUMBERS, CONVERSATION])
async def test_a_listed_site_may_ask_and_may_read(tmp_path: Path, path: str) -> None:
    async with served(tmp_path, origins=(OURS,)) as web:
        may = await web.ask_first(path, OURS)
        assert may[ALLOW] == OURS and "DELETE" in may["access-control-allow-methods"]
        assert may["access-control-allow-headers"] == "content-type, authorization"
        assert "access-control-allow-credentials" not in may
    async with served(tmp_path, origins=(OURS,)) as web:
        _, _, headers = await web.get(path, origin=OURS)
        assert headers[ALLOW] == OURS and headers["vary"] == "Origin"


@pytest.mark.parametrize("accept", ["application/json", "application/x-ndjson"])
async def test_a_listed_site_reads_answers_of_both_kinds_and_refusals(tmp_path: Path, accept: str) -> None:
    async with served(tmp_path, origins=(OURS,), conversation_per_minute=5) as web:
        _, body = await web.post({}, origin=OURS, accept=accept)
        assert web.headers[ALLOW] == OURS
        await web.post(None, raw=b"{", origin=OURS)
        assert web.headers[ALLOW] == OURS and web.headers["access-control-expose-headers"] == "retry-after"


@pytest.mark.parametrize("origins", [(), (OURS,)])
@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", OURS + ".evil.example", "http://www.example.org"])
async def test_any_other_site_gets_no_header(tmp_path: Path, origins: Any, origin: str) -> None:
    async with served(tmp_path, origins=origins) as web:
        assert ALLOW not in await web.ask_first(MESSAGES, origin)
        await web.post({"text": "no coat"}, origin=origin)
        assert ALLOW not in web.headers and "access-control-allow-methods" not in web.headers


# ---- what browsers are told -----------------------------------------------------------


async def test_pages_answers_and_errors_are_kept_to_themselves(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        await web.post({}, accept="application/x-ndjson")
        seen = [web.headers]
        for path in ("/", NUMBERS, "/health/live", "/nothing-here"):
            seen.append((await web.get(path))[2])
        for headers in seen:
            assert {name: headers[name] for name in HEADERS} == HEADERS


def test_nothing_inline_may_run_and_nothing_may_frame_the_page() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy


@pytest.mark.parametrize("method, path, status, error", [
    ("GET", "/nothing-here", 404, "no_page"), ("GET", "/webhooks/web/web.py", 404, "no_page"),
    ("PUT", MESSAGES, 405, "not_usable"), ("GET", MESSAGES, 405, "not_usable"),
    ("GET", "/webhooks/web/%2e%2e%2fweb.py", 404, "no_page"),
])
async def test_every_error_is_a_sentence_with_999_and_a_number(
    tmp_path: Path, method: str, path: str, status: int, error: str
) -> None:
    async with served(tmp_path) as web, web.session.request(method, web.base + path) as got:
        body = json.loads(await got.text())
        assert (got.status, body["error"], body["messages"][0]["kind"]) == (status, error, "error")
        assert "call 999" in body["messages"][0]["text"] and "01632 960000" in body["messages"][0]["text"]


async def test_a_fault_of_our_own_is_said_in_words_and_logged_without_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with served(tmp_path) as web:
        monkeypatch.setattr("bot.channels.web_desk.read_request", lambda *a: {}["marker-zebra"])
        status, body = await web.post({"text": "no coat"})
        assert (status, body["error"]) == (500, "failed")
        assert "KeyError" in caplog.text and "zebra" not in caplog.text


@pytest.mark.parametrize("code", sorted(set(load_errors()) - {"begun_again", "deleted"}))
def test_every_refusal_says_999_and_whom_to_ring(code: str) -> None:
    said = load_errors()[code]
    assert said.count("call 999") == 1 and "{numbers}" in said and "\n" not in said


@pytest.mark.parametrize("minutes, said", [(60, "an hour"), (120, "2 hours"), (90, "90 minutes"), (5, "5 minutes")])
def test_a_time_is_said_as_people_say_it(minutes: int, said: str) -> None:
    assert life(minutes) == said


# ---- files ---------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of pages, whatever the project's own holds."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ("index.html", "accessibility.html", "widget.js", "page.css", "widget.ts"):
        (pages / name).write_text(f"{name}: {{numbers}}")
    monkeypatch.setattr("bot.channels.web.load_pages", lambda: load_pages(pages))
    return pages


@pytest.mark.parametrize("path, name, kind", [
    ("/", "index.html", "html"), ("/webhooks/web/", "index.html", "html"),
    ("/accessibility", "accessibility.html", "html"), ("/widget.js", "widget.js", "javascript"),
    ("/webhooks/web/page.css", "page.css", "css"),
])
async def test_pages_have_their_addresses_and_the_numbers_of_this_hour(
    folder: Path, path: str, name: str, kind: str
) -> None:
    async with served(folder.parent) as web:
        status, content, headers = await web.get(path)
        assert status == 200 and content.startswith(name) and kind in headers["content-type"]
        assert ("01632 960000" in content) == name.endswith(".html")


async def test_the_widget_is_kept_by_browsers_and_asked_about_each_time(folder: Path) -> None:
    async with served(folder.parent) as web:
        _, content, headers = await web.get("/widget.js", origin="https://elsewhere.example")
        assert headers["cache-control"] == "public, no-cache" and headers["etag"]
        assert headers["cross-origin-resource-policy"] == "cross-origin"
        for seen in (headers["etag"], "W/" + headers["etag"], f'"other", {headers["etag"]}'):
            status, nothing, _ = await web.get("/widget.js", **{"if-none-match": seen})
            assert (status, nothing) == (304, "")
        assert (await web.get("/widget.js", **{"if-none-match": '"older"'}))[0] == 200


async def test_a_file_that_is_not_built_is_not_there(folder: Path) -> None:
    (folder / "widget.js").unlink()
    (folder / "accessibility.html").unlink()
    async with served(folder.parent) as web:
        for path in ("/widget.js", "/accessibility", "/webhooks/web/widget.ts"):
            assert (await web.get(path))[0] == 404


async def test_the_numbers_of_an_area_or_of_all(tmp_path: Path) -> None:
    async with served(tmp_path) as web:
        for query, said in (("", "hub of every area"), ("?area=x", "hub of x")):
            _, body, _ = await web.get(NUMBERS + query)
            assert said in json.loads(body)["numbers"]


def test_the_names_of_contents_are_read_from_a_header() -> None:
    assert held(None) == [""] and held('W/"a", "b"') == ['"a"', '"b"']


# ---- health -------------------------------------------------------------------------------


async def wrong_with(web: Any) -> Any:
    status, body, _ = await web.get("/health/ready")
    return status, json.loads(body)["wrong"]


async def test_ready_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with served(tmp_path) as web:
        assert (await web.get("/health/live"))[0] == 200
        # The detector of these tests knows one of the two sentences of the self-test only.
        status, wrong = await wrong_with(web)
        assert status == 503 and len(wrong) == 1 and wrong[0].startswith("not heard as danger")
        monkeypatch.setattr(web.web.guard, "self_test", list)
        assert await wrong_with(web) == (200, [])
        web.agent.is_ready = lambda: False
        assert "the model is not loaded" in (await wrong_with(web))[1]
        web.agent.tracker_store.broken = True
        assert "conversations cannot be kept (OSError)" in (await wrong_with(web))[1]
        monkeypatch.setattr("tests.channels.served.no_faults", lambda: ["the matrices have no area"])
        assert "the matrices have no area" in (await wrong_with(web))[1]


# ---- settings -----------------------------------------------------------------------------


@pytest.mark.parametrize("given, said", [
    ({"origin": []}, "no setting 'origin'"), ({"origins": OURS}, "as a list"), ({"origins": ["*"]}, "holds '*'"),
    ({"origins": [OURS + "/"]}, "no path"), ({"origins": ["http://www.example.org"]}, "https://"),
    ({"origins": ["https://WWW.example.org"]}, "small letters"), ({"session_minutes": 1}, "session_minutes is 1"),
    ({"session_minutes": "2 hours"}, "5 to"), ({"conversation_per_minute": True}, "conversation_per_minute"),
    ({"address_per_minute": 0}, "address_per_minute"), ({"proxies": -1}, "proxies"),
])
def test_a_setting_that_cannot_be_used_is_refused_with_what_to_write(given: Any, said: str) -> None:
    with pytest.raises(SettingsError, match="credentials.yml") as refused:
        WebSettings.read(given)
    assert said in str(refused.value)


@pytest.mark.parametrize("origin", [OURS, "https://a.example:8443", "http://localhost:8000", "http://127.0.0.1"])
def test_a_site_is_named_as_a_browser_names_it(origin: str) -> None:
    assert WebSettings.read({"origins": [origin]}).origins == (origin,)


def test_nothing_set_means_no_other_site() -> None:
    assert WebSettings.read(None) == WebSettings() and WebSettings().origins == ()


def test_the_projects_own_settings_are_the_defaults() -> None:
    from ruamel.yaml import YAML

    root = Path(__file__).resolve().parents[2]
    [given] = YAML(typ="safe").load((root / "credentials.yml").read_text()).values()
    assert WebSettings.read(given) == WebSettings()
