"""The functions that we replace are still those of the pinned release, and ours do the same."""

import ast
import inspect
from types import SimpleNamespace
from typing import Any, Tuple

from jsonschema import ValidationError
import pytest
from rasa.core.actions.action import RemoteAction
from rasa.engine.exceptions import GraphRunError
from rasa.shared.core.events import Event, UserUttered

from bot.launch import graph, patches


@pytest.mark.parametrize("function", patches.ORIGINALS, ids=lambda one: one.__name__)
def test_rasa_has_not_changed_what_we_replace(function: Any) -> None:
    """If this fails, read the new source and decide again whether the patch is right."""
    assert patches.fingerprint(function) == patches.REPLACED[function.__name__]


@pytest.mark.parametrize(
    "answer, right",
    [
        ({"events": [], "responses": [{"text": "hello"}]}, True),
        ({"events": [{"event": "slot", "name": "case", "value": 1}], "responses": []}, True),
        ({"events": [{"name": "no kind of event"}], "responses": []}, False),
        ({"events": [{"event": "slot", "name": "case"}], "responses": []}, False),
        ({"events": [{"event": "active_loop", "name": None}], "responses": []}, True),
        ({"events": {}, "responses": []}, False),
        ({"events": [], "responses": ["text"]}, False),
    ],
)
def test_the_quick_validator_agrees_with_rasas(answer: Any, right: bool) -> None:
    action = RemoteAction("action_x", None)
    for check in (patches.ORIGINALS[0], patches.validate):
        if right:
            assert check(action, answer)
        else:
            with pytest.raises(ValidationError):
                check(action, answer)


def test_events_are_found_by_name_as_before() -> None:
    assert patches.resolve("user") is UserUttered
    assert patches.resolve("no such event", Event) is Event
    with pytest.raises(ValueError):
        patches.resolve("no such event")


@pytest.mark.parametrize("module", patches.COPY_FOR_THE_LOG, ids=lambda one: one.__name__)
def test_rasa_copies_here_only_for_its_log(module: Any) -> None:
    tree = ast.parse(inspect.getsource(module))
    logged = [inner for call in ast.walk(tree) if isinstance(call, ast.Call)
              and ast.unparse(call.func) == "structlogger.debug" for inner in ast.walk(call)]
    used = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "copy"]

    assert used and all(node in logged for node in used)
    assert all(ast.unparse(call.func) == "copy.deepcopy" for call in logged
               if isinstance(call, ast.Call) and "copy." in ast.unparse(call.func))


class Node:
    """Gives its name and what it was given; counts how often it ran."""

    def __init__(self, name: str, error: Any = None) -> None:
        self.name, self.error, self.runs = name, error, 0

    def __call__(self, *given: Any) -> Tuple[str, Any]:
        self.runs += 1
        if self.error:
            raise self.error
        return self.name, [one if isinstance(one, str) else one[1] for one in given]


def runner(error: Any = None) -> Any:
    """A graph in which two nodes need the same one."""
    needs = {"a": {"x": "__in__"}, "b": {"x": "a"}, "c": {"x": "a", "y": "b"}, "d": {"x": "none"}}
    schema = {name: SimpleNamespace(needs=one) for name, one in needs.items()}
    nodes = {name: Node(name, error) for name in needs}
    graph_schema = SimpleNamespace(nodes=schema, target_names=["c"])
    return SimpleNamespace(_graph_schema=graph_schema, _instantiated_nodes=nodes)


def test_a_graph_runs_what_its_target_needs_once() -> None:
    one = runner()
    assert graph.run(one, {"__in__": 7}) == {"c": [[7], [[7]]]}
    assert [one._instantiated_nodes[name].runs for name in "abcd"] == [1, 1, 1, 0]
    assert graph.run(one, {"__in__": 7}, ["a", "d"]) == {"a": [7], "d": ["none"]}


def test_errors_of_a_graph_are_those_that_rasa_gives() -> None:
    with pytest.raises(GraphRunError):
        graph.run(runner(RuntimeError("broken")), {"__in__": 7})
    with pytest.raises(KeyError):
        graph.run(runner(KeyError("broken")), {"__in__": 7})
