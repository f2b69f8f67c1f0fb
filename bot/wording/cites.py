"""Citations in words."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Optional

from bot.engine.library import Library
from bot.engine.records import Citation
from bot.wording.phrases import load_phrases


def words(key: str, **gaps: Any) -> str:
    """A sentence of answer.yml with its gaps filled."""
    return load_phrases("answer")[key].format(**gaps)


def cited(library: Library, cite: Citation) -> str:
    """A citation in brackets: document, then topic, row and level, or the section's title."""
    doc = library.documents[cite.document]
    if doc.trust in ("A", "B"):
        return words("cite.trust", short=doc.short)
    if cite.row:
        return words("cite.table", short=doc.short, topic=(cite.topic or "").capitalize(),
                     row=cite.row, level=cite.level or "-")
    return words("cite.line", short=doc.short, section=section_title(library, cite))


def sources(library: Library, cites: Iterable[Citation]) -> str:
    """Several citations in one line: each document once, with its sections; pages of others last."""
    found: Dict[str, List[str]] = {}
    pages: List[str] = []
    for cite in cites:
        doc = library.documents[cite.document]
        web = doc.trust in ("A", "B")
        places = pages if web else found.setdefault(doc.short, [])
        place = doc.short if web else _place(library, cite)
        places += [place] if place not in places else []
    parts = [f"{doc}: {'; '.join(places)}" for doc, places in found.items()]
    parts += [words("cite.web", pages="; ".join(pages))] if pages else []
    return words("cite.sources", parts=". ".join(parts)) if parts else ""


def _place(library: Library, cite: Citation) -> str:
    """Where in a document: the cell of a table, or the section."""
    if cite.row:
        return words("cite.cell", topic=(cite.topic or "").capitalize(), row=cite.row,
                     level=cite.level or "-")
    return section_title(library, cite)


def section_title(library: Library, cite: Citation) -> str:
    """The title of the cited section."""
    doc = library.documents[cite.document]
    return next(s.title for s in doc.sections if s.id == cite.section)


def cite_payload(library: Library, cite: Optional[Citation]) -> Optional[Dict[str, Any]]:
    """The citation as plain values, with its words."""
    if cite is None:
        return None
    doc = library.documents[cite.document]
    keep = {"document": doc.title, "date": doc.date, "url": doc.url, "section": section_title(library, cite),
            "words": cited(library, cite)}
    table = {"topic": cite.topic, "row": cite.row, "level": cite.level}
    return {**keep, **{k: v for k, v in table.items() if v is not None}}
