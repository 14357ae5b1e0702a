"""Fitting the confidences: examples of the corpus in, `confidence.npz` and its figures out (see docparse/review/confidence.py).

Each value of each record is judged right or wrong by the labels; trees learn from its features which values are wrong. The curve from
their sum to a probability is fitted on log-odds that come from trees which never saw the paper (cross-fitting by paper).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docparse.corpus.parts import HAND
from docparse.document import Document
from docparse.learn.boosting import Shape, bent, fit, folds
from docparse.learn.linear import fit_line
from docparse.learn.material import RETOLD, Example
from docparse.learn.trees import Trees
from docparse.schema import Record

FIRST_LOOK = HAND.parent / "first_look"
"""Records of dev papers by the rules of a day on which nobody had yet made a rule with those papers, with their labels."""

LOOK, LOOK_SCAN = "first look", "first look at scans"
HONEST = (LOOK, LOOK_SCAN, "scan")
"""Forms in which the rules err as often as on papers that they have never seen."""

SHAPE = Shape(trees=70, depth=5, rate=0.1, leaf=30, regular=40.0)
WEIGHTS = {
    "hand": 0.7, "hand, retold": 1.5, "hand, scan": 2.0, "hand, first look": 6.0, "hand, first look at scans": 2.0,
    "generated": 0.6, "generated, scan": 1.0, "generated, first look": 1.0,
}  # fmt: skip
"""What a value counts. Rules err less on papers that they were made with than on others, so that the first look weighs most."""
STRENGTH = 0.01
"""How far the weights of the line may go."""
GROUPS = (
    ("targets",), ("headings",), ("dates",), ("recipients",), ("references",), ("named_references",),
    ("doc_type", "parent", "issuer", "number", "symbol", "place", "date", "subject", "addressees"),
    ("signatory name", "signatory title", "signatory authority"),
)  # fmt: skip
"""Fields that share the weights of the line."""
_LINE = 0.4
"""How much of the log-odds is the line's."""
_WRONG = 10.0
"""How many times a wrong value counts where trees are grown: there are a hundred right ones for each. The curve makes up for it."""
_WRONG_LINE = 4.0
"""The same for the line, which needs it less."""
_THIN = 6
"""Of the right values of texts each sixth is learned from, with six times the weight: there are a hundred for each wrong one."""


_Read = tuple[str, str, Record, Document, dict[str, Any]]
"""Family, form, record, document, labels."""


@dataclass(slots=True)
class Values:
    """The values of many documents: features (n, FEATURES), whether each is right, its weight, its paper, its form, its field."""

    rows: Any = None
    right: Any = None
    weights: Any = None
    families: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)

    def add(self, other: Values) -> None:
        """Put the values of other documents behind these."""
        import numpy as np

        for name in ("rows", "right", "weights"):
            mine, more = getattr(self, name), getattr(other, name)
            setattr(self, name, more if mine is None else np.concatenate([mine, more]))
        self.families, self.forms, self.fields = self.families + other.families, self.forms + other.forms, self.fields + other.fields


def gather(examples: Iterable[Example]) -> Values:
    """Extract every document with the rules and models as they are now, and judge its values."""
    return _judged(_extracted(examples))


def first_look() -> Values:
    """The values of the records that were kept at a first look, judged."""
    return _judged(_first_look())


def _judged(read: Iterable[_Read]) -> Values:
    import numpy as np

    from docparse.review.confidence import FEATURES, carriers, table

    rows, right, weights, families, forms, fields = [], [], [], [], [], []
    for family, form, record, document, labels in read:
        found = list(carriers(record))
        if not found:
            continue
        features = table(record, document, found)
        verdicts = judged(record, found, labels)
        kind = "generated" if family.startswith("seed-") else "hand"
        kind += f", {form}" if form in (LOOK, LOOK_SCAN, "scan", RETOLD) else ""
        for number, carrier in enumerate(found):
            if number in verdicts:
                rows.append(features[number])
                right.append(verdicts[number])
                weights.append(WEIGHTS[kind])
                families.append(family)
                forms.append(form)
                fields.append(carrier.field)
    table_ = np.stack(rows) if rows else np.zeros((0, len(FEATURES)), dtype=np.float32)
    return Values(table_, np.array(right, dtype=np.int8), np.array(weights), families, forms, fields)


def _extracted(examples: Iterable[Example]) -> Iterator[_Read]:
    from docparse.pipeline import extract

    for example in examples:
        document = example.document()
        yield example.family, example.form, extract(document, calibrated=False), document, example.labels


def _first_look() -> Iterator[_Read]:
    for path in sorted(FIRST_LOOK.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                yield _looked(json.loads(line))


def _looked(kept: dict[str, Any]) -> _Read:
    """One kept record with its document: text, pages, and the words of a scan (see `corpus/first_look/README.md`)."""
    from docparse.document import PageSpan, Piece

    record = Record.model_validate(kept["record"])
    pages = [PageSpan(page.number, page.start, page.end, ocr_confidence=page.ocr_confidence) for page in record.pages]
    pieces = [
        Piece(start, start + length, page, tuple(box), confidence=score / 1000, others=tuple((0, "", cost) for cost in costs))
        for start, length, page, *box, score, costs in ((*word[:8], word[8:]) for word in kept.get("words", ()))
    ]
    document = Document(record.text, [], pages, pieces, record.source.origin, name=record.source.name)
    return kept["family"], LOOK_SCAN if document.scanned else LOOK, record, document, kept["labels"]


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
    from docparse.review.confidence import FEATURES

    scores = _crossed(values, shape)
    kept, weights = _thinned(values)
    trees = _fitted(values, kept, weights, shape)
    trees.bends = _curve(values, scores, values.right >= 0)
    trees.save(target, FEATURES)
    return figures(values, scores)


def _thinned(values: Values) -> tuple[Any, Any]:
    """Which values are learned from, and their weights."""
    import numpy as np

    plain = (values.right == 1) & np.array([form not in HONEST for form in values.forms])
    kept = ~plain | (np.arange(len(plain)) % _THIN == 0)
    return kept, values.weights * np.where(plain, _THIN, 1) * np.where(values.right == 0, _WRONG, 1.0)


def _fitted(values: Values, learned: Any, weights: Any, shape: Shape) -> Trees:
    """Trees and a line beside them: the trees learn what holds together, the line what is seldom."""
    import numpy as np

    from docparse.review.confidence import FEATURES, FIELDS

    rows, right, own = values.rows[learned], values.right[learned], weights[learned]
    trees = fit(rows, right, own, shape)
    if len(set(right.tolist())) == 2:
        groups = [[FIELDS.index(field) for field in group] for group in GROUPS]
        line = fit_line(rows, right, np.where(right == 0, _WRONG_LINE / _WRONG, 1.0) * own, groups, FEATURES.index("scanned"), STRENGTH)
        ratio = float(trees.scores(rows).std() / max(1e-6, line.scores(rows).std()))
        trees.line = line.times(_LINE * ratio)
        trees.value, trees.base = trees.value * (1 - _LINE), trees.base * (1 - _LINE)
    return trees


def _crossed(values: Values, shape: Shape, parts: int = 5) -> Any:
    """Log-odds of every value by trees that never saw its paper."""
    import numpy as np

    own = folds(values.families, parts)
    kept, weights = _thinned(values)
    out = np.zeros(len(own))
    for part in range(parts):
        held = own == part
        learned = kept & ~held
        if held.any() and learned.any():
            out[held] = _fitted(values, learned, weights, shape).scores(values.rows[held])
    return out


def _curve(values: Values, scores: Any, chosen: Any) -> tuple[Any, Any]:
    """From log-odds to a probability: by scans and by the first look alone, for there the rules err as often as on papers never seen."""
    import numpy as np

    honest = chosen & np.array([form in HONEST for form in values.forms])
    honest = honest if honest.any() else chosen
    return bent(scores[honest], values.right[honest], values.weights[honest])


def figures(values: Values, scores: Any) -> dict[str, float]:
    """Calibration error and errors found by checking 15%, by cross-fitting: trees and curve are of other papers."""
    import numpy as np

    from docparse.evaluation.calibration import Judged, calibration_error, found_at, review_curve

    own = folds(values.families, 5)
    shares = np.zeros(len(scores))
    for part in range(5):
        held = own == part
        if held.any() and (~held).any():
            shares[held] = np.interp(scores[held], *_curve(values, scores, ~held))
    hand = np.array([not family.startswith("seed-") for family in values.families])
    scan = np.array([form == "scan" for form in values.forms])
    look = np.array([form == LOOK for form in values.forms])
    look_scan = np.array([form == LOOK_SCAN for form in values.forms])
    told = np.array([form == RETOLD for form in values.forms])
    groups = {
        "papers by hand, text": hand & ~scan & ~look & ~look_scan & ~told, "papers by hand told anew": told,
        "generated papers": ~hand & ~scan & ~look & ~look_scan, "scans": scan, "scans of papers by hand": hand & scan,
        "first look": look, "first look at papers by hand": hand & look,
        "first look at scans": look_scan,
    }  # fmt: skip
    out: dict[str, float] = {}
    for name, chosen in groups.items():
        some = [
            Judged(values.families[at], values.fields[at], "", round(float(min(0.999, max(0.02, shares[at]))), 4), bool(values.right[at]))
            for at in np.flatnonzero(chosen)
        ]
        if some:
            out[f"{name}: values"] = float(len(some))
            out[f"{name}: wrong"] = float(sum(not one.right for one in some))
            out[f"{name}: calibration error"] = round(calibration_error(some) or 0.0, 4)
            out[f"{name}: errors found by checking 15%"] = round(found_at(review_curve(some), 0.15), 3)
    return out
