"""The house rules that a machine can check: sizes, annotations, docstrings, nothing at import."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Iterator, Union

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = [p for room in ("bot", "actions") for p in sorted((ROOT / room).rglob("*.py"))]
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
Function = Union[ast.FunctionDef, ast.AsyncFunctionDef]
IDS = [str(p.relative_to(ROOT)) for p in FILES]


def functions(path: Path) -> Iterator[Function]:
    """Every function of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_a_file_and_its_functions_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    long = [f.name for f in functions(path) if f.end_lineno - f.lineno > LONGEST_FUNCTION]
    assert not long, f"{path.name}: split {long}"


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_modules_and_public_functions_say_what_is_true_afterwards(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    public = [n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
              and not n.name.startswith("_")]

    if not tree.body:
        return
    assert ast.get_docstring(tree), f"{path.name}: begin with a one-sentence docstring"
    assert not [n.name for n in public if not ast.get_docstring(n)], path.name


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_every_signature_is_annotated(path: Path) -> None:
    bare = [f.name for f in functions(path) if f.returns is None and f.name != "__init__"]

    assert not bare, f"{path.name}: say what {bare} return"


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_nothing_is_caught_without_a_name(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bare = [n.lineno for n in ast.walk(tree) if isinstance(n, ast.ExceptHandler) and n.type is None]

    assert not bare, f"{path.name}: name the exception in lines {bare}"


@pytest.mark.parametrize("path", [p for p in FILES if "verbs" not in p.parts], ids=lambda p: p.name)
def test_only_verbs_print(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    prints = [n.lineno for n in ast.walk(tree) if isinstance(n, ast.Call)
              and isinstance(n.func, ast.Name) and n.func.id == "print"]

    assert not prints, f"{path.name}: lines {prints}"
