"""One pack's folder to its records."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple, Type

from bot.engine.loading.entries import build_list, build_with_lists
from bot.engine.loading.yaml_file import read_yaml
from bot.engine.records import (
    Basis, ConsentRule, Contact, Document, Duty, Explain, Factor, Guidance, LevelName, Minimum,
    Never, Pack, Pathway, Place, Record, Repair, Rule, Section, Statement, Topic, Trigger,
)

LISTS: Dict[str, Type[Record]] = {
    "documents": Document, "factors": Factor, "rules": Rule, "consent": ConsentRule,
    "contacts": Contact, "notes": Repair, "guidance": Guidance,
}
FILES = {"documents": "sources.yml"}
PACK_PARTS = {"levels": LevelName, "basis": Basis, "places": Place}
PATHWAY_PARTS = {"triggers": Trigger, "minimums": Minimum, "duties": Duty, "never": Never,
                 "explains": Explain}


@dataclass(frozen=True)
class PackContent:
    """Everything one edition of one pack says."""

    pack: Pack
    folder: str
    documents: Tuple[Document, ...] = ()
    topics: Tuple[Topic, ...] = ()
    factors: Tuple[Factor, ...] = ()
    rules: Tuple[Rule, ...] = ()
    pathways: Tuple[Pathway, ...] = ()
    consent: Tuple[ConsentRule, ...] = ()
    contacts: Tuple[Contact, ...] = ()
    notes: Tuple[Repair, ...] = ()
    guidance: Tuple[Guidance, ...] = ()

    @property
    def statements(self) -> Tuple[Statement, ...]:
        return tuple(s for topic in self.topics for s in topic.statements)


def load_pack(folder: Path, root: Path, problems: List[str]) -> Optional[PackContent]:
    """The content of one edition; what is wrong is added to `problems`."""
    raw = _read(folder / "pack.yml", root, problems)
    built = build_with_lists(_shown(folder / "pack.yml", root), Pack, raw, PACK_PARTS, problems)
    if not built:
        return None
    lists = {key: _list(folder, root, key, kind, problems) for key, kind in LISTS.items()}
    topics = _many(folder / "topics", root, Topic, {"statements": Statement}, problems)
    pathways = _many(folder / "pathways", root, Pathway, PATHWAY_PARTS, problems)
    return PackContent(built[0], str(_shown(folder, root)), topics=topics, pathways=pathways,
                       **lists)


def _shown(path: Path, root: Path) -> Path:
    return path.relative_to(root.parent)


def _read(path: Path, root: Path, problems: List[str]) -> Any:
    if not path.exists():
        problems.append(f"{_shown(path, root)}: this file is missing; add it (see matrices/README.md).")
        return None
    content, wrong = read_yaml(path)
    problems.extend(text.replace(str(path), str(_shown(path, root))) for text in wrong)
    return content


def _list(folder: Path, root: Path, key: str, kind: Type[Record], problems: List[str]) -> tuple:
    path = folder / FILES.get(key, f"{key}.yml")
    if not path.exists():
        return ()
    raw = _read(path, root, problems)
    if not isinstance(raw, dict) or set(raw) != {key}:
        problems.append(f"{_shown(path, root)}: begin the file with '{key}:' and nothing beside it.")
        return ()
    if kind is Document:
        return tuple(record for entry in raw[key] or () for record in build_with_lists(
            _shown(path, root), Document, entry, {"sections": Section}, problems))
    return build_list(_shown(path, root), kind, raw[key], problems)


def _many(folder: Path, root: Path, kind: Type[Record], parts: Dict[str, Type[Record]],
          problems: List[str]) -> tuple:
    found = []
    for path in sorted(folder.glob("*.yml")):
        raw = _read(path, root, problems)
        found += build_with_lists(_shown(path, root), kind, raw, parts, problems)
    return tuple(found)
