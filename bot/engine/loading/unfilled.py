"""What a new area still has to fill in: values in angle brackets, as the skeleton writes them."""

from __future__ import annotations

import dataclasses
from typing import Any, Iterator, List, Tuple

from bot.engine.loading.pack_files import PackContent

Packs = Tuple[PackContent, ...]


def unfilled(pack: PackContent) -> List[str]:
    """The values in angle brackets, each once."""
    parts = [getattr(pack, field.name) for field in dataclasses.fields(pack)]
    return list(dict.fromkeys(_gaps(parts)))


def ready(packs: Packs) -> Packs:
    """Packs to advise from; an area that stands on an unfilled pack is left out too."""
    whole = tuple(pack for pack in packs if not unfilled(pack))
    ids = {pack.pack.id for pack in whole}
    return tuple(p for p in whole if {*p.pack.shared, *filter(None, (p.pack.borrows,))} <= ids)


def _gaps(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value.startswith("<") and value.endswith(">"):
            yield value
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _gaps(one)
    elif hasattr(value, "__fields__"):
        for name in value.__fields__:
            yield from _gaps(getattr(value, name))
