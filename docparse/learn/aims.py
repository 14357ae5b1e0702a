"""Fitting the judge of aims: examples of the corpus in, `aims.npz` and its figures out (see docparse/extract/targets/judge.py).

Papers are read as texts, as told anew and as generated; a quantity is an aim where the labels name its value at its place. While the model
is learned, what it would have said of the quantities before one is what the labels say of them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docparse.extract.targets.quantities import Quantity
from docparse.learn.boosting import folds
from docparse.learn.material import Example
from docparse.learn.stand_in import stand_in

WEIGHTS = {"by hand": 3.0, "generated": 4.0}
STRENGTH = 0.03
"""How freely weights grow (C of the logistic regression). A paper by hand counts three times, and is told four times anew."""
SEEN_BY = {"by hand": 10, "generated": 60}
"""Papers of either kind in which a name is seen at least (all of them, where there are fewer), so that no paper's own words are learned."""


@dataclass(slots=True)
class Quantities:
    """Quantities of many papers: the names of their features, whether each is an aim, its weight, its paper and its form."""

    rows: list[list[str]] = field(default_factory=list)
    aims: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    families: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)


class _Labelled:
    """A judge that knows the labels of a paper, and keeps what it is asked."""

    def __init__(self, targets: list[dict[str, Any]], text: str) -> None:
        self.asked: list[tuple[list[str], int]] = []
        self._left: list[tuple[int, int, float]] = []
        at = 0
        for target in targets:
            surface = target.get("surface")
            if not surface or target.get("value") is None:
                continue
            start = text.find(surface, at)
            start = start if start >= 0 else text.find(surface)
            if start >= 0:
                self._left.append((start, start + len(surface), float(target["value"])))
                at = max(at, start)

    def __call__(self, names: Iterable[str], at: int, quantity: Quantity) -> float:
        end = at + max(quantity.end, quantity.unit_end) - quantity.start
        met = next((one for one in self._left if one[0] < end and at < one[1] and abs(one[2] - quantity.value) < 1e-9), None)
        if met:
            self._left.remove(met)
        self.asked.append((sorted(set(map(sys.intern, names))), int(met is not None)))
        return float(met is not None)


def gather(examples: Iterable[Example]) -> Quantities:
    """Every quantity of the examples that the judge would be asked of."""
    from docparse.extract.targets import judge as target_judge
    from docparse.pipeline import extract

    out = Quantities()
    for example in examples:
        if "targets" in (example.labels.get("unlabelled") or ()):
            continue
        document = example.document()
        judge = _Labelled(example.labels.get("targets") or [], document.text)
        with stand_in(target_judge, "_load", lambda judge=judge: judge):
            extract(document, calibrated=False)
        for row, aim in judge.asked:
            out.rows.append(row)
            out.aims.append(aim)
            out.weights.append(WEIGHTS[_kind(example.family)])
            out.families.append(example.family)
            out.forms.append(example.form)
    return out


def train(quantities: Quantities, target: Path) -> dict[str, float]:
    """Fit on all quantities, save the weights, and return the figures of the cross-fitting."""
    import numpy as np

    aims, weights = np.array(quantities.aims), np.array(quantities.weights)
    likely = np.zeros(len(aims))
    own = np.array(folds(quantities.families, 5))
    for part in range(5):
        if (own == part).any() and (own != part).any():
            names = known(quantities, own != part)
            model = _fit(_table(quantities, names, own != part), aims[own != part], weights[own != part])
            likely[own == part] = model.predict_proba(_table(quantities, names, own == part))[:, 1]
    save(quantities, np.ones(len(aims), dtype=bool), target)
    return {**_figures(quantities, likely), "names": float(len(known(quantities, own >= 0)))}


def save(quantities: Quantities, chosen: Any, target: Path) -> None:
    """Fit on the chosen quantities, and save the weights."""
    import numpy as np

    names = known(quantities, chosen)
    model = _fit(_table(quantities, names, chosen), np.array(quantities.aims)[chosen], np.array(quantities.weights)[chosen])
    np.savez_compressed(
        target,
        names=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        weights=model.coef_[0].round(3).astype(np.float32),
        base=model.intercept_.round(3).astype(np.float32),
    )


def known(quantities: Quantities, chosen: Any) -> list[str]:
    """The names that enough papers show, in their order; `chosen`: the quantities that are looked at."""
    kind_of = {family: _kind(family) for family in quantities.families}
    papers: dict[str, set[str]] = {"by hand": set(), "generated": set()}
    seen: dict[tuple[str, str], set[str]] = {}
    for at in chosen.nonzero()[0]:
        family = quantities.families[at]
        papers[kind_of[family]].add(family)
        for name in quantities.rows[at]:
            seen.setdefault((name, kind_of[family]), set()).add(family)
    enough = {kind: min(SEEN_BY[kind], len(families)) for kind, families in papers.items()}
    return sorted({name for (name, kind), families in seen.items() if len(families) >= enough[kind]})


def _kind(family: str) -> str:
    return "generated" if family.startswith("seed-") else "by hand"


def _table(quantities: Quantities, names: list[str], chosen: Any) -> Any:
    """The features of the chosen quantities as a sparse table of ones, a column for each of `names`."""
    import numpy as np
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

    column = {name: at for at, name in enumerate(names)}
    rows = [[column[name] for name in quantities.rows[at] if name in column] for at in chosen.nonzero()[0]]
    columns = np.array([at for row in rows for at in row], dtype=np.int64)
    return csr_matrix((np.ones(len(columns)), columns, np.cumsum([0, *map(len, rows)])), shape=(len(rows), len(names)))


def _fit(table: Any, aims: Any, weights: Any) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=STRENGTH, max_iter=3000).fit(table, aims, sample_weight=weights)


def _figures(quantities: Quantities, likely: Any) -> dict[str, float]:
    """Precision and recall of the papers by hand as texts, of those told anew, and of the generated ones."""
    import numpy as np

    from docparse.extract.targets.judge import AIM_FROM

    aims, found = np.array(quantities.aims) == 1, likely >= AIM_FROM
    hand = np.array([not family.startswith("seed-") for family in quantities.families])
    text = np.array([form == "text" for form in quantities.forms])
    out: dict[str, float] = {"quantities": float(len(aims))}
    for name, chosen in {"by hand": hand & text, "told anew": hand & ~text, "generated": ~hand}.items():
        if chosen.any():
            right = float((found & aims & chosen).sum())
            out[f"{name}: quantities"] = float(chosen.sum())
            out[f"{name}: precision"] = round(right / max(1.0, float((found & chosen).sum())), 4)
            out[f"{name}: recall"] = round(right / max(1.0, float((aims & chosen).sum())), 4)
    return out
