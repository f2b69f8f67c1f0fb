"""A room with two cases, and what its tests share with those of the widget."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, AsyncIterator

import pytest

from tests.room.served import ROOT, Site, served
from tests.widget.conftest import browser, page  # noqa: F401  (fixtures)

CASES = ("luton/bruise-at-ten-weeks.yml", "luton/late-and-no-breakfast.yml")


@pytest.fixture(scope="session")
def library() -> Any:
    """The real matrices."""
    from bot.engine.loading import load_library

    return load_library()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two scripts of the library."""
    made = tmp_path_factory.mktemp("cases")
    for name in CASES:
        shutil.copy(ROOT / "scenarios" / name, made)
    return made


@pytest.fixture
async def site(library: Any, folder: Path) -> AsyncIterator[Site]:
    """A served room."""
    async with served(library, folder) as made:
        yield made
