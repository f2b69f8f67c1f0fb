"""The real library, reader and detector, loaded once; a conversation at a fixed hour."""

from __future__ import annotations

import datetime as dt
from typing import Any, Iterator, List

import pytest

from bot.engine.loading import load_library
from bot.enquiry.talk import Talk
from bot.guard.detector import Detector
from bot.guard.findings import Look
from bot.guard.words import load_words
from bot.language.reader import Reader
from tests.conversation.hold import TUESDAY, Conversation, Hold

_HELD: List[Conversation] = []


@pytest.fixture(scope="session")
def library() -> Any:
    return load_library()


@pytest.fixture(scope="session")
def reader(library: Any) -> Reader:
    return Reader.load(library)


@pytest.fixture(scope="session")
def look() -> Look:
    return Look(Detector.load(), load_words())


@pytest.fixture(scope="session")
def begin(library: Any, reader: Reader, look: Look) -> Hold:
    """Begins a conversation at an hour."""

    def at(moment: dt.datetime = TUESDAY, operator: Any = None) -> Conversation:
        _HELD.append(Conversation(Talk(library, reader, lambda: moment, operator), look))
        return _HELD[-1]

    return at


@pytest.fixture
def hold(begin: Hold) -> Hold:
    """Begins a conversation and sends some messages."""

    def held(*texts: str, at: dt.datetime = TUESDAY, operator: Any = None) -> Conversation:
        return begin(at, operator).say(*texts)

    return held


@pytest.fixture(scope="session")
def held() -> Iterator[List[Conversation]]:
    """Every conversation of this run so far."""
    return _HELD
