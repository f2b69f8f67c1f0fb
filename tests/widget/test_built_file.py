"""The file that is sent: small, made of the sources, and unable to run or keep what somebody typed."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from pathlib import Path
from typing import List

import pytest

from tests.widget.steps import ROOT

WIDGET = ROOT / "widget"
BUILT = ROOT / "bot" / "channels" / "page" / "widget.js"
SOURCES = sorted((WIDGET / "src").rglob("*.ts"))
NO_NODE = "Node is not installed, so it cannot be shown that bot/channels/page/widget.js is the build of widget/"
NO_TOOLS = "widget/node_modules is missing: run `make test`, or `npm ci` in widget/"


def node(*command: str) -> "subprocess.CompletedProcess[str]":
    """A command of Node in widget/; skipped where it or its tools are missing."""
    if not shutil.which("node"):
        pytest.skip(NO_NODE)
    if not (WIDGET / "node_modules" / "esbuild").exists():
        pytest.skip(NO_TOOLS)
    return subprocess.run(["node", *command], cwd=WIDGET, capture_output=True, text=True)


def test_it_is_at_most_30_kilobytes_when_compressed() -> None:
    assert len(gzip.compress(BUILT.read_bytes(), 9)) <= 30_000


def test_it_is_the_build_of_the_sources() -> None:
    done = node("build.mjs", "--check")

    assert done.returncode == 0, done.stderr


def test_the_types_hold() -> None:
    done = node("node_modules/typescript/bin/tsc", "--noEmit")

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.name)
def test_nothing_is_parsed_as_markup_run_or_kept(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|console\.", text)
    assert "sessionStorage" not in text or path.name == "kept.ts"
    assert not re.search(r"localStorage|indexedDB|document\.cookie", text)


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.name)
def test_modules_are_short_and_say_what_they_are(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 160 and (lines[0].startswith("//") or path.name.endswith(".d.ts"))


def test_the_lock_names_no_registry_and_every_tool_is_pinned() -> None:
    lock = (WIDGET / "package-lock.json").read_text(encoding="utf-8")
    wanted: List[str] = re.findall(r'"(?:axe-core|esbuild|typescript)": "([^"]+)"',
                                   (WIDGET / "package.json").read_text(encoding="utf-8"))

    assert "http" not in lock and "integrity" in lock
    assert len(wanted) == 3 and all(re.fullmatch(r"\d+\.\d+\.\d+", one) for one in wanted)
