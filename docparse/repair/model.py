"""`models/repair_lm.npz` in, the chance of a syllable between its neighbours out: counts of one, two and three syllables in a row.

Interpolated absolute discounting; made by `models/build_repair_model.py`, see `models/repair_lm.md`. Loaded when the first scanned
document is repaired: documents of text never pay for it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from docparse.learn.trees import model_path
from docparse.read.scan.decode import EDGE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ids = NDArray[np.int64]
    Numbers = NDArray[np.float64]

NAME = "repair_lm.npz"
DISCOUNT = 0.75
_FLOOR = 1e-9


class RepairModel:
    """Chances of syllables. Ids are places in the vocabulary; an unknown syllable has the id `unknown`."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as data:
            self.vocabulary: list[str] = data["vocabulary"].tobytes().decode().split("\n")
            self.single = data["single"].astype(np.float64)
            self._pair_keys = np.cumsum(data["pair_steps"].astype(np.int64))
            self._pair_counts = data["pair_counts"].astype(np.float64)
            self._triple_keys = np.cumsum(data["triple_steps"].astype(np.int64))
            self._triple_counts = data["triple_counts"].astype(np.float64)
            self._small = data["small"].astype(bool)
        self.number = {key: index for index, key in enumerate(self.vocabulary)}
        self.unknown = len(self.vocabulary)
        self._size = self.unknown + 1
        self._chance = np.append((self.single + 0.1) / (self.single.sum() + 0.1 * self._size), _FLOOR)
        self._after, self._kinds = (np.zeros(self._size) for _ in range(2))
        first = self._pair_keys // self._size
        np.add.at(self._after, first, self._pair_counts)
        np.add.at(self._kinds, first, 1.0)
        heads = self._triple_keys // self._size
        self._pair_after, self._pair_kinds = (np.zeros(len(self._pair_keys) + 1) for _ in range(2))
        at = self._find(self._pair_keys, heads)
        np.add.at(self._pair_after, at, self._triple_counts)
        np.add.at(self._pair_kinds, at, 1.0)
        self._pair_after[-1] = self._pair_kinds[-1] = 0.0
        self.edge = self.number[EDGE]

    def ids(self, keys: list[str]) -> Ids:
        """The ids of keys."""
        return np.array([self.number.get(key, self.unknown) for key in keys], dtype=np.int64)

    @staticmethod
    def _find(keys: Ids, wanted: Ids) -> Ids:
        """Places of `wanted` in sorted `keys`; -1 where it is not among them."""
        if not len(keys):
            return np.full(len(wanted), -1, dtype=np.int64)
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return np.where(keys[at] == wanted, at, -1).astype(np.int64)

    def pair_count(self, first: Ids, second: Ids) -> Numbers:
        """How often the two were seen side by side."""
        at = self._find(self._pair_keys, first * self._size + second)
        return np.where(at >= 0, self._pair_counts[at], 0.0)

    def always_small(self, first: Ids, second: Ids) -> NDArray[np.bool_]:
        """Whether the second syllable was seen behind the first often enough, and never with a capital."""
        at = self._find(self._pair_keys, first * self._size + second)
        return np.asarray((at >= 0) & self._small[at], dtype=np.bool_)

    def triple_count(self, first: Ids, second: Ids, third: Ids) -> Numbers:
        """How often the three were seen in a row."""
        at = self._find(self._triple_keys, (first * self._size + second) * self._size + third)
        return np.where(at >= 0, self._triple_counts[at], 0.0)

    def _after_one(self, first: Ids, second: Ids) -> tuple[Numbers, Ids]:
        at = self._find(self._pair_keys, first * self._size + second)
        count = np.where(at >= 0, self._pair_counts[at], 0.0)
        total = self._after[first]
        safe = np.maximum(total, 1.0)
        share = np.maximum(count - DISCOUNT, 0.0) / safe + DISCOUNT * self._kinds[first] / safe * self._chance[second]
        return np.where(total > 0, share, self._chance[second]), at

    def _after_two(self, first: Ids, second: Ids, third: Ids, head: Ids) -> Numbers:
        rest, _ = self._after_one(second, third)
        count = self.triple_count(first, second, third)
        total = self._pair_after[head]
        safe = np.maximum(total, 1.0)
        share = np.maximum(count - DISCOUNT, 0.0) / safe + DISCOUNT * self._pair_kinds[head] / safe * rest
        return np.where(total > 0, share, rest)

    def pairs_chance(self, b: Ids, x: Ids, c: Ids) -> Numbers:
        """Logarithm of the chance of `x` between `b` and `c` by pairs alone. Arrays of one length."""
        return np.asarray(np.log(np.maximum(self._after_one(b, x)[0] * self._after_one(x, c)[0], 1e-30)), dtype=np.float64)

    def score(self, a: Ids, b: Ids, x: Ids, c: Ids, d: Ids) -> Numbers:
        """Logarithm of the chance of `x` between `a b` and `c d`, up to what does not depend on `x`. Arrays of one length."""
        _, head_ab = self._after_one(a, b)
        _, head_bx = self._after_one(b, x)
        _, head_xc = self._after_one(x, c)
        chance = self._after_two(a, b, x, head_ab) * self._after_two(b, x, c, head_bx) * self._after_two(x, c, d, head_xc)
        return np.asarray(np.log(np.maximum(chance, 1e-30)), dtype=np.float64)


@lru_cache(maxsize=1)
def repair_model() -> RepairModel | None:
    """The model that the project ships, or None where it is missing: then nothing is repaired."""
    path = model_path(NAME)
    return None if path is None else RepairModel(path)
