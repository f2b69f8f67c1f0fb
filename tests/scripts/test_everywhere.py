"""The same conversation gives the same statements, in the same order, and the same decision in every channel."""

import re
from pathlib import Path
from typing import Any, Dict, List, Optional

import pytest
from rasa.shared.core.events import BotUttered
from ruamel.yaml import YAML

from tests.conversation.hold import TUESDAY
from tests.faults.ways_in import GUARDED, WAYS_IN, WayIn
from tests.guard.stand_ins import WORDS

SCRIPTS = {path.stem: YAML(typ="safe").load(path.read_text(encoding="utf-8"))
           for path in sorted(Path(__file__).parent.glob("*.yml"))}
DECISION = ("level", "level_range", "firm", "how", "harm", "borrowed", "indicators", "pathways", "consent", "duties")
# This is about order, not about speed: the guard may wait longer than it would.
SECONDS = 60.0
# A button, or a line of a list: "[Yes]", "2. Health", "b) not sure".
DRAWN = re.compile(r"\[|\s*\w{1,2}[.)] ")
Held = List[List[str]]


@pytest.fixture(scope="module")
def core() -> Any:
    """The real dialogue core, on a Tuesday in term time."""
    from actions import desk

    talk, clock = desk.talk(), desk.talk().now
    talk.now = lambda: TUESDAY
    yield talk
    talk.now = clock


async def hold(script: Dict[str, Any], way: WayIn) -> Held:
    """What was said at the opening and in every turn."""
    said = [await way.begin()]
    for turn in script["turns"]:
        said.append(await (way.press(turn["press"]) if "press" in turn else way.send(typed(turn))))
    return said


def typed(turn: Dict[str, Any]) -> str:
    """The words of a turn."""
    return turn["type"] if "type" in turn else turn["long"] * turn["times"] + turn["then"]


async def decision(way: WayIn) -> Optional[Dict[str, Any]]:
    """The last answer that the store holds for this conversation."""
    tracker = await way.agent.tracker_store.retrieve(way.conversation)
    payloads = [event.metadata.get("payload") or {} for event in (tracker.events if tracker else ())
                if isinstance(event, BotUttered)]
    answers = [one for one in payloads if one.get("kind") == "answer"]
    return {name: answers[-1][name] for name in DECISION} if answers else None


def same(statement: str, other: str) -> bool:
    """Whether two channels say the same; one that cannot draw writes lists and buttons below."""
    short, long = sorted((statement.strip(), other.strip()), key=len)
    drawn = long[len(short):].strip().splitlines()
    return long.startswith(short) and all(DRAWN.match(line) for line in drawn)


@pytest.mark.parametrize("name", SCRIPTS)
async def test_every_channel_says_and_decides_the_same(name: str, core: Any, loaded: Any, tmp_path: Path) -> None:
    script, held, decided, records = SCRIPTS[name], {}, {}, {}
    for channel in GUARDED:
        folder = tmp_path / channel
        folder.mkdir()
        async with WAYS_IN[channel](loaded, folder, seconds=SECONDS).open() as way:
            way.conversation += str(tmp_path) if way.conversation == "conversation" else ""
            held[channel], decided[channel] = await hold(script, way), await decision(way)
            records[channel] = [(record["cue"], record["tier"]) for record in way.records()]

    first = GUARDED[0]
    for channel in GUARDED[1:]:
        assert [len(turn) for turn in held[channel]] == [len(turn) for turn in held[first]], channel
        pairs = [pair for mine, yours in zip(held[channel], held[first]) for pair in zip(mine, yours)]
        assert [pair for pair in pairs if not same(*pair)] == []
        assert decided[channel] == decided[first] and records[channel] == records[first]
    _as_written(script, held[first], decided[first])


def _as_written(script: Dict[str, Any], held: Held, decided: Optional[Dict[str, Any]]) -> None:
    for turn, said in zip(script["turns"], held[1:]):
        assert said and said[0].startswith(turn.get("first", "")), turn
        assert sum(text == WORDS.call_999 for text in said) == ("999" in turn.get("first", ""))
    for part, value in script.get("decides", {}).items():
        assert decided and decided[part] == value, part
    assert "decides" in script or decided is None


def test_scripts_say_only_what_the_test_reads() -> None:
    for script in SCRIPTS.values():
        assert script["title"] and set(script) <= {"title", "turns", "decides"}
        for turn in script["turns"]:
            assert set(turn) - {"first"} in ({"type"}, {"press"}, {"long", "times", "then"}), turn
