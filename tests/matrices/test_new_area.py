"""A sixth area is data only: made by one command, checked, filled in, talked to."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence

import pytest

from bot.catalogue.skeleton import write_skeleton
from bot.engine.errors import MatrixError, UnknownArea
from bot.engine.library import Library
from bot.engine.loading.library import MATRICES, load_library, read_packs, shown_library
from bot.enquiry.talk import Talk
from bot.enquiry.turn import Incoming, Turn
from bot.language.reading import Candidate, Reading

AREA = "sixthshire"
GRAVE = "there is no food in the house and she is losing weight"


class Reader:
    """Knows the plain examples of a library, word for word, and nothing else."""

    strong, weak = 0.5, 0.3

    def __init__(self, library: Library) -> None:
        self.library = library

    def read(self, text: str, area: str, asked: Optional[str] = None) -> Reading:
        """The statements that have this text as an example."""
        found = [s for s in self.library.area(area).statements.values() if text in s.examples]
        return Reading(tuple(Candidate(s.id, 1.0, "stated", text, 0, len(text), "statement")
                             for s in found), (), () if found else (text,), (text,))


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the packs with the skeleton of another area."""
    root = tmp_path_factory.mktemp("sixth") / "matrices"
    shutil.copytree(MATRICES, root)
    write_skeleton(root, AREA)
    return root


@pytest.fixture(scope="module")
def filled(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The same, filled in as an editor would."""
    root = tmp_path_factory.mktemp("filled") / "matrices"
    shutil.copytree(begun, root)
    for path in (root / AREA).rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        text = text.replace('"<number as printed>"', '"01632 960000"')
        text = text.replace("<how somebody would type the grave one>", GRAVE)
        path.write_text(re.sub(r"<([^>]+)>", r"\1", text), encoding="utf-8")
    return load_library(root)


def test_the_skeleton_passes_the_check(begun: Path) -> None:
    assert read_packs(begun)[1] == []


def test_nobody_is_advised_from_it_until_it_is_filled_in(begun: Path) -> None:
    assert AREA not in load_library(begun).area_ids
    assert AREA in shown_library(begun).area_ids


def test_an_area_that_exists_or_has_a_bad_name_is_refused(begun: Path) -> None:
    for name in (AREA, "Sixth Shire", "sixth.shire"):
        with pytest.raises(MatrixError, match="edit its files|write an area id"):
            write_skeleton(begun, name)


def test_an_unknown_area_is_named(begun: Path) -> None:
    with pytest.raises(UnknownArea, match="Known: "):
        load_library(begun).area("seventhshire")


def test_it_can_be_talked_to_once_filled_in(filled: Library) -> None:
    turn, said = talk(filled, [
        {"do": "area", "area": AREA}, {"do": "danger", "answer": "no"}, GRAVE])

    answer = answer_of(turn, said)

    assert answer["level"] == 4
    assert answer["level_name"] == "name of level 4"
    assert answer["indicators"] == [f"{AREA}.first_topic.1.4a"]
    assert {c["id"] for c in answer["contacts"]} >= {f"{AREA}.contact.front_door"}
    assert "01632 960000" in answer["text"]
    assert "neglect" in answer["pathways"]


def talk(library: Library, messages: Sequence[Any]) -> Any:
    """A conversation, then skipping until the answer comes: the last turn and all payloads."""
    core = Talk(library, Reader(library), lambda: dt.datetime(2026, 3, 4, 10, 0))
    turn, said = core.open(), []
    for message in [*messages, *["yes", "skip", "skip", "skip", "skip", "skip", "yes", "yes"]]:
        incoming = (Incoming(payload=message) if isinstance(message, dict)
                    else Incoming(text=message))
        turn = core.take(turn.case, incoming)
        said += [say.payload for say in turn.says]
        if any(payload.get("kind") == "answer" for payload in said):
            break
    return turn, said


def answer_of(turn: Turn, said: List[Dict[str, Any]]) -> Dict[str, Any]:
    """The payload of the answer."""
    found = [payload for payload in said if payload.get("kind") == "answer"]
    assert found, [payload.get("text") for payload in said]
    return found[-1]
