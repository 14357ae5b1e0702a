"""Fitting trees: a table with labels, weights and families in, `Trees` that need numpy alone out (scikit-learn's gradient boosting)."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Any

from docparse.learn.trees import Trees


@dataclass(frozen=True, slots=True)
class Shape:
    """How the ensemble grows: many shallow trees, slowly, with large leaves, so that a paper's oddities are not learned by heart."""

    trees: int = 120
    depth: int = 4
    rate: float = 0.06
    leaf: int = 25
    regular: float = 5.0


def fit(rows: Any, right: Any, weights: Any, shape: Shape) -> Trees:
    """Trees for the probability that `right` is 1. Deterministic: no rows are drawn, features are taken in order."""
    import numpy as np
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(
        max_iter=shape.trees, max_depth=shape.depth, learning_rate=shape.rate, min_samples_leaf=shape.leaf,
        l2_regularization=shape.regular, max_leaf_nodes=2**shape.depth, early_stopping=False, random_state=7,
    )  # fmt: skip
    model.fit(rows, right, sample_weight=weights)
    count, inner = len(model._predictors), 2**shape.depth - 1
    feature = np.zeros((count, inner), dtype=np.int32)
    limit = np.full((count, inner), np.inf, dtype=np.float32)
    value = np.zeros((count, inner + 1), dtype=np.float32)
    for number, (tree,) in enumerate(model._predictors):
        _unfold(tree.nodes, 0, 0, shape.depth, feature[number], limit[number], value[number])
    return Trees(feature, limit, value, float(np.ravel(model._baseline_prediction)[0]))


def _unfold(nodes: Any, node: int, place: int, depth: int, feature: Any, limit: Any, value: Any) -> None:
    """One grown tree into its complete form: a leaf above the last level is repeated below."""
    found = nodes[node]
    if depth == 0 or found["is_leaf"]:
        inner = len(feature)
        first, last = place, place
        while first < inner:
            first, last = 2 * first + 1, 2 * last + 2
        value[first - inner : last - inner + 1] = found["value"]
        return
    feature[place], limit[place] = found["feature_idx"], found["num_threshold"]
    _unfold(nodes, found["left"], 2 * place + 1, depth - 1, feature, limit, value)
    _unfold(nodes, found["right"], 2 * place + 2, depth - 1, feature, limit, value)


def folds(families: list[str], parts: int) -> Any:
    """The fold of each row: all rows of a family are in one, by its name alone."""
    import numpy as np

    return np.array([zlib.crc32(f"fold {family}".encode()) % parts for family in families])


def crossed(rows: Any, right: Any, weights: Any, families: list[str], shape: Shape, parts: int = 5) -> Any:
    """Log-odds of every row by trees that never saw its family."""
    import numpy as np

    own = folds(families, parts)
    out = np.zeros(len(right))
    for part in range(parts):
        held = own == part
        if held.any():
            out[held] = fit(rows[~held], right[~held], weights[~held], shape).scores(rows[held])
    return out


def bent(scores: Any, right: Any, weights: Any) -> tuple[Any, Any]:
    """A curve from cross-fitted log-odds to probabilities at 60 points: the mean of isotonic and of logistic regression.

    Isotonic regression alone follows the data best but has flat steps, on which the doubtful could not be told from the more doubtful.
    """
    import numpy as np
    from sklearn.isotonic import IsotonicRegression
    from sklearn.linear_model import LogisticRegression

    places = np.unique(np.concatenate([np.quantile(scores, np.linspace(0, 1, 59)), [scores.min() - 2.0, scores.max() + 2.0]]))
    if len(set(right.tolist())) < 2:
        return places, 1.0 / (1.0 + np.exp(-places))
    steps = IsotonicRegression(y_min=0.01, y_max=0.999, out_of_bounds="clip").fit(scores, right, sample_weight=weights)
    line = LogisticRegression(C=1e6).fit(scores[:, None], right, sample_weight=weights)
    return places, 0.5 * steps.predict(places) + 0.5 * line.predict_proba(places[:, None])[:, 1]
