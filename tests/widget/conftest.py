"""One browser for all tests of the widget; a server of the contract, and a tab, for each."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, AsyncIterator, Callable, Iterator

import pytest

from bot.engine.loading import load_library
from bot.enquiry.talk import Talk
from bot.guard.detector import Detector
from bot.guard.findings import Look
from bot.guard.words import load_words
from bot.language.reader import Reader
from tests.conversation.hold import TUESDAY, Conversation
from tests.widget.browser import Browser, Page, chromium
from tests.widget.contract import Contract

MISSING = "Chromium is not installed: install Debian's `chromium`, or Chrome, to run the tests of the widget"


@pytest.fixture(scope="session")
def begin() -> Callable[[], Conversation]:
    """Begins a conversation on a Tuesday at 10:40, with the real data."""
    library = load_library()
    talk = Talk(library, Reader.load(library), lambda: TUESDAY + dt.timedelta(0))
    look = Look(Detector.load(), load_words())
    return lambda: Conversation(talk, look)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A real Chromium."""
    if not chromium():
        pytest.skip(MISSING)
    made = Browser(tmp_path_factory.mktemp("profile")).start()
    yield made
    made.stop()


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A tab in which no script fails and no policy is broken."""
    async with browser.page() as tab:
        await tab.unhurried()
        yield tab
        wrong = [line for line in tab.logged if "Uncaught" in line or "Content Security Policy" in line]
        assert not wrong, wrong


@pytest.fixture
async def hurried(browser: Browser) -> AsyncIterator[Page]:
    """A tab in which five seconds are five seconds."""
    async with browser.page() as tab:
        yield tab


@pytest.fixture
def contract(begin: Any) -> Contract:
    """A server of the contract that fails when it is told to."""
    return Contract(begin)


@pytest.fixture
async def site(contract: Contract) -> AsyncIterator[str]:
    """The address of that server."""
    async with contract.served() as address:
        yield address


def text_of(path: Path) -> str:
    """A file's text."""
    return path.read_text(encoding="utf-8")
