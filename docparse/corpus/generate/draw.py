"""Chance under a seed: a seed in, picks out. Python's own generator seeded by a string gives the same picks on every machine."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """The dice of one document. `fresh` does not repeat itself within the document while there is anything new."""

    def __init__(self, seed: int | str) -> None:
        self.random = random.Random(f"docparse.generate/1/{seed}")
        self._used: dict[str, set[int]] = {}

    def chance(self, share: float) -> bool:
        """True in `share` of the cases."""
        return self.random.random() < share

    def pick(self, items: Sequence[T]) -> T:
        """One of the items, all alike."""
        return items[self.random.randrange(len(items))]

    def weighted(self, items: dict[str, float]) -> str:
        """A key, by the weights."""
        return self.random.choices(list(items), weights=list(items.values()))[0]

    def number(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return self.random.randint(low, high)

    def sample(self, items: Sequence[T], count: int) -> list[T]:
        """Some of the items, in a new order."""
        return self.random.sample(list(items), min(count, len(items)))

    def fresh(self, key: str, items: Sequence[T]) -> T:
        """One of the items that this document has not had under this key; begins anew when all were had."""
        used = self._used.setdefault(key, set())
        left = [index for index in range(len(items)) if index not in used]
        if not left:
            used.clear()
            left = list(range(len(items)))
        index = self.pick(left)
        used.add(index)
        return items[index]
