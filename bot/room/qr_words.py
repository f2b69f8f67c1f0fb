"""A text as the code words of a QR code: bytes, corrected at level M, up to version 6 (ISO/IEC 18004:2015)."""

from __future__ import annotations

from typing import List, NamedTuple, Optional

#: x^8 + x^4 + x^3 + x^2 + 1, by which the standard multiplies (7.5.2).
POLYNOMIAL = 0x11D


class Version(NamedTuple):
    """A size: its number, code words in all, those that correct in each block, and its blocks (table 9, level M)."""

    number: int
    words: int
    correcting: int
    blocks: int

    @property
    def data(self) -> int:
        """Code words that carry the text."""
        return self.words - self.correcting * self.blocks


# Up to version 6 all blocks of level M are equal, and no version is written into the picture.
VERSIONS = (Version(1, 26, 10, 1), Version(2, 44, 16, 1), Version(3, 70, 26, 1),
            Version(4, 100, 18, 2), Version(5, 134, 24, 2), Version(6, 172, 16, 4))
HEAD_BITS = 12


def version_for(content: bytes) -> Optional[Version]:
    """The smallest version that holds so much; None if none does."""
    fitting = (one for one in VERSIONS if len(content) * 8 + HEAD_BITS <= one.data * 8)
    return next(fitting, None)


def code_words(content: bytes, version: Version) -> List[int]:
    """All code words in the order in which they are drawn: block by block in turn, data first."""
    data = _padded(content, version)
    size = version.data // version.blocks
    blocks = [data[i * size:(i + 1) * size] for i in range(version.blocks)]
    corrections = [remainder(block, generator(version.correcting)) for block in blocks]
    return [word for same in (*zip(*blocks), *zip(*corrections)) for word in same]


def _padded(content: bytes, version: Version) -> List[int]:
    bits = f"0100{len(content):08b}" + "".join(f"{byte:08b}" for byte in content)
    bits += "0" * min(4, version.data * 8 - len(bits))
    bits += "0" * (-len(bits) % 8)
    words = [int(bits[i:i + 8], 2) for i in range(0, len(bits), 8)]
    return words + [(0xEC, 0x11)[i % 2] for i in range(version.data - len(words))]


def multiply(a: int, b: int) -> int:
    """A product in the field of 256 elements."""
    product = 0
    for i in range(7, -1, -1):
        product = (product << 1) ^ ((product >> 7) * POLYNOMIAL)
        product ^= ((b >> i) & 1) * a
    return product


def generator(degree: int) -> List[int]:
    """The polynomial that gives so many correcting words, without its leading 1."""
    found, root = [0] * (degree - 1) + [1], 1
    for _ in range(degree):
        for i in range(degree):
            found[i] = multiply(found[i], root) ^ (found[i + 1] if i + 1 < degree else 0)
        root = multiply(root, 2)
    return found


def remainder(data: List[int], divisor: List[int]) -> List[int]:
    """The correcting words of a block."""
    left = [0] * len(divisor)
    for word in data:
        factor = word ^ left.pop(0)
        left.append(0)
        left = [a ^ multiply(b, factor) for a, b in zip(left, divisor)]
    return left
