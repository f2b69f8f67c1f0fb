"""Two pictures as inline SVG: which rows and levels the scripts reach, and expected beside given."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Sequence, Tuple

from bot.scenarios.results import Result

LEVELS = (1, 2, 3, 4)
COLUMNS = (*LEVELS, None)
STEPS = ("c0", "c1", "c2", "c3", "c4")
NAMES = {None: "none"}


def table(library: Any) -> Dict[str, List[Tuple[str, int, Tuple[int, ...]]]]:
    """Of every table of indicators its rows: topic, row, the levels that have a cell."""
    found: Dict[str, Dict[Tuple[str, int], set]] = {}
    for area in (library.area(key) for key in library.area_ids):
        if area.borrowed:
            continue
        for key, one in area.statements.items():
            rows = found.setdefault(one.cite.document, {})
            rows.setdefault((area.topic_of[key].title, one.row), set()).add(one.level)
    return {name: [(topic, row, tuple(sorted(levels))) for (topic, row), levels in sorted(rows.items())]
            for name, rows in found.items()}


def reached(results: Iterable[Result]) -> Counter:
    """How often each cell was among the reasons of an answer."""
    return Counter((cell["table"], cell["topic"], cell["row"], cell["level"]) for one in results for cell in one.rows)


def heat_map(name: str, rows: Sequence[Tuple[str, int, Tuple[int, ...]]], counts: Counter) -> str:
    """One table: a line a row, a square a level, darker where more playings rest on it."""
    height, body = 24 + 14 * len(rows), "".join(_heat_row(name, n, row, counts) for n, row in enumerate(rows))
    heads = "".join(f'<text x="{392 + 46 * n}" y="14" class="mid">{level}</text>' for n, level in enumerate(LEVELS))
    some = sum(1 for topic, row, levels in rows for level in levels if counts[(name, topic, row, level)])
    whole = sum(len(levels) for _, _, levels in rows)
    label = f"{name}: {some} of {whole} cells of the table are reached by a scenario"
    return (f'<svg role="img" viewBox="0 0 560 {height}" class="heat"><title>{escape(label)}</title>'
            f'{heads}{body}</svg>')


def _heat_row(name: str, n: int, row: Tuple[str, int, Tuple[int, ...]], counts: Counter) -> str:
    topic, number, levels = row
    y = 20 + 14 * n
    where = f"{topic}, row {number}"
    squares = "".join(_square(368 + 46 * i, y, counts[(name, topic, number, level)], f"{where}, level {level}")
                      for i, level in enumerate(LEVELS) if level in levels)
    return f'<text x="360" y="{y + 10}" class="end">{escape(topic)}, {number}</text>{squares}'


def _square(x: int, y: int, count: int, title: str) -> str:
    step = STEPS[min(count, len(STEPS) - 1)]
    shown = f'<text x="{x + 23}" y="{y + 10}" class="mid {step}">{count}</text>' if count else ""
    return (f'<g><title>{escape(title)}: {count}</title><rect x="{x}" y="{y}" width="44" height="12" '
            f'class="{step}"/>{shown}</g>')


def expected_given(results: Sequence[Result]) -> str:
    """A grid: level expected from above to below, level given from left to right."""
    counts = Counter((wanted, one.got.get("level")) for one in results if one.error is None
                     for wanted in expected_levels(one.expected, one.got.get("level")))
    cells = "".join(_cell(i, j, counts[(row, column)], row, column)
                    for i, row in enumerate(COLUMNS) for j, column in enumerate(COLUMNS))
    heads = "".join(f'<text x="{165 + 70 * n}" y="34" class="mid">{NAMES.get(c, c)}</text>'
                    f'<text x="120" y="{66 + 40 * n}" class="end">{NAMES.get(c, c)}</text>'
                    for n, c in enumerate(COLUMNS))
    off = sum(count for (row, column), count in counts.items() if row != column)
    title = f"Level expected against level given: {sum(counts.values())} playings, {off} off the diagonal"
    return (f'<svg role="img" viewBox="0 0 500 260" class="grid"><title>{title}</title>'
            f'<text x="305" y="16" class="mid">given</text><text x="60" y="150" class="mid">expected</text>'
            f'{heads}{cells}</svg>')


def _cell(i: int, j: int, count: int, row: Any, column: Any) -> str:
    kind = "hit" if i == j else "low" if _is_lower(row, column) else "off"
    kind = kind if count else "c0"
    return (f'<g><title>expected {NAMES.get(row, row)}, given {NAMES.get(column, column)}: {count}</title>'
            f'<rect x="{132 + 70 * j}" y="{42 + 40 * i}" width="66" height="36" class="{kind}"/>'
            f'<text x="{165 + 70 * j}" y="{66 + 40 * i}" class="mid {kind}">{count or ""}</text></g>')


def _is_lower(wanted: Any, given: Any) -> bool:
    """Given lower than expected: the one that could hurt a child."""
    return wanted is not None and (given is None or given < wanted)


def expected_levels(expect: Mapping[str, Any], given: Any) -> Iterator[Any]:
    """The level that was expected; of a range the given one if it lies in it, else the nearest."""
    wanted = expect.get("level")
    if wanted is None:
        return
    if wanted == "none":
        yield None
        return
    low, _, high = str(wanted).partition("-")
    allowed = list(range(int(low), int(high or low) + 1))
    yield given if given in allowed else min(allowed, key=lambda level: abs(level - (given or 0)))
