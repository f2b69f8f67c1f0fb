"""pytest plays every script of this folder: one test a script, variant and area."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Iterator, Optional

import pytest


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Optional["ScriptFile"]:
    """Scripts are the .yml files."""
    return ScriptFile.from_parent(parent, path=file_path) if file_path.suffix == ".yml" else None


class ScriptFile(pytest.File):
    """A script; one that is not sound is one failing test that says why."""

    def collect(self) -> Iterator[pytest.Item]:
        from bot.scenarios.loading import read

        script, problems = read(self.path)
        if problems:
            yield Unsound.from_parent(self, name="is sound", problems=problems)
            return
        for part in script.parts():
            yield Playing.from_parent(self, name=f"{part.variant} · {part.area}", part=part)


class Unsound(pytest.Item):
    """A script with mistakes."""

    def __init__(self, *, problems: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.problems = problems

    def runtest(self) -> None:
        pytest.fail("\n".join(self.problems), pytrace=False)

    def reportinfo(self) -> Any:
        return self.path, 0, self.name


class Playing(pytest.Item):
    """One playing; the stage is built once for the whole run."""

    def __init__(self, *, part: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.part = part

    def runtest(self) -> None:
        from bot.scenarios.told import differences_text, transcript_text

        result = stage(self.config).play(self.part)
        if not result.passed:
            pytest.fail(f"{differences_text(result)}\n\n{transcript_text(result)}", pytrace=False)
        if result.waved:
            pytest.xfail("; ".join(result.weaknesses))

    def reportinfo(self) -> Any:
        return self.path, 0, f"{self.part.script}: {self.name}"


def stage(config: pytest.Config) -> Any:
    """Where scripts are played, loaded when the first one is."""
    if not hasattr(config, "_scenario_stage"):
        from bot.engine.loading import load_library
        from bot.scenarios.stage import Stage

        config._scenario_stage = Stage(load_library())
    return config._scenario_stage
