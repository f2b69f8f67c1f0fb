"""A run of words, seen as the lists that each word belongs to."""

from __future__ import annotations

from typing import List, Sequence, Tuple

# What a place in the text can be: (bits of the lists it belongs to, how many words it spans).
Item = Tuple[int, int]
Place = Tuple[Item, ...]
Span = Tuple[int, int]


class Row:
    """A run of words as places, with everything that each place and the whole can be."""

    def __init__(self, places: Sequence[Place]) -> None:
        """Keep the places and their union."""
        self.places = places
        self.masks: List[int] = []
        self.mask = 0
        for place in places:
            mask = 0
            for bits, _ in place:
                mask |= bits
            self.masks.append(mask)
            self.mask |= mask
