"""Fitting the model of the roles of dates: examples of the corpus in, `roles.npz` and its figures out (see extract/dates/judge.py).

Multinomial logistic regression over what `judge.features` sees. A date that was found is matched to the label of the same surface and
value, in their order.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docparse.extract.dates.context import Context, Verdict
from docparse.extract.dates.judge import ROLES, asked, features
from docparse.learn.material import Example
from docparse.learn.stand_in import stand_in
from docparse.schema import DateMention, Section

_STRENGTH = 3.0
"""Inverse of the penalty on weights."""
_GENERATED_WEIGHT = 0.3
_SEEN_BY = 2
"""Papers in which a feature is seen at least, so that no name of a place is learned."""
_PARTS = 5


@dataclass(slots=True)
class Days:
    """Dates of many documents whose role is open: features, the right role, the rules' verdict, the weight, and the paper."""

    rows: list[dict[str, float]] = field(default_factory=list)
    right: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    families: list[str] = field(default_factory=list)


_Seen = tuple[Context, Verdict, list[Section]]


@contextlib.contextmanager
def _watched() -> Iterator[list[_Seen]]:
    """What the rules hand to the model, one entry for each date."""
    from docparse.extract.dates import dates

    seen: list[_Seen] = []

    def note(context: Context, verdict: Verdict, sections: list[Section]) -> Verdict:
        seen.append((context, verdict, sections))
        return verdict

    with stand_in(dates, "weigh", note):
        yield seen


def gather(examples: Iterable[Example]) -> Days:
    """The open dates of examples whose dates are labelled."""
    from docparse.pipeline import extract

    days = Days()
    for example in examples:
        if "dates" in (example.labels.get("unlabelled") or ()):
            continue
        with _watched() as seen:
            found = extract(example.document(), calibrated=False).dates
        right = _labels(found, example.labels.get("dates") or [])
        waiting = iter(seen)
        entry = next(waiting, None)
        for at, mention in enumerate(found):
            if entry is None or not mention.start <= entry[0].atom.start < mention.end:
                continue  # the date of the date line, which nobody judged
            context, verdict, sections = entry
            entry = next(waiting, None)
            if at in right and right[at] in ROLES and asked(context, verdict):
                days.rows.append(features(context, sections))
                days.right.append(right[at])
                days.rules.append(verdict[0])
                days.weights.append(_GENERATED_WEIGHT if example.family.startswith("seed-") else 1.0)
                days.families.append(example.family)
    return days


def _labels(found: list[DateMention], labels: list[dict[str, Any]]) -> dict[int, str]:
    """The labelled role of each mention, by its place among `found`; those that no label has are left out."""
    out: dict[int, str] = {}
    for label in labels:
        value = label["edtf"].strip("./")
        same = [at for at, mention in enumerate(found) if at not in out and mention.edtf.strip("./") == value]
        best = next((at for at in same if found[at].surface == label["surface"]), next(iter(same), None))
        if best is not None:
            out[best] = label["role"]
    return out


def train(days: Days, target: Path) -> dict[str, float]:
    """Fit on all dates, save weights, and return the figures of the cross-fitting."""
    import numpy as np

    save(days, np.ones(len(days.rows), dtype=bool), target)
    return figures(days, crossed(days))


def save(days: Days, chosen: Any, target: Path) -> None:
    """Fit on the chosen dates, and save the weights."""
    import numpy as np

    names = _known(days, chosen)
    weights, base = _fit(days, names, chosen)
    np.savez_compressed(
        target,
        names=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        weights=weights.astype(np.float32),
        base=base.astype(np.float32),
    )


def crossed(days: Days, parts: int = _PARTS) -> Any:
    """Log-odds (dates, roles) by weights that never saw the paper."""
    import numpy as np

    from docparse.learn.boosting import folds

    own = folds(days.families, parts)
    out = np.zeros((len(days.rows), len(ROLES)))
    for part in range(parts):
        held = own == part
        if held.any():
            names = _known(days, ~held)
            weights, base = _fit(days, names, ~held)
            out[held] = _table(days, names, held) @ weights + base
    return out


def _known(days: Days, chosen: Any) -> list[str]:
    """Features that enough papers show."""
    seen: dict[str, set[str]] = {}
    for at in chosen.nonzero()[0]:
        for name in days.rows[at]:
            seen.setdefault(name, set()).add(days.families[at])
    return sorted(name for name, families in seen.items() if len(families) >= _SEEN_BY)


def _table(days: Days, names: list[str], chosen: Any) -> Any:
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped, unused-ignore]

    column = {name: at for at, name in enumerate(names)}
    values, columns, ends = [], [], [0]
    for at in chosen.nonzero()[0]:
        for name, value in days.rows[at].items():
            if name in column:
                values.append(value)
                columns.append(column[name])
        ends.append(len(values))
    return csr_matrix((values, columns, ends), shape=(len(ends) - 1, len(names)))


def _fit(days: Days, names: list[str], chosen: Any) -> tuple[Any, Any]:
    """Weights (features, roles) and what each role has without any."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    right = np.array(days.right)[chosen]
    model = LogisticRegression(C=_STRENGTH, max_iter=400)
    model.fit(_table(days, names, chosen), right, sample_weight=np.array(days.weights)[chosen])
    weights, base = np.zeros((len(names), len(ROLES))), np.full(len(ROLES), -20.0)
    learned, alone = model.coef_, model.intercept_
    if len(learned) == 1:  # of two roles only that of the second is told
        learned, alone = np.vstack([-learned, learned]) / 2, np.concatenate([-alone, alone]) / 2
    for at, role in enumerate(model.classes_):
        weights[:, ROLES.index(role)], base[ROLES.index(role)] = learned[at], alone[at]
    return weights, base


def figures(days: Days, odds: Any) -> dict[str, float]:
    """Roles judged wrong by the rules, by the model alone, and by both."""
    import numpy as np

    from docparse.extract.dates.judge import MARGIN

    place: dict[str, int] = {role: at for at, role in enumerate(ROLES)}
    right, rules = np.array([place[role] for role in days.right]), np.array([place[role] for role in days.rules])
    model = odds.argmax(axis=1)
    sure = odds.max(axis=1) - odds[np.arange(len(rules)), rules] > MARGIN
    ways = {"rules": rules, "model": model, "both": np.where(sure, model, rules)}
    hand = np.array([not family.startswith("seed-") for family in days.families])
    out: dict[str, float] = {"dates": float(len(right))}
    for name, chosen in {"by hand": hand, "generated": ~hand}.items():
        if chosen.any():
            out[f"{name}: dates"] = float(chosen.sum())
            for way, verdict in ways.items():
                out[f"{name}: wrong by {way}"] = float((verdict != right)[chosen].sum())
    return out
