"""The file of a model and a few rows in, what its trees say of them out, without numpy, as `learn.trees` says it.

A process that reads one paper asks for a few hundred rows; to load numpy for them would cost more than to read the paper.
"""

from __future__ import annotations

import zipfile
from array import array
from ast import literal_eval
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from docparse.learn.linear import PlainLine

_TYPES = {"<f4": "f", "<i2": "h", "|u1": "B"}


class FewRows:
    """Trees as `learn.trees.Trees` keeps them, as plain tuples; see there."""

    def __init__(self, arrays: dict[str, tuple[tuple[int, ...], Any]]) -> None:
        (count, inner), feature = arrays["feature"]
        limit, value = arrays["limit"][1], arrays["value"][1]
        self._trees = [
            (
                tuple(feature[at * inner : (at + 1) * inner]),
                tuple(limit[at * inner : (at + 1) * inner]),
                tuple(value[at * (inner + 1) : (at + 1) * (inner + 1)]),
            )
            for at in range(count)
        ]
        self._inner = inner
        self._levels = range((inner + 1).bit_length() - 1)
        self._base: float = arrays["base"][1][0]
        (_, size), bends = arrays["bends"]
        self._bends = (list(bends[:size]), list(bends[size:])) if size else None
        self._line = PlainLine(arrays) if "line_weights" in arrays else None

    def scores_of(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The sum over trees and line, in log-odds, for each row."""
        return [self._score(array("f", row)) for row in rows]

    def _score(self, row: array[float]) -> float:
        total = 0.0
        for feature, limit, value in self._trees:
            node = 0
            for _ in self._levels:
                node = 2 * node + 1 + (row[feature[node]] > limit[node])
            total += value[node - self._inner]
        return self._base + total if self._line is None else self._base + total + self._line.score(row)

    def shares_of(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Probabilities of the rows; the trees have a curve (`bends`)."""
        assert self._bends is not None
        at, share = self._bends
        return [_interpolated(score, at, share) for score in self.scores_of(rows)]


def _interpolated(score: float, at: list[float], share: list[float]) -> float:
    """The value of a curve through points, level beyond its ends, as `numpy.interp` counts it."""
    number = bisect_right(at, score) - 1
    if number < 0:
        return share[0]
    if number >= len(at) - 1 or at[number] == score:
        return share[min(number, len(at) - 1)]
    slope = (share[number + 1] - share[number]) / (at[number + 1] - at[number])
    return slope * (score - at[number]) + share[number]


@lru_cache(maxsize=8)
def read_arrays(path: Path) -> dict[str, tuple[tuple[int, ...], Any]]:
    """The arrays of an .npz file by name: shape, and numbers row by row. ValueError for a kind of number that no model holds."""
    out = {}
    with zipfile.ZipFile(path) as archive:
        for entry in archive.namelist():
            data = archive.read(entry)
            start = 10 if data[6] == 1 else 12  # after the magic word, the version and the length of the header
            end = start + int.from_bytes(data[8:start], "little")
            header = literal_eval(data[start:end].decode("latin-1"))
            if header["fortran_order"] or header["descr"] not in _TYPES:
                raise ValueError(f"{path}: {entry} holds {header['descr']}")
            numbers = array(_TYPES[header["descr"]])
            numbers.frombytes(data[end:])
            out[entry.removesuffix(".npy")] = (header["shape"], numbers)
    return out
