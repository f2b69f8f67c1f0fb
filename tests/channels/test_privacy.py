"""What was typed is where it must be and nowhere else, and after a deletion nowhere at all."""

import logging
from pathlib import Path
from typing import Any, List

import pytest

from tests.faults.ways_in import Page

MARKER = "zebrafinch"
TYPED = f"Oliver Smith, dob 12/3/2015, 14 High Street, 07700 900123, has a {MARKER} and no coat"


def files_with(word: str, *folders: Path) -> List[str]:
    """The files in which a word stands."""
    found = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in found if word.encode() in path.read_bytes()]


@pytest.fixture
def store_folder(loaded: Any) -> Path:
    """Where the conversations of this run are kept."""
    files = loaded.tracker_store._table._base.execute("PRAGMA database_list").fetchall()
    return Path(files[0][2]).parent


async def test_names_are_not_kept_and_a_deleted_conversation_is_gone(
    agent: Any, tmp_path: Path, store_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    async with Page(agent, tmp_path).open() as page:
        await page.send(TYPED)
        await page.send(f"she has a knife and a {MARKER}")
        kept = files_with(MARKER, store_folder)
        assert kept and all(name.startswith("kept.db") for name in kept)
        for secret in ("Oliver", "Smith", "12/3/2015", "High Street", "900123"):
            assert files_with(secret, store_folder, tmp_path) == []
        path = page._address.replace("/messages", f"/conversations/{page.ticket}")
        async with page._session.delete(path) as answer:
            assert answer.status == 200
    assert files_with(MARKER, store_folder, tmp_path) == []
    assert MARKER not in caplog.text


async def test_after_a_deletion_the_conversation_starts_afresh(agent: Any, tmp_path: Path) -> None:
    async with Page(agent, tmp_path).open() as page:
        await page.send("no coat")
        assert "I help you compare a worry." not in await page.send("no shoes")
        path = page._address.replace("/messages", f"/conversations/{page.ticket}")
        async with page._session.delete(path) as answer:
            assert (await answer.json())["deleted"]
        assert "I help you compare a worry." in await page.send("no coat")
