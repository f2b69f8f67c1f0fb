"""Every sentence that stands in the wording files is said somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.wording.phrases import load_phrases

ROOT = Path(__file__).resolve().parents[1]
CODE = "\n".join(path.read_text(encoding="utf-8") for room in ("bot", "actions")
                 for path in sorted((ROOT / room).rglob("*.py")))


@pytest.mark.parametrize("name, key", [(name, key) for name in ("phrases", "answer")
                                       for key in load_phrases(name)])
def test_a_sentence_is_used(name: str, key: str) -> None:
    """By its whole key, or by its last part where the first is made at run time."""
    names = (key, key.split(".")[-1])
    said = any(quote + one + quote in CODE for one in names for quote in "'\"")
    assert said, f"{name}.yml: remove {key}"
