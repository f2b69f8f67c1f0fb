"""Runs Rasa's graph node by node; Rasa has dask plan the same few nodes anew at every step."""

from typing import Any, Dict, List, Optional

from rasa.engine.exceptions import GraphRunError
from rasa.engine.runner.dask import DaskGraphRunner

ORIGINAL_RUN = DaskGraphRunner.run


def run(
    self: DaskGraphRunner,
    inputs: Optional[Dict[str, Any]] = None,
    targets: Optional[List[str]] = None,
) -> Dict[str, Any]:
    """What the targets give; every node that they need runs once."""
    given = {name: (name, value) for name, value in (inputs or {}).items()}
    if any(isinstance(value, str) for value in (inputs or {}).values()):
        return ORIGINAL_RUN(self, inputs, targets)  # Rasa looks for a clash of names here
    try:
        return dict(_result(self, name, given) for name in targets or _all_targets(self))
    except RuntimeError as error:
        raise GraphRunError("Error running runner.") from error


def _all_targets(runner: DaskGraphRunner) -> List[str]:
    return runner._graph_schema.target_names


def _result(runner: DaskGraphRunner, name: str, done: Dict[str, Any]) -> Any:
    """A node's name and output; the bare name of what is no node, as dask would give it."""
    if name not in done:
        node = runner._graph_schema.nodes.get(name)
        if node is None:
            return name
        needs = [_result(runner, need, done) for need in node.needs.values()]
        done[name] = runner._instantiated_nodes[name](*needs)
    return done[name]
