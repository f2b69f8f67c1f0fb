"""The page of an area for the browser: its table by row, then the rest, with a link to every entry."""

from __future__ import annotations

from html import escape
from itertools import groupby
from pathlib import Path
import re
from string import Template
from typing import Any, Iterator, List

from bot.catalogue.page import topics
from bot.catalogue.sections import contents
from bot.engine.library import Area, Library
from bot.engine.records import Citation, Statement
from bot.wording.cites import cited
from bot.wording.phrases import load_phrases

FRAME = Path(__file__).with_name("web_page.html")
#: What the Markdown pages mark: ids, which a reader here has no use for, and words of ours.
ID = re.compile(r" \(`[^`]+`\)")
OURS = re.compile(r"\*([^*]+)\*")
KEY = re.compile(r"(?<=[a-z])_(?=[a-z])")


def said(key: str, **gaps: Any) -> str:
    """A sentence of web_page.yml, safe to stand in a page."""
    return escape(load_phrases("web_page")[key].format(**gaps))


def web_page(area: Area, library: Library) -> str:
    """The whole page; the address of an entry in it is its id."""
    parts = [*_head(area), *_contents(area), *_levels(area, library)]
    for slug, title in _topics(area).items():
        parts += [f'<h2 id="{slug}">{escape(title)}</h2>', *_topic(area, library, slug)]
    for title, entries in _sections(area).items():
        parts += [f'<h2 id="{_anchor(title)}">{escape(title)}</h2>', *_section(library, entries)]
    return _framed(area.pack.title, parts)


def web_list(library: Library, unknown: bool = False) -> str:
    """The page that names all areas; `unknown`: after an address that is none."""
    links = [f'<li><a href="/areas/{area.id}">{escape(area.pack.title)}</a></li>' for area in library.areas()]
    told = [f"<p>{said('unknown')}</p>"] if unknown else []
    return _framed(said("areas"), [f"<h1>{said('areas')}</h1>", *told, f"<p>{said('areas_intro')}</p>",
                                   "<ul>", *links, "</ul>"])


def _framed(title: str, parts: List[str]) -> str:
    return Template(FRAME.read_text(encoding="utf-8")).substitute(title=escape(title), body="\n".join(parts))


def _head(area: Area) -> Iterator[str]:
    pack, check = area.pack, area.pack.checked
    yield f"<h1>{escape(pack.title)}</h1>"
    yield f"<p>{said('intro')}</p>"
    told = said("confirmed", by=check.by, on=check.on) if check else said("unconfirmed")
    published = f"{pack.published[:1].upper()}{pack.published[1:].rstrip('.')}."
    yield f"<p>{said('source', title=pack.title, edition=pack.edition, published=published)} {told}</p>"
    if pack.superseded_by:
        yield f"<p>{said('superseded', by=pack.superseded_by)}</p>"
    if area.borrowed:
        yield f"<p><strong>{said('borrowed', lender=area.table.pack.title)}</strong></p>"


def _contents(area: Area) -> Iterator[str]:
    links = {"levels": load_phrases("web_page")["levels"]} if area.levels else {}
    links = {**links, **_topics(area), **{_anchor(title): title for title in _sections(area)}}
    yield f'<nav aria-labelledby="contents"><h2 id="contents">{said("contents")}</h2><ul>'
    yield from (f'<li><a href="#{key}">{escape(title)}</a></li>' for key, title in links.items())
    yield "</ul></nav>"


def _levels(area: Area, library: Library) -> Iterator[str]:
    if not area.levels:
        return
    yield f'<h2 id="levels">{said("levels")}</h2>\n<dl>'
    for number, name in sorted(area.levels.items()):
        yield f'<dt>{_level(area, number)}</dt><dd>{escape(name.meaning)} {_cite(library, name.cite)}</dd>'
    yield "</dl>"


def _topics(area: Area) -> "dict[str, str]":
    """Titles as they are read; some are printed in capital letters throughout."""
    return {slug: title.capitalize() if title.isupper() else title for slug, title in topics(area).items()}


def _topic(area: Area, library: Library, slug: str) -> Iterator[str]:
    """A matrix row by row, each with its levels; lists level by level, each with its rows."""
    found = [s for t in area.topics if t.topic == slug for s in t.statements]
    span = area.table.pack.rows_span_levels
    order = (lambda s: (s.row, s.level, s.id)) if span else (lambda s: (s.level, s.row, s.id))
    for head, group in groupby(sorted(found, key=order), key=lambda s: _heading(area, span, s)):
        yield f"<h3>{head}</h3>\n<ul>"
        yield from (_statement(area, library, s, span) for s in group)
        yield "</ul>"


def _heading(area: Area, span: bool, s: Statement) -> str:
    if not span:
        return _level(area, s.level)
    return said("row_about", row=s.row, about=s.subtopic) if s.subtopic else said("row", row=s.row)


def _level(area: Area, number: int) -> str:
    name = area.levels.get(number)
    return said("level", level=number, name=name.name) if name else said("bare_level", level=number)


def _statement(area: Area, library: Library, s: Statement, span: bool) -> str:
    level = f"<strong>{_level(area, s.level)}.</strong> " if span else ""
    marks = [said(f"harm.{s.harm}"), said("alone") if s.decides == "alone" else "", _risks(area, s)]
    small = " ".join(mark for mark in marks if mark)
    return (f'<li id="{s.id}">{level}{escape(s.text)} {f"<small>{small}</small> " if small else ""}'
            f"{_cite(library, s.cite)}</li>")


def _risks(area: Area, s: Statement) -> str:
    known = [(key, area.pathways[key][0][1].title) for key in s.pathways if key in area.pathways]
    links = [f'<a href="#risk-{key}">{escape(title)}</a>' for key, title in known]
    return f"{said('see')} {', '.join(links)}." if links else ""


def _sections(area: Area) -> "dict[str, dict[Any, str]]":
    return {title: entries for title, entries in contents(area).items() if entries}


def _section(library: Library, entries: "dict[Any, str]") -> Iterator[str]:
    """Entries as lists; a plain text among them is the heading of those that follow."""
    for heading, group in groupby(entries.items(), key=lambda item: isinstance(item[0], str)):
        if heading:
            yield from (f'<h3 id="risk-{key}">{_words(text)}</h3>' for key, text in group)
        else:
            lines = (f'<li id="{e.id}">{_words(text)} {_cite(library, e.cite)}</li>' for e, text in group)
            yield from ("<ul>", *lines, "</ul>")


def _words(text: str) -> str:
    return OURS.sub(r"<em>\1</em>", escape(KEY.sub(" ", ID.sub("", text))))


def _cite(library: Library, cite: Citation) -> str:
    """The citation, with a link where the document has an address."""
    words, url = escape(cited(library, cite).strip("()")), library.documents[cite.document].url or ""
    linked = f'<a href="{escape(url)}">{words}</a>' if re.match("https?:", url) else words
    return f'<cite>{linked}</cite>'


def _anchor(title: str) -> str:
    return re.sub(r"[^a-z]+", "-", title.lower()).strip("-")
