"""Messages are read the same with TensorFlow left out, done only where nothing needs it."""

import json
from pathlib import Path
import subprocess
import sys
from typing import Any, Dict

import pytest

from bot.launch.without_tensorflow import needed

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ["why do you ask?", "she is always hungry", "go back", "what is section 47?", "delete this"]
CODE = """
import asyncio, json, os, sys
from pathlib import Path
if {left_out}:
    from bot.launch.without_tensorflow import leave_out
    assert leave_out(Path("config.yml"))
from rasa.core.agent import Agent
agent = Agent.load("models/bot.tar.gz")
read = [asyncio.run(agent.parse_message(text)) for text in {texts}]
module = sys.modules["tensorflow"]
print(json.dumps([read, getattr(module, "__file__", None)]))
"""


def reading(left_out: bool) -> Any:
    """What a fresh process reads in the texts, and where its TensorFlow lies."""
    code = CODE.format(left_out=left_out, texts=TEXTS)
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_messages_are_read_the_same(model: Path) -> None:
    with_it, where = reading(False)
    without, nowhere = reading(True)
    assert where and nowhere is None
    for one, other in zip(with_it, without):
        assert (one["intent"], one["danger"]) == (other["intent"], other["danger"])


@pytest.mark.parametrize(
    "pipeline, answer",
    [
        ([{"name": "WhitespaceTokenizer"}, {"name": "bot.components.marker.Any"}], False),
        ([{"name": "DIETClassifier"}], True),
        ([{"name": "SomethingNew"}], True),
    ],
)
def test_it_is_left_out_only_where_nothing_needs_it(
    tmp_path: Path, pipeline: Dict[str, Any], answer: bool
) -> None:
    config = tmp_path / "config.yml"
    config.write_text(json.dumps({"pipeline": pipeline, "policies": [{"name": "RulePolicy"}]}))
    assert needed(config) is answer


def test_the_projects_own_pipeline_does_not_need_it() -> None:
    assert not needed(ROOT / "config.yml")
