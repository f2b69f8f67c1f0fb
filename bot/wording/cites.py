"""Citations in words."""

from __future__ import annotations

from typing import Any, Dict, Optional

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
