"""A logistic regression beside the trees of confidence: a table of features in, log-odds of every row out, with numpy or without.

Trees need thirty rows to hear of a sign at all; a weight needs none. Every kind of row (its field, read from a scan or not) has weights of
its own, drawn towards those of all rows: what holds for few is learned from few, and borrowed from the others. Where both voices are heard,
the log-odds are their weighted sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p
from typing import Any

_CAP = 6.0
"""Standard deviations from the mean beyond which a value says no more."""
_APART = 0.7
"""How readily a kind of rows takes weights of its own, against those of all rows."""
_SEEN = 15
"""Rows in which a feature must differ from its usual value before a kind weighs it by itself."""


class Line:
    """`weights` (kinds, features) of the features on a logarithmic scale, held between `low` and `high` (features,), and `bias` (kinds,).

    The kind of a row: the number of its field, one of the first columns (`bias` has two for each), and of scans that of `switch` besides.
    """

    def __init__(self, weights: Any, bias: Any, low: Any, high: Any, switch: int) -> None:
        self.weights, self.bias, self.low, self.high, self.switch = weights, bias, low, high, switch
        self.fields = len(bias) // 2

    def scores(self, rows: Any) -> Any:
        """Log-odds of rows (n, features)."""
        import numpy as np

        kinds = rows[:, : self.fields].argmax(axis=1) + self.fields * (rows[:, self.switch] > 0)
        scaled = _scaled(rows.astype(np.float64)).clip(self.low, self.high)
        return np.einsum("nf,nf->n", scaled, self.weights[kinds]) + self.bias[kinds]

    def arrays(self) -> dict[str, Any]:
        """What is kept of it beside the trees, by name; `of_arrays` takes it back."""
        import numpy as np

        return {
            "line_weights": self.weights.astype(np.float32), "line_bias": self.bias.astype(np.float32),
            "line_bounds": np.stack([self.low, self.high]).astype(np.float32), "line_switch": np.array([self.switch], dtype=np.int16),
        }  # fmt: skip

    def times(self, factor: float) -> Line:
        """The same with log-odds that are `factor` as high."""
        return Line(self.weights * factor, self.bias * factor, self.low, self.high, self.switch)


class PlainLine:
    """A `Line` without numpy, from the arrays of a model's file."""

    def __init__(self, arrays: dict[str, tuple[tuple[int, ...], Any]]) -> None:
        (kinds, width), weights = arrays["line_weights"]
        self._weights = [weights[at * width : (at + 1) * width] for at in range(kinds)]
        self._bias = arrays["line_bias"][1]
        bounds = arrays["line_bounds"][1]
        self._low, self._high = bounds[:width], bounds[width:]
        self._switch: int = arrays["line_switch"][1][0]
        self._fields = kinds // 2

    def score(self, row: Sequence[float]) -> float:
        """Log-odds of one row."""
        kind = max(range(self._fields), key=row.__getitem__) + self._fields * (row[self._switch] > 0)
        weights, low, high = self._weights[kind], self._low, self._high
        total = 0.0
        for at, value in enumerate(row):
            if value:  # a feature that is zero adds nothing: `low` and `high` hold zero between them
                scaled = log1p(value) if value > 0 else -log1p(-value)
                total += weights[at] * min(high[at], max(low[at], scaled))
        return total + float(self._bias[kind])


def of_arrays(data: Any) -> Line | None:
    """The line of a model's file, None where it has none."""
    import numpy as np

    if "line_weights" not in data:
        return None
    low, high = data["line_bounds"].astype(np.float64)
    return Line(data["line_weights"].astype(np.float64), data["line_bias"].astype(np.float64), low, high, int(data["line_switch"][0]))


def _scaled(rows: Any) -> Any:
    import numpy as np

    return np.sign(rows) * np.log1p(np.abs(rows))


def fit_line(rows: Any, right: Any, weights: Any, groups: Sequence[Sequence[int]], switch: int, strength: float) -> Line:
    """A line for the probability that `right` is 1. `groups`: fields (by column) that share weights; together they are all first columns.

    `strength`: how far the weights may go, the inverse of the penalty. Deterministic.
    """
    import warnings

    import numpy as np
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    scaled = _scaled(rows.astype(np.float64))
    mean, spread = scaled.mean(axis=0), scaled.std(axis=0)
    spread[spread < 1e-6] = np.inf  # what never differs weighs nothing
    reach = _CAP * np.where(np.isinf(spread), 0.0, spread)
    low, high = np.minimum(0.0, mean - reach), np.maximum(0.0, mean + reach)
    table = ((scaled.clip(low, high) - mean) / spread).astype(np.float32)
    count, width = table.shape
    fields = sum(map(len, groups))
    members = [rows[:, list(group)].max(axis=1) > 0 for group in groups] + [rows[:, switch] > 0]
    parts, columns, factors = [table], [], []
    for member in members:
        own = table[member] if member.any() else np.zeros((1, width), dtype=np.float32)
        apart = own.std(axis=0)
        told = np.flatnonzero((apart > 1e-6) & ((own != np.median(own, axis=0)).sum(axis=0) > _SEEN))
        factor = _APART / np.maximum(apart[told], 0.3)
        part = np.zeros((count, len(told) + 1), dtype=np.float32)
        part[member, :-1], part[member, -1] = table[member][:, told] * factor, 1.0
        parts.append(part)
        columns.append(told)
        factors.append(factor)
    model = LogisticRegression(C=strength, max_iter=60)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # to stop early is one more restraint
        model.fit(np.hstack(parts), right, sample_weight=weights / weights.mean())
    found = model.coef_[0].astype(np.float64)
    every, at = found[:width], width
    apart_weights, apart_bias = [], []
    for told, factor in zip(columns, factors, strict=True):
        own_weights = np.zeros(width)
        own_weights[told] = found[at : at + len(told)] * factor
        apart_weights.append(own_weights)
        apart_bias.append(found[at + len(told)])
        at += len(told) + 1
    kinds, biases = np.zeros((2 * fields, width)), np.zeros(2 * fields)
    for number, group in enumerate(groups):
        for field in group:
            for read in (0, 1):
                kinds[field + read * fields] = every + apart_weights[number] + read * apart_weights[-1]
                biases[field + read * fields] = model.intercept_[0] + apart_bias[number] + read * apart_bias[-1]
    kinds /= spread
    return Line(kinds, biases - kinds @ mean, low, high, switch)
