"""What no single entry can know: ids met twice, sources that do not exist, sections nobody used."""

from __future__ import annotations

from collections import Counter
from typing import Dict, Iterable, Iterator, List, Sequence, Set, Tuple

from bot.engine.loading.pack_files import PackContent
from bot.engine.records import Citation, Document, Entry

Named = Tuple[PackContent, Entry]


def entries(pack: PackContent) -> Iterator[Entry]:
    """Every entry of a pack that has an id and a citation."""
    yield from pack.pack.levels
    yield from pack.pack.basis
    yield from pack.statements
    for group in (pack.factors, pack.rules, pack.consent, pack.contacts, pack.notes, pack.guidance):
        yield from group
    for pathway in pack.pathways:
        for group in (pathway.triggers, pathway.minimums, pathway.duties, pathway.never,
                      pathway.explains):
            yield from group


def check_packs(packs: Sequence[PackContent]) -> List[str]:
    """Sentences on everything that does not fit together; empty when all is well."""
    named = [(pack, entry) for pack in packs for entry in entries(pack)]
    return [
        *_ids_once(named), *_citations(packs, named), *_sections_used(packs, named),
        *_pathways_known(packs, named), *_contacts_known(packs, named),
        *_triggers_known(packs, named), *_packs_known(packs),
    ]


def _ids_once(named: Sequence[Named]) -> Iterator[str]:
    counts = Counter(entry.id for _, entry in named)
    for pack, entry in named:
        if counts[entry.id] > 1:
            yield f"{pack.folder}: entry '{entry.id}': field 'id': it is used twice; rename one."


def documents(packs: Iterable[PackContent]) -> Dict[str, Document]:
    """Every document by id."""
    return {doc.id: doc for pack in packs for doc in pack.documents}


def _citations(packs: Sequence[PackContent], named: Sequence[Named]) -> Iterator[str]:
    known = documents(packs)
    for pack, entry in named:
        yield from _citation(pack, entry, entry.cite, known)


def _citation(pack: PackContent, entry: Entry, cite: Citation,
              known: Dict[str, Document]) -> Iterator[str]:
    start = f"{pack.folder}: entry '{entry.id}': field 'cite"
    if cite.document not in known:
        yield f"{start}.document': no sources.yml lists '{cite.document}'; correct it or list it."
    elif cite.section not in {section.id for section in known[cite.document].sections}:
        yield (f"{start}.section': '{cite.document}' has no section '{cite.section}'; "
               "correct it or add the section to sources.yml.")


def _sections_used(packs: Sequence[PackContent], named: Sequence[Named]) -> Iterator[str]:
    cited: Set[Tuple[str, str]] = {(e.cite.document, e.cite.section) for _, e in named}
    for pack in packs:
        for doc in pack.documents:
            for section in doc.sections:
                used = (doc.id, section.id) in cited
                if not used and not section.not_used:
                    yield (f"{pack.folder}/sources.yml: entry '{doc.id}': section '{section.id}': "
                           "nothing cites it; cite it or say 'not_used: because ...'.")
                if used and section.not_used:
                    yield (f"{pack.folder}/sources.yml: entry '{doc.id}': section '{section.id}': "
                           "it is cited and marked not used; remove 'not_used'.")


def _pathways_known(packs: Sequence[PackContent], named: Sequence[Named]) -> Iterator[str]:
    known = {pathway.id for pack in packs for pathway in pack.pathways if pathway.urgency}
    for pack, entry in named:
        for pathway in getattr(entry, "pathways", ()):
            if pathway not in known:
                yield (f"{pack.folder}: entry '{entry.id}': field 'pathways': no shared pack has "
                       f"a pathway '{pathway}'; correct it.")


def _contacts_known(packs: Sequence[PackContent], named: Sequence[Named]) -> Iterator[str]:
    known = {contact.id for pack in packs for contact in pack.contacts}
    for pack, entry in named:
        linked = [getattr(entry, "contact", None), getattr(entry, "otherwise", None),
                  *getattr(entry, "with_contacts", ())]
        for contact in filter(None, linked):
            if contact not in known:
                yield (f"{pack.folder}: entry '{entry.id}': field 'contact': no contacts.yml has "
                       f"'{contact}'; correct it or add it.")


def _triggers_known(packs: Sequence[PackContent], named: Sequence[Named]) -> Iterator[str]:
    known = {t.id for pack in packs for p in pack.pathways for t in p.triggers}
    known |= {statement.id for pack in packs for statement in pack.statements}
    for pack, entry in named:
        for trigger in getattr(entry, "triggers", ()):
            if trigger not in known:
                yield (f"{pack.folder}: entry '{entry.id}': field 'triggers': no pathway has a "
                       f"trigger '{trigger}' and no statement has this id; correct it.")


def _packs_known(packs: Sequence[PackContent]) -> Iterator[str]:
    known = {pack.pack.id for pack in packs}
    for pack in packs:
        for other in filter(None, (pack.pack.borrows, *pack.pack.shared)):
            if other not in known:
                yield (f"{pack.folder}/pack.yml: entry '{pack.pack.id}': field 'shared' or "
                       f"'borrows': there is no pack '{other}'; correct it.")
