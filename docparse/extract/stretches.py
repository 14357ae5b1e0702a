"""Stretches of a text in, whether one of them holds a place or reaches into another stretch out, by bisection."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """Stretches as (start, end), half open, in any order; they may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def touch(self, start: int, end: int) -> bool:
        """Whether any reaches into start to end."""
        at = bisect_right(self._starts, end - 1)
        return at > 0 and self._reach[at - 1] > start

    def hold(self, place: int) -> bool:
        """Whether any holds the character at `place`."""
        return self.touch(place, place + 1)
