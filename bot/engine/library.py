"""What the engine asks the matrices: an area with everything that applies in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple, Union

from bot.engine.errors import UnknownArea
from bot.engine.records import (
    Basis, ConsentRule, Contact, Document, Factor, Guidance, LevelName, Minimum, Pack, Pathway,
    Repair, Rule, Statement, Topic, Trigger,
)

Target = Union[Statement, Trigger]


@dataclass(frozen=True, eq=False)
class Area:
    """One area: its own pack, the packs it stands on, and whose table it uses.

    `packs` are in order of precedence: its own, then the shared ones.
    The lender's pack gives statements, level names and combination rules, never numbers or consent.
    """

    own: Any
    shared: Tuple[Any, ...]
    lender: Optional[Any]

    @property
    def id(self) -> str:
        return self.own.pack.id

    @property
    def pack(self) -> Pack:
        return self.own.pack

    @property
    def borrowed(self) -> bool:
        return self.lender is not None

    @property
    def table(self) -> Any:
        """The pack whose indicator table is used."""
        return self.lender or self.own

    @property
    def packs(self) -> Tuple[Any, ...]:
        return (self.own, *self.shared)

    def _all(self, name: str) -> tuple:
        return tuple(entry for pack in self.packs for entry in getattr(pack, name))

    @cached_property
    def topics(self) -> Tuple[Topic, ...]:
        return self.table.topics

    @cached_property
    def statements(self) -> Dict[str, Statement]:
        return {s.id: s for s in self.table.statements}

    @cached_property
    def topic_of(self) -> Dict[str, Topic]:
        """The topic of every statement id."""
        return {s.id: topic for topic in self.topics for s in topic.statements}

    @cached_property
    def pathways(self) -> Dict[str, Tuple[Tuple[str, Pathway], ...]]:
        """Every pathway id with what each pack says of it, the area's own first."""
        found: Dict[str, Tuple[Tuple[str, Pathway], ...]] = {}
        for pack in self.packs:
            for pathway in pack.pathways:
                found[pathway.id] = (*found.get(pathway.id, ()), (pack.pack.id, pathway))
        return found

    @cached_property
    def triggers(self) -> Dict[str, Trigger]:
        return {t.id: t for parts in self.pathways.values() for _, p in parts for t in p.triggers}

    @cached_property
    def pathway_of(self) -> Dict[str, str]:
        """The pathway id of every trigger id."""
        return {t.id: p.id for parts in self.pathways.values() for _, p in parts
                for t in p.triggers}

    @cached_property
    def factors(self) -> Dict[str, Factor]:
        """The area's own strengths and the shared ones; a lender's where the area has none."""
        own = self._all("factors") or self.table.factors
        return {factor.id: factor for factor in own}

    @cached_property
    def rules(self) -> Tuple[Rule, ...]:
        return tuple(self.table.rules)

    @cached_property
    def consent(self) -> Tuple[ConsentRule, ...]:
        return self._all("consent")

    @cached_property
    def contacts(self) -> Dict[str, Contact]:
        return {contact.id: contact for contact in self._all("contacts")}

    @cached_property
    def notes(self) -> Tuple[Repair, ...]:
        """Repairs of the area's own and shared documents, and those of the table it borrows."""
        lent = tuple(n for n in self.lender.notes if set(n.about) & set(self.statements)
                     ) if self.lender else ()
        return (*self._all("notes"), *lent)

    def minimums(self, pathway: str) -> Tuple[Minimum, ...]:
        """Minimum levels for a pathway: they belong to the table, so a borrowed one brings its own."""
        packs = (*self.packs, self.lender) if self.lender else self.packs
        return tuple(m for pack in packs for p in pack.pathways if p.id == pathway
                     for m in p.minimums)

    @cached_property
    def guidance(self) -> Tuple[Guidance, ...]:
        return self._all("guidance")

    @cached_property
    def levels(self) -> Dict[int, LevelName]:
        """What the table calls its levels."""
        return {name.level: name for name in self.table.pack.levels}

    @cached_property
    def basis(self) -> Tuple[Basis, ...]:
        return tuple(b for pack in self.packs for b in pack.pack.basis)

    def target(self, key: str) -> Optional[Target]:
        """The statement or trigger with this id, if the area has it."""
        return self.statements.get(key) or self.triggers.get(key)

    def row_of(self, key: str) -> Tuple[str, ...]:
        """What makes statements one row: one finding at one level. A trigger is a row of its own."""
        statement = self.statements.get(key)
        if statement is None:
            return ("trigger", key)
        topic = self.topic_of[key]
        if statement.ladder:
            return (topic.topic, statement.ladder)
        if self.table.pack.rows_span_levels:
            return (topic.topic, str(statement.row))
        return (topic.topic, str(statement.level), str(statement.row))

    def row(self, key: str) -> Tuple[Statement, ...]:
        """All statements of the row that `key` belongs to, lowest level first."""
        return self._rows.get(self.row_of(key), ())

    @cached_property
    def _rows(self) -> Dict[Tuple[str, ...], Tuple[Statement, ...]]:
        """All rows, put together once: every turn asks for several."""
        rows: Dict[Tuple[str, ...], List[Statement]] = {}
        for statement in sorted(self.statements.values(), key=lambda s: (s.level, s.id)):
            rows.setdefault(self.row_of(statement.id), []).append(statement)
        return {key: tuple(row) for key, row in rows.items()}


class Library:
    """All packs. Areas are found by id; nothing here names one."""

    def __init__(self, packs: Sequence[Any]) -> None:
        self.packs = {pack.pack.id: pack for pack in packs}
        self._areas: Dict[str, Area] = {}

    @property
    def area_ids(self) -> Tuple[str, ...]:
        """Ids of the areas, in the order in which packs are read."""
        return tuple(key for key, pack in self.packs.items() if pack.pack.kind == "area")

    @cached_property
    def documents(self) -> Dict[str, Document]:
        return {doc.id: doc for pack in self.packs.values() for doc in pack.documents}

    def area(self, area_id: str) -> Area:
        """The area. Raises UnknownArea."""
        if area_id not in self.area_ids:
            raise UnknownArea(f"There is no area '{area_id}'. Known: {', '.join(self.area_ids)}.")
        if area_id not in self._areas:
            self._areas[area_id] = self._build(area_id)
        return self._areas[area_id]

    def _build(self, area_id: str) -> Area:
        own = self.packs[area_id]
        shared = tuple(self.packs[key] for key in own.pack.shared)
        lender = self.packs[own.pack.borrows] if own.pack.borrows else None
        return Area(own, shared, lender)

    def areas(self) -> Iterator[Area]:
        """Every area."""
        return (self.area(key) for key in self.area_ids)
