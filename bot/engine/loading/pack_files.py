"""One pack's folder to its records."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Tuple, Type

from bot.engine.loading.entries import build_list, build_with_lists
from bot.engine.loading.yaml_file import read_yaml
from bot.engine.records import (
    Basis, ConsentRule, Contact, Document, Duty, Entry, Explain, Factor, Guidance, LevelName,
    Minimum, Never, Pack, Pathway, Place, Record, Repair, Rule, Section, Statement, Topic, Trigger,
)

LISTS: Dict[str, Type[Record]] = {
    "documents": Document, "factors": Factor, "rules": Rule, "consent": ConsentRule,
    "contacts": Contact, "notes": Repair, "guidance": Guidance,
}
FILES = {"documents": "sources.yml"}
LIST_FILES = {key: FILES.get(key, f"{key}.yml") for key in LISTS}
FOLDERS = ("topics", "pathways")
PACK_PARTS = {"levels": LevelName, "basis": Basis, "places": Place}
PATHWAY_PARTS = {"triggers": Trigger, "minimums": Minimum, "duties": Duty, "never": Never,
                 "explains": Explain}


@dataclass(frozen=True)
class PackContent:
    """Everything one edition of one pack says, and the files that topics and pathways stand in."""

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
    topic_files: Tuple[str, ...] = ()
    pathway_files: Tuple[str, ...] = ()

    @property
    def statements(self) -> Tuple[Statement, ...]:
        return tuple(s for topic in self.topics for s in topic.statements)

    def placed(self) -> Iterator[Tuple[str, Entry]]:
        """Every entry that has an id and a citation, with the file that it stands in."""
        yield from ((f"{self.folder}/pack.yml", e) for e in (*self.pack.levels, *self.pack.basis))
        for file, topic in zip(self.topic_files, self.topics):
            yield from ((file, statement) for statement in topic.statements)
        for key in ("factors", "rules", "consent", "contacts", "notes", "guidance"):
            yield from ((f"{self.folder}/{LIST_FILES[key]}", e) for e in getattr(self, key))
        for file, pathway in zip(self.pathway_files, self.pathways):
            yield from ((file, e) for part in PATHWAY_PARTS for e in getattr(pathway, part))


def load_pack(folder: Path, root: Path, problems: List[str]) -> Optional[PackContent]:
    """The content of one edition; what is wrong is added to `problems`."""
    raw = _read(folder / "pack.yml", root, problems)
    if raw is None:
        return None
    built = build_with_lists(_shown(folder / "pack.yml", root), Pack, raw, PACK_PARTS, problems)
    problems.extend(_strangers(folder, root))
    lists = {key: _list(folder, root, key, kind, problems) for key, kind in LISTS.items()}
    topics = _many(folder / "topics", root, Topic, {"statements": Statement}, problems)
    pathways = _many(folder / "pathways", root, Pathway, PATHWAY_PARTS, problems)
    if not built:
        return None
    return PackContent(
        built[0], str(_shown(folder, root)), topics=tuple(t for _, t in topics),
        topic_files=tuple(f for f, _ in topics), pathways=tuple(p for _, p in pathways),
        pathway_files=tuple(f for f, _ in pathways), **lists)


def _shown(path: Path, root: Path) -> Path:
    return path.relative_to(root.parent)


def _strangers(folder: Path, root: Path) -> Iterator[str]:
    """A misspelt file name would be passed over in silence."""
    known = {"pack.yml", *LIST_FILES.values(), *FOLDERS}
    for path in sorted(folder.iterdir()):
        inside = sorted(path.iterdir()) if path.is_dir() and path.name in FOLDERS else []
        if path.name not in known:
            yield (f"{_shown(path, root)}: nothing reads a file of this name; "
                   f"call it one of {', '.join(sorted(known))}, or remove it.")
        yield from (f"{_shown(p, root)}: nothing reads this file; end its name in '.yml'."
                    for p in inside if p.suffix != ".yml")


def _read(path: Path, root: Path, problems: List[str]) -> Any:
    shown = _shown(path, root)
    if not path.exists():
        problems.append(f"{shown}: this file is missing; add it (see matrices/README.md).")
        return None
    content, wrong = read_yaml(path)
    problems.extend(text.replace(str(path), str(shown)) for text in wrong)
    if content is None and not wrong:
        problems.append(f"{shown}: this file is empty; fill it in or remove it.")
    return content


def _list(folder: Path, root: Path, key: str, kind: Type[Record], problems: List[str]) -> tuple:
    path = folder / LIST_FILES[key]
    raw = _read(path, root, problems) if path.exists() else None
    if raw is None:
        return ()
    if not isinstance(raw, dict) or set(raw) != {key}:
        problems.append(f"{_shown(path, root)}: begin the file with '{key}:' and nothing "
                        "beside it.")
        return ()
    parts = {"sections": Section} if kind is Document else {}
    return build_list(_shown(path, root), kind, raw[key], problems, parts)


def _many(folder: Path, root: Path, kind: Type[Record], parts: Dict[str, Type[Record]],
          problems: List[str]) -> List[Tuple[str, Any]]:
    found = []
    for path in sorted(folder.glob("*.yml")):
        shown, raw = _shown(path, root), _read(path, root, problems)
        if raw is not None:
            found += [(str(shown), record)
                      for record in build_with_lists(shown, kind, raw, parts, problems)]
    return found
