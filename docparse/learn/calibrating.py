"""Fitting the confidences: examples of the corpus in, `confidence.npz` and its figures out (see docparse/extract/confidence.py).

Each value of each record is judged right or wrong by the labels; trees learn from its features which values are wrong. The curve from
their sum to a probability is fitted on log-odds that come from trees which never saw the paper (cross-fitting by paper).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docparse.learn.boosting import Shape, bent, crossed, fit
from docparse.learn.material import Example

SHAPE = Shape(trees=150, depth=4, rate=0.06, leaf=30, regular=10.0)
HAND_WEIGHT = 3.0
"""What a value of a paper by hand counts beside one of a generated paper: there are fewer of them, and they are less alike."""


@dataclass(slots=True)
class Values:
    """The values of many documents: features (n, FEATURES), whether each is right, its weight, its paper, its form, its field."""

    rows: Any
    right: Any
    weights: Any
    families: list[str]
    forms: list[str]
    fields: list[str]


def gather(examples: Iterable[Example]) -> Values:
    """Extract every document with the rules as they are now, and judge its values."""
    import numpy as np

    from docparse.extract.confidence import FEATURES, carriers, table
    from docparse.pipeline import extract

    rows, right, families, forms, fields = [], [], [], [], []
    for example in examples:
        document = example.fresh()
        record = extract(document, calibrated=False)
        found = list(carriers(record))
        if not found:
            continue
        features = table(record, document, found)
        verdicts = judged(record, found, example.labels)
        for number, carrier in enumerate(found):
            if number in verdicts:
                rows.append(features[number])
                right.append(verdicts[number])
                families.append(example.family)
                forms.append(example.form)
                fields.append(carrier.field)
    weights = np.array([1.0 if family.startswith("seed-") else HAND_WEIGHT for family in families])
    table_ = np.stack(rows) if rows else np.zeros((0, len(FEATURES)), dtype=np.float32)
    return Values(table_, np.array(right, dtype=np.int8), weights, families, forms, fields)


def judged(record: Any, found: list[Any], labels: dict[str, Any]) -> dict[int, bool]:
    """Whether each value is right, by its number in `found`; values whose field is not labelled are left out.

    The harness judges a record by its confidences, so each value is numbered through its own for the time of the judgement.
    """
    from docparse.evaluation.calibration import judge

    held = [carrier.holder.confidence for carrier in found]
    for number, carrier in enumerate(found):
        carrier.holder.confidence = number / 1e6
    by_number = {confidence: number for number, confidence in enumerate(c.holder.confidence for c in found)}
    values = judge("", record, labels)
    for carrier, own in zip(found, held, strict=True):
        carrier.holder.confidence = own
    return {by_number[value.confidence]: value.right for value in values if value.confidence in by_number}


def train(values: Values, target: Path, shape: Shape = SHAPE) -> dict[str, float]:
    """Fit, save, and return the figures of the cross-fitting."""
    from docparse.extract.confidence import FEATURES

    scores = crossed(values.rows, values.right, values.weights, values.families, shape)
    trees = fit(values.rows, values.right, values.weights, shape)
    trees.bends = bent(scores, values.right, values.weights)
    trees.save(target, FEATURES)
    return figures(values, scores)


def figures(values: Values, scores: Any) -> dict[str, float]:
    """Calibration error and errors found by checking 15%, of texts and of scans, by cross-fitting (the curve from other papers too)."""
    import numpy as np

    from docparse.evaluation.calibration import Judged, calibration_error, found_at, review_curve
    from docparse.learn.boosting import folds

    own = folds(values.families, 5)
    shares = np.zeros(len(scores))
    for part in range(5):
        held = own == part
        if held.any() and (~held).any():
            shares[held] = np.interp(scores[held], *bent(scores[~held], values.right[~held], values.weights[~held]))
    out: dict[str, float] = {"values": float(len(scores)), "wrong": float((values.right == 0).sum())}
    hand = np.array([not family.startswith("seed-") for family in values.families])
    scan = np.array([form == "scan" for form in values.forms])
    for name, chosen in (("text", ~scan), ("scans", scan), ("by hand, text", hand & ~scan), ("by hand, scans", hand & scan)):
        some = [
            Judged(values.families[at], values.fields[at], "", round(float(min(0.999, max(0.02, shares[at]))), 3), bool(values.right[at]))
            for at in np.flatnonzero(chosen)
        ]
        if some:
            out[f"calibration error, {name}"] = round(calibration_error(some) or 0.0, 4)
            out[f"errors found at 15%, {name}"] = round(found_at(review_curve(some), 0.15), 3)
    return out
