"""A link as a QR code, drawn in the page itself: no picture is fetched and nobody else learns the link."""

from __future__ import annotations

from itertools import product
from typing import Callable, Dict, Iterator, List, Optional, Tuple

from bot.room.html import Html, tag
from bot.room.qr_words import code_words, version_for

Cell = Tuple[int, int]
QUIET = 4
#: When a mask turns a module over, by row and column (table 10).
MASKS: Tuple[Callable[[int, int], bool], ...] = (
    lambda y, x: (y + x) % 2 == 0, lambda y, x: y % 2 == 0, lambda y, x: x % 3 == 0, lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0, lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0, lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0)


def drawing(link: str) -> Optional[Html]:
    """The code as a picture; None if the link is too long for it."""
    modules = matrix(link)
    if modules is None:
        return None
    side = len(modules) + 2 * QUIET
    dark = "".join(f"M{x + QUIET} {y + QUIET}h1v1h-1z" for y, row in enumerate(modules)
                   for x, module in enumerate(row) if module)
    return tag("svg", tag("rect", width=side, height=side, fill="#fff"), tag("path", d=dark, fill="#000"),
               viewBox=f"0 0 {side} {side}", class_="qr", role="img", aria_label=link, shape_rendering="crispEdges")


def matrix(text: str) -> Optional[List[List[bool]]]:
    """The modules, row by row, True for dark; with the mask that is easiest to read."""
    content = text.encode("utf-8")
    version = version_for(content)
    if version is None:
        return None
    size = 17 + 4 * version.number
    fixed = _patterns(size, version.number)
    drawn = dict(zip(_path(size, fixed), _bits(code_words(content, version))))
    made = [_masked(size, fixed, drawn, number) for number in range(len(MASKS))]
    return min(made, key=penalty)


def _bits(words: List[int]) -> Iterator[bool]:
    return (bool(word >> i & 1) for word in words for i in range(7, -1, -1))


def _patterns(size: int, version: int) -> Dict[Cell, bool]:
    """What stands in every code of this size; the places of the format are kept free."""
    fixed = {cell: i % 2 == 0 for i in range(size) for cell in ((6, i), (i, 6))}
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        fixed.update({(y, x): max(abs(y - top - 3), abs(x - left - 3)) not in (2, 4)
                      for y, x in product(range(top - 1, top + 8), range(left - 1, left + 8))
                      if 0 <= y < size and 0 <= x < size})
    if version > 1:
        middle = size - 7
        fixed.update({(middle + dy, middle + dx): max(abs(dy), abs(dx)) != 1
                      for dy, dx in product(range(-2, 3), repeat=2)})
    fixed.update({cell: False for cells in _format_places(size) for cell in cells})
    fixed[size - 8, 8] = True
    return fixed


def _format_places(size: int) -> List[Tuple[Cell, Cell]]:
    """Where each of the 15 bits of the format stands, twice, the last bit first (figure 25)."""
    beside = [(i, 8) for i in (0, 1, 2, 3, 4, 5, 7, 8)] + [(8, i) for i in (7, 5, 4, 3, 2, 1, 0)]
    apart = [(8, size - 1 - i) for i in range(8)] + [(size - 7 + i, 8) for i in range(7)]
    return list(zip(beside, apart))


def _path(size: int, fixed: Dict[Cell, bool]) -> Iterator[Cell]:
    """The free places in the order of the bits: two columns at a time, up and down, from the right."""
    for turn, right in enumerate([*range(size - 1, 6, -2), 5, 3, 1]):
        rows = range(size) if turn % 2 else range(size - 1, -1, -1)
        yield from ((y, x) for y in rows for x in (right, right - 1) if (y, x) not in fixed)


def _masked(size: int, fixed: Dict[Cell, bool], drawn: Dict[Cell, bool], number: int) -> List[List[bool]]:
    cells = {(y, x): drawn.get((y, x), False) != MASKS[number](y, x) for y, x in product(range(size), repeat=2)}
    cells.update(fixed)
    for i, places in enumerate(_format_places(size)):
        cells.update({cell: bool(_format(number) >> i & 1) for cell in places})
    return [[cells[y, x] for x in range(size)] for y in range(size)]


def _format(mask: int) -> int:
    """Level M (00) and the mask, with ten correcting bits, as 7.9.1 has it."""
    left = mask
    for _ in range(10):
        left = (left << 1) ^ ((left >> 9) * 0x537)
    return (mask << 10 | left) ^ 0x5412


def penalty(modules: List[List[bool]]) -> int:
    """How hard a code is to read: runs, blocks, false corners, too much of one colour (7.8.3)."""
    lines = ["".join("#" if one else "." for one in row) for row in (*modules, *zip(*modules))]
    size, dark = len(modules), sum(map(sum, modules))
    runs = sum(len(run) - 2 for line in lines for run in line.replace("#.", "# .").replace(".#", ". #").split()
               if len(run) >= 5)
    blocks = sum(modules[y][x] == modules[y][x + 1] == modules[y + 1][x] == modules[y + 1][x + 1]
                 for y in range(size - 1) for x in range(size - 1))
    corners = sum(line.startswith(shape, i) for line in lines for i in range(size)
                  for shape in ("#.###.#....", "....#.###.#"))
    return runs + 3 * blocks + 40 * corners + 10 * int(abs(dark * 20 - size * size * 10) / (size * size))
