"""The real library, reader and detector, loaded once; a conversation at a fixed hour."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any, Dict, Iterator, List

import jsonschema
import pytest

from bot.engine.loading import load_library
from bot.enquiry.talk import Talk
from bot.guard.findings import Look
from bot.guard.words import load_words
from bot.language.reader import Reader
from bot.scenarios.seat import patient
from tests.conversation.form import wellformed
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
    return Look(patient(), load_words())


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
def schemas() -> Dict[str, Any]:
    """The documented format of each kind of payload."""
    file = Path(__file__).resolve().parents[2] / "docs/reference/payload.schema.json"
    whole = json.loads(file.read_text(encoding="utf-8"))
    kinds = [one["$ref"].rsplit("/", 1)[1] for one in whole["oneOf"]]
    parts = {"definitions": whole["definitions"]}
    return {kind: jsonschema.Draft7Validator({"$ref": f"#/definitions/{kind}", **parts})
            for kind in kinds}


@pytest.fixture(autouse=True)
def everything_said_is_well_formed(schemas: Dict[str, Any]) -> Iterator[None]:
    """After each test, every message of its conversations is looked at."""
    _HELD.clear()
    yield
    for said in (said for one in _HELD for said in one.sent):
        wellformed(said, schemas)
