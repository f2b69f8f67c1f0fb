"""What no single entry can know: ids met twice, sources that do not exist, sections nobody used."""

from __future__ import annotations

from collections import defaultdict
from typing import Dict, Iterator, List, Sequence, Set, Tuple

from bot.engine.loading.pack_files import PackContent
from bot.engine.loading.tables import check_table
from bot.engine.records import Document, Entry

#: An entry with the file that it stands in.
Placed = Tuple[str, Entry]


def check_packs(packs: Sequence[PackContent]) -> List[str]:
    """Sentences on everything that does not fit together; empty when all is well."""
    placed = [item for pack in packs for item in pack.placed()]
    tables = [problem for pack in packs for problem in check_table(pack)]
    return [
        *_ids_once(placed), *_ids_own(packs), *_citations(packs, placed),
        *_sections_used(packs, placed), *_pathways_known(packs, placed),
        *_contacts_known(packs, placed), *_triggers_known(packs, placed), *_packs_known(packs),
        *tables,
    ]


def _ids_once(placed: Sequence[Placed]) -> Iterator[str]:
    files: Dict[str, List[str]] = defaultdict(list)
    for file, entry in placed:
        files[entry.id].append(file)
    for key, found in files.items():
        if len(found) > 1:
            others = ", ".join(sorted(set(found) - {found[0]}))
            also = f", also in {others}" if others else ""
            yield (f"{found[0]}: entry '{key}': field 'id': it is used {len(found)} times{also}; "
                   "rename all but one.")


def _ids_own(packs: Sequence[PackContent]) -> Iterator[str]:
    for pack in packs:
        for file, entry in pack.placed():
            if not entry.id.startswith(f"{pack.pack.id}."):
                yield (f"{file}: entry '{entry.id}': field 'id': begin it with the pack's id, "
                       f"'{pack.pack.id}.'.")


def _documents(packs: Sequence[PackContent]) -> Dict[str, Document]:
    return {doc.id: doc for pack in packs for doc in pack.documents}


def _citations(packs: Sequence[PackContent], placed: Sequence[Placed]) -> Iterator[str]:
    known = _documents(packs)
    for file, entry in placed:
        cite, start = entry.cite, f"{file}: entry '{entry.id}': field 'cite"
        if cite.document not in known:
            yield (f"{start}.document': no sources.yml lists '{cite.document}'; correct it or "
                   "list it.")
        elif cite.section not in {section.id for section in known[cite.document].sections}:
            yield (f"{start}.section': '{cite.document}' has no section '{cite.section}'; "
                   "correct it or add the section to sources.yml.")


def _sections_used(packs: Sequence[PackContent], placed: Sequence[Placed]) -> Iterator[str]:
    cited: Set[Tuple[str, str]] = {(e.cite.document, e.cite.section) for _, e in placed}
    for pack in packs:
        for doc in pack.documents:
            start = f"{pack.folder}/sources.yml: entry '{doc.id}': field 'sections"
            for section in doc.sections:
                used = (doc.id, section.id) in cited
                if not used and not section.not_used:
                    yield (f"{start}.{section.id}': nothing cites it; cite it or say "
                           "'not_used: because ...'.")
                if used and section.not_used:
                    yield (f"{start}.{section.id}': it is cited and marked not used; remove "
                           "'not_used'.")


def _pathways_known(packs: Sequence[PackContent], placed: Sequence[Placed]) -> Iterator[str]:
    known = {pathway.id for pack in packs for pathway in pack.pathways if pathway.urgency}
    mend = "correct it, or give it an 'urgency' in a shared pack."
    for file, entry in placed:
        when = getattr(entry, "when", None)
        for field, named in (("pathways", getattr(entry, "pathways", ())),
                             ("when.pathways", getattr(when, "pathways", ()))):
            for pathway in named:
                if pathway not in known:
                    yield (f"{file}: entry '{entry.id}': field '{field}': no shared pack has a "
                           f"pathway '{pathway}'; {mend}")
    for pack in packs:
        for file, pathway in zip(pack.pathway_files, pack.pathways):
            if pathway.id not in known:
                yield f"{file}: entry '{pathway.id}': field 'id': no shared pack has it; {mend}"


def _contacts_known(packs: Sequence[PackContent], placed: Sequence[Placed]) -> Iterator[str]:
    known = {contact.id for pack in packs for contact in pack.contacts}
    for file, entry in placed:
        for field in ("contact", "otherwise", "with_contacts"):
            value = getattr(entry, field, None) or ()
            for contact in (value,) if isinstance(value, str) else value:
                if contact not in known:
                    yield (f"{file}: entry '{entry.id}': field '{field}': no contacts.yml has "
                           f"'{contact}'; correct it or add it.")


def _triggers_known(packs: Sequence[PackContent], placed: Sequence[Placed]) -> Iterator[str]:
    known = {t.id for pack in packs for p in pack.pathways for t in p.triggers}
    known |= {statement.id for pack in packs for statement in pack.statements}
    for file, entry in placed:
        for trigger in getattr(entry, "triggers", ()):
            if trigger not in known:
                yield (f"{file}: entry '{entry.id}': field 'triggers': no pathway has a "
                       f"trigger '{trigger}' and no statement has this id; correct it.")


def _packs_known(packs: Sequence[PackContent]) -> Iterator[str]:
    known = {pack.pack.id for pack in packs}
    for pack in packs:
        named = [("borrows", pack.pack.borrows), *(("shared", key) for key in pack.pack.shared)]
        for field, other in named:
            if other and other not in known:
                yield (f"{pack.folder}/pack.yml: entry '{pack.pack.id}': field '{field}': "
                       f"there is no pack '{other}'; correct it.")
