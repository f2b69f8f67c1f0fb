"""Leaves TensorFlow out of the running process: Rasa imports it, and nothing of ours runs it.

It is 320 MB of memory, seconds at every start, and the largest body of code with known holes here.
Empty modules take its place, but only if `config.yml` names nothing that could need it. Training,
the tests and plain `rasa run` use the real one. BOT_TENSORFLOW=1 switches this off.
"""

from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
import os
from pathlib import Path
import sys
from types import ModuleType
from typing import Any, Optional, Sequence

from ruamel.yaml import YAML

SETTING = "BOT_TENSORFLOW"
LEFT_OUT = frozenset({"tensorflow", "tensorflow_hub", "tensorflow_text", "keras", "jax", "jaxlib"})
# Parts of Rasa that compute without TensorFlow (read in their source); our own begin with "bot.".
NEVER_NEED_IT = frozenset(
    {
        "WhitespaceTokenizer",
        "CountVectorsFeaturizer",
        "LogisticRegressionClassifier",
        "FallbackClassifier",
        "RulePolicy",
    }
)


class Anything(type):
    """Makes every attribute of a class another empty class."""

    def __getattr__(cls, name: str) -> Any:
        """An empty class, but nothing that Python itself asks for."""
        if name.startswith("__"):
            raise AttributeError(name)
        return Nothing


class Nothing(metaclass=Anything):
    """Stands for whatever is imported from TensorFlow: a base class, a type, a decorator."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Takes anything."""

    def __class_getitem__(cls, item: Any) -> type:
        """Takes any type parameter."""
        return cls


class Empty(ModuleType):
    """A module in which everything can be found, and nothing does anything."""

    __path__: Sequence[str] = ()
    __version__ = "0"

    def __getattr__(self, name: str) -> Any:
        """An empty class, but nothing that Python itself asks for."""
        if name.startswith("__"):
            raise AttributeError(name)
        return Nothing


class Finder(MetaPathFinder, Loader):
    """Finds empty modules where TensorFlow's are asked for."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Optional[ModuleSpec]:
        """An empty module for TensorFlow and its parts; anything else is left to Python."""
        wanted = name.partition(".")[0] in LEFT_OUT
        return ModuleSpec(name, self, is_package=True) if wanted else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The empty module."""
        return Empty(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing to run."""


def needed(config: Path) -> bool:
    """Whether the pipeline or a policy could need TensorFlow."""
    read = YAML(typ="safe", pure=True).load(config.read_text(encoding="utf-8"))
    names = {part["name"] for part in [*read["pipeline"], *read["policies"]]}
    return any(name not in NEVER_NEED_IT and not name.startswith("bot.") for name in names)


def leave_out(config: Path) -> bool:
    """TensorFlow is not imported from now on; False where it is needed, wanted or there already."""
    if os.environ.get(SETTING) or "tensorflow" in sys.modules or needed(config):
        return False
    sys.meta_path.insert(0, Finder())
    return True
