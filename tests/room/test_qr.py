"""The QR code of a link says the link."""

from __future__ import annotations

import hashlib
from typing import List

import pytest

from bot.room import qr
from bot.room.qr_words import VERSIONS, generator, multiply, remainder, version_for

LINKS = ["http://10.0.0.5:5005/r/BCD234", "https://assistant.example.org/r/BCD234", "https://" + "a" * 70 + "/r/BCD234",
         "é" * 40]


def read(modules: List[List[bool]]) -> str:
    """The text of a code, read back as a phone does, without correcting."""
    size = len(modules)
    version = next(one for one in VERSIONS if 17 + 4 * one.number == size)
    fixed = qr._patterns(size, version.number)
    seen = sum(modules[y][x] << i for i, ((y, x), _) in enumerate(qr._format_places(size)))
    mask = (seen ^ 0x5412) >> 10
    bits = "".join("01"[modules[y][x] != qr.MASKS[mask](y, x)] for y, x in qr._path(size, fixed))
    words = [int(bits[i:i + 8], 2) for i in range(0, version.data * 8, 8)]
    blocks = "".join(f"{word:08b}" for i in range(version.blocks) for word in words[i::version.blocks])
    content = bytes(int(blocks[12 + 8 * i:20 + 8 * i], 2) for i in range(int(blocks[4:12], 2)))
    return content.decode()


@pytest.mark.parametrize("link", LINKS)
def test_it_is_read_back(link: str) -> None:
    assert read(qr.matrix(link)) == link


def test_both_places_of_the_format_agree() -> None:
    modules = qr.matrix(LINKS[0])
    places = qr._format_places(len(modules))

    assert all(modules[y][x] == modules[v][u] for (y, x), (v, u) in places)


def test_a_whole_code_is_as_another_maker_draws_it() -> None:
    """Segno 1.6 draws 106 times "x" at level M just so; it was compared once and is kept as a hash."""
    drawn = "".join("01"[one] for row in qr.matrix("x" * 106) for one in row)

    assert hashlib.sha256(drawn.encode()).hexdigest() == WHOLE


def test_correcting_words_leave_no_remainder() -> None:
    data, divisor = [32, 65, 205, 69, 41, 220, 46, 128, 236], generator(10)

    assert not any(remainder(data + remainder(data, divisor), divisor)) and multiply(2, 128) == 29


def test_a_link_that_is_too_long_has_no_code() -> None:
    assert version_for(b"x" * 107) is None and qr.matrix("x" * 107) is None and qr.drawing("x" * 107) is None


WHOLE = "7c10b09ae528505dc913009ca42f0eafedf2129151607b984f7a08e1ff9c1ffc"
