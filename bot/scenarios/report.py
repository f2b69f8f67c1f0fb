"""The report as one HTML page that needs nothing else: what failed first, then pictures, then everything."""

from __future__ import annotations

import datetime as dt
from html import escape
from pathlib import Path
from typing import Any, Iterable, Iterator, Optional, Sequence

from bot.scenarios import pictures, results as kept
from bot.scenarios.junit import junit
from bot.scenarios.results import Result
from bot.scenarios.script import Script
from bot.scenarios.told import last_line, transcript_text

STYLE = Path(__file__).with_name("report.css")


def write_report(folder: Path, results: Sequence[Result], scripts: Sequence[Script], library: Any,
                 seconds: float, where: Optional[str] = None) -> Path:
    """The folder holds index.html, junit.xml, transcripts.txt and results.json; the page comes back."""
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "index.html"
    page.write_text(html(results, scripts, library, seconds, where), encoding="utf-8")
    (folder / "junit.xml").write_text(junit(results), encoding="utf-8")
    texts = (f"=== {one.name}\n\n{transcript_text(one)}\n" for one in results)
    (folder / "transcripts.txt").write_text("\n\n".join(texts), encoding="utf-8")
    kept.write(list(results), folder / "results.json")
    return page


def html(results: Sequence[Result], scripts: Sequence[Script], library: Any, seconds: float,
         where: Optional[str]) -> str:
    """The page as text."""
    by_id = {one.id: one for one in scripts}
    parts = [_head(results, seconds, where), *_failed(results), *_weak(results), *_pictures(results, library), *_counts(results, by_id),
             "<h2>Every conversation</h2>", *(_playing(one, by_id.get(one.script)) for one in results)]
    style, body = STYLE.read_text(encoding="utf-8"), "".join(parts)
    return ('<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Scenarios</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<style>{style}</style></head><body><main>{body}</main></body></html>\n")


def _head(results: Sequence[Result], seconds: float, where: Optional[str]) -> str:
    kind = "ok" if all(one.passed for one in results) else "bad"
    at = dt.datetime.now().strftime("%-d %B %Y, %H:%M")
    return (f"<h1>Scenarios</h1><p class='{kind}'>{escape(last_line(results, seconds))}</p>"
            f"<p>Played {escape(where or 'in process')}, {at}. Invented cases; nothing here is about a real child.</p>")


# ---- what failed ------------------------------------------------------------------


def _failed(results: Sequence[Result]) -> Iterator[str]:
    failed = [one for one in results if not one.passed]
    if not failed:
        return
    yield f"<h2>Not as expected ({len(failed)})</h2>"
    for one in failed:
        yield f'<h3><a href="#{_anchor(one)}">{escape(one.name)}</a></h3><p>{escape(one.title)}</p>{_differences(one)}'


def _weak(results: Sequence[Result]) -> Iterator[str]:
    weak = [one for one in results if one.waved]
    if weak:
        yield (f"<h2>Known weaknesses ({len(weak)})</h2><p>Not as expected, and known: the script says why. "
               "They do not fail the run.</p>")
        yield _table("What differs, and why", ("playing", "what", "expected", "got", "why"),
                     [(one.name, d.field, d.expected, d.got, "; ".join(one.weaknesses)) for one in weak for d in one.waved])


def _differences(one: Result) -> str:
    if one.error:
        return f'<p class="bad">Could not be played: {escape(one.error)}</p>'
    rows = [(d.field, d.expected, d.got, d.reason) for d in one.differences]
    return _table("What differs", ("what", "expected", "got", "likely reason"), rows)


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return (f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
            f"<caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>")


# ---- pictures and counts ------------------------------------------------------------


def _pictures(results: Sequence[Result], library: Any) -> Iterator[str]:
    counts = pictures.reached(results)
    yield ("<h2>Level expected and given</h2><p>Green is as expected. Red is lower than expected, yellow higher.</p>"
           + pictures.expected_given(results))
    yield "<h2>Which cells of the tables the answers rest on</h2><p>A number is how many conversations rest on it.</p>"
    for name, rows in pictures.table(library).items():
        yield f"<details><summary>{escape(library.documents[name].short)}</summary>"
        yield pictures.heat_map(name, rows, counts) + "</details>"


def _counts(results: Sequence[Result], scripts: dict) -> Iterator[str]:
    played = [scripts[key] for key in dict.fromkeys(one.script for one in results) if key in scripts]
    kinds = [kind for one in played for kind in one.data["kinds"]]
    rows = [(kind.replace("_", " "), kinds.count(kind)) for kind in dict.fromkeys(kinds)]
    levels = [str(one.expected.get("level", "not said")) for one in results]
    yield _table("Scripts by kind", ("kind", "scripts"), rows)
    yield _table("Playings by expected level", ("level", "playings"),
                 [(level, levels.count(level)) for level in sorted(set(levels))])


# ---- one playing ----------------------------------------------------------------------


def _playing(one: Result, script: Optional[Script]) -> str:
    sign = '<span class="ok">as expected</span>' if one.passed else '<span class="bad">not as expected</span>'
    parts = [f"<p>{escape(one.title)}. Clock: {escape(one.at)}. {one.seconds} seconds.</p>",
             "" if one.passed else _differences(one), _side_by_side(one), *_remarks(one),
             *(_sources(script) if script else ()), *map(_line, one.transcript)]
    opened = "" if one.passed else " open"
    return (f'<details id="{_anchor(one)}"{opened}><summary>{sign} {escape(one.name)}</summary>'
            f'{"".join(parts)}</details>')


def _side_by_side(one: Result) -> str:
    keys = [key for key in one.expected if key in one.got or key in ("topics",)]
    rows = [(key, _shown(one.expected[key]), _shown(one.got.get(key))) for key in keys]
    return _table("Expected and got", ("what", "expected", "got"), rows) if rows else ""


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_shown(one)}" for key, one in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(" or ".join(one) if isinstance(one, (list, tuple)) else str(one) for one in value)
    return "none" if value is None else str(value)


def _remarks(one: Result) -> Iterator[str]:
    for words, keys in (("Facts that nobody asked for", one.not_asked_for),
                        ("Questions without a fact in the script", one.without_fact),
                        ("Not looked at, because the clock is the server's", one.not_looked_at)):
        if keys:
            yield f"<p>{words}: {escape(', '.join(keys))}.</p>"


def _sources(script: Script) -> Iterator[str]:
    by = script.data["expected_by"]
    when = "before the assistant was run" if by["before_the_run"] else "after a run was seen"
    yield f"<p>{escape(script.data['shows'])} Expected by {escape(by['who'])}, {by['on']}, {when}.</p><ul>"
    for cite in script.data["cites"]:
        yield f"<li>{escape(cite['document'])}, {escape(cite['section'])}{_where(cite)}: {escape(cite['says'])}</li>"
    yield "</ul>"


def _where(cite: dict) -> str:
    found = [f"{cite['topic']}, row {cite.get('row', '?')}, level {cite.get('level', '?')}"] if "topic" in cite else []
    found += [f"lines {cite['lines'][0]} to {cite['lines'][1]}"] if "lines" in cite else []
    return escape(f" ({'; '.join(found)})") if found else ""


def _line(line: dict) -> str:
    who, kind = ("They", "they") if line["who"] == "they" else ("Assistant", "we")
    danger = " danger" if line.get("kind") == "danger" else ""
    items = "".join(f"\n{n}) {i['text']}" + "".join(f"\n   {c}" for c in i["choices"])
                    for n, i in enumerate(line.get("items", ()), 1))
    choices = "\n" + " ".join(f"[{one}]" for one in line["choices"]) if line.get("choices") else ""
    text = f"[{line['text']}]" if line.get("pressed") else line["text"]
    return (f'<div class="{kind}{danger}"><span class="who">{who}</span>{escape(text + items + choices)}</div>')


def _anchor(one: Result) -> str:
    return "".join(sign if sign.isalnum() else "-" for sign in one.name)
