"""An ensemble of small decision trees as plain arrays: a table of features in, a probability for every row out, with numpy alone.

All trees have the same depth and are kept as complete binary trees, so that one look-up a level serves all rows and trees at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from docparse.learn.few_rows import FewRows, read_arrays
from docparse.learn.linear import Line, of_arrays

FOLDERS: tuple[Path, ...] = (Path(__file__).resolve().parents[1] / "_models", Path(__file__).resolve().parents[2] / "models")
"""Where models lie: inside an installed package, or beside it in a work tree."""


def model_path(file: str) -> Path | None:
    """The file of a model, None where it is missing. Looked for once: `forget` after files have changed."""
    return _find(file, FOLDERS)


@lru_cache(maxsize=32)
def _find(file: str, folders: tuple[Path, ...]) -> Path | None:
    return next((folder / file for folder in folders if (folder / file).is_file()), None)


class Trees:
    """Complete trees of one depth: `feature` and `limit` (trees, 2**depth - 1), `value` (trees, 2**depth), and the sum's beginning.

    `bends`: points (score, probability) of a monotone curve from the sum to a probability; None: the logistic curve. `line`: a second
    voice, whose log-odds are added.
    """

    def __init__(
        self, feature: Any, limit: Any, value: Any, base: float, bends: tuple[Any, Any] | None = None, line: Line | None = None
    ) -> None:
        self.feature, self.limit, self.value, self.base, self.bends, self.line = feature, limit, value, base, bends, line
        self.depth = int(value.shape[1]).bit_length() - 1

    def scores(self, rows: Any) -> Any:
        """The sum over trees and line, in log-odds, for rows (n, features)."""
        import numpy as np

        count, inner = self.feature.shape
        lines = (np.arange(rows.shape[0]) * rows.shape[1])[:, None]
        first = (np.arange(count) * inner)[None, :]
        flat, feature, limit = np.ascontiguousarray(rows).ravel(), self.feature.ravel().astype(np.intp), self.limit.ravel()
        node = np.zeros((rows.shape[0], count), dtype=np.intp)
        for _ in range(self.depth):
            at = first + node
            node = 2 * node + 1 + (flat.take(lines + feature.take(at)) > limit.take(at))
        leaf = node - inner + np.arange(count) * (inner + 1)
        total = self.base + self.value.ravel().take(leaf).sum(axis=1, dtype=np.float64)
        return total if self.line is None else total + self.line.scores(rows)

    def __call__(self, rows: Any) -> Any:
        """Probabilities (n,) of rows (n, features)."""
        import numpy as np

        scores = self.scores(rows)
        if self.bends is not None:
            return np.interp(scores, *self.bends)
        return 1.0 / (1.0 + np.exp(-scores))

    def scores_of(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """`scores` of rows that are plain lists."""
        import numpy as np

        found: list[float] = self.scores(np.array(rows, dtype=np.float32)).tolist()
        return found

    def shares_of(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Probabilities of rows that are plain lists."""
        import numpy as np

        found: list[float] = self(np.array(rows, dtype=np.float32)).tolist()
        return found

    def save(self, path: Path, names: tuple[str, ...], **extra: Any) -> None:
        """Write arrays and the names of the features; `extra`: arrays that were learned with them, under their names."""
        import numpy as np

        bends = np.array(self.bends if self.bends is not None else [[], []], dtype=np.float32)
        np.savez_compressed(
            path,
            names=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
            feature=self.feature.astype(np.int16),
            limit=self.limit.astype(np.float32),
            value=self.value.astype(np.float32),
            base=np.array([self.base], dtype=np.float32),
            bends=bends,
            **(self.line.arrays() if self.line is not None else {}),
            **extra,
        )


def forget() -> None:
    """Forget what was loaded: the files have changed."""
    _find.cache_clear()
    load_trees.cache_clear()
    _load_few.cache_clear()
    read_arrays.cache_clear()


def load_extra(name: str, key: str) -> tuple[tuple[int, ...], Sequence[float]] | None:
    """An array that was learned with the trees of `NAME.npz`, its shape and its numbers; None where there is none."""
    path = model_path(f"{name}.npz")
    return read_arrays(path).get(key) if path is not None else None


_FEW = 1200
"""Rows that a process asks for before it loads numpy: what it does with fewer takes less time than to load it."""


class _Spent:
    """How many rows this process asked for."""

    rows = 0


_spent = _Spent()


def load_for(name: str, names: tuple[str, ...], rows: int) -> Trees | FewRows | None:
    """The trees of `NAME.npz` for at most `rows` rows at the least cost: with numpy where it is loaded, or the process has many rows.

    Both give the same numbers (they add up in 64 bits, in an order of their own). None as `load_trees` gives it.
    """
    _spent.rows += rows
    return load_trees(name, names) if "numpy" in sys.modules or _spent.rows > _FEW else _load_few(name, names)


@lru_cache(maxsize=4)
def _load_few(name: str, names: tuple[str, ...]) -> FewRows | None:
    path = model_path(f"{name}.npz")
    if path is None:
        return None
    arrays = read_arrays(path)
    known = tuple(bytes(arrays["names"][1]).decode().split("\n"))
    return FewRows(arrays) if known == names else None


@lru_cache(maxsize=4)
def load_trees(name: str, names: tuple[str, ...]) -> Trees | None:
    """The trees of `NAME.npz`; None where there is no file, or where it was fitted to other features (then it must be trained anew)."""
    import numpy as np

    path = model_path(f"{name}.npz")
    if path is None:
        return None
    with np.load(path) as data:
        if tuple(data["names"].tobytes().decode().split("\n")) != names:
            return None
        bends = data["bends"].astype(np.float64)
        return Trees(
            data["feature"].astype(np.int32),
            data["limit"],
            data["value"],
            float(data["base"][0]),
            (bends[0], bends[1]) if bends.size else None,
            of_arrays(data),
        )
