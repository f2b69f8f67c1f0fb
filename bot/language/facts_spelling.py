"""How far two spellings are apart: letters more, less, other or swapped."""

from __future__ import annotations

from typing import Iterator, List


def shortened(word: str) -> Iterator[str]:
    """The word, and the word with each letter left out: two words one slip apart share one."""
    yield word
    yield from (word[:n] + word[n + 1:] for n in range(len(word)))


def distance(one: str, two: str, most: int) -> int:
    """The number of slips between two words; `most` + 1 where there are more."""
    if abs(len(one) - len(two)) > most:
        return most + 1
    last: List[int] = []
    before: List[int] = []
    row = list(range(len(two) + 1))
    for n in range(1, len(one) + 1):
        last, before, row = before, row, _next_row(one, two, n, before, row)
        if min(row) > most:
            return most + 1
    return row[-1]


def _next_row(one: str, two: str, n: int, last: List[int], before: List[int]) -> List[int]:
    """Slips from the first `n` letters of one word to each beginning of the other."""
    row = [n]
    for m in range(1, len(two) + 1):
        best = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (one[n - 1] != two[m - 1]))
        if n > 1 and m > 1 and one[n - 1] == two[m - 2] and one[n - 2] == two[m - 1]:
            best = min(best, last[m - 2] + 1)
        row.append(best)
    return row
