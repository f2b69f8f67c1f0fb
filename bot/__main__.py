"""The one command: `python -m bot VERB`. A verb is imported only when it is used."""

import argparse
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
import sys
from typing import List, Optional

from bot import verbs

USAGE = "python -m bot VERB [--help]"


def names() -> List[str]:
    """The verbs that exist: one module each in `bot/verbs`."""
    return sorted(module.name for module in iter_modules(verbs.__path__))


def listing() -> str:
    """What is printed without a verb: each one with the first line of its module."""
    lines = [f"  {name:<10} {summary(name)}" for name in names()]
    return "\n".join([f"usage: {USAGE}", "", *lines, ""])


def summary(name: str) -> str:
    """The first line of a verb's module, read without importing it."""
    source = Path(verbs.__path__[0], f"{name}.py").read_text(encoding="utf-8")
    return source.splitlines()[0].strip('"')


def main(arguments: Optional[List[str]] = None) -> int:
    """Runs one verb and returns its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given or given[0] not in names():
        sys.stdout.write(listing())
        return 0 if not given or given[0] in ("-h", "--help", "help") else 2
    verb = import_module(f"bot.verbs.{given[0]}")
    parser = argparse.ArgumentParser(prog=f"python -m bot {given[0]}", description=verb.__doc__)
    verb.add_arguments(parser)
    return int(verb.run(parser.parse_args(given[1:])) or 0)


if __name__ == "__main__":
    sys.exit(main())
