"""How a value stands among the others: fields, the rules' confidences and doubts of a paper's values in, features by value out.

Errors come in company: where a list was read badly or a table was torn, the value beside a doubtful one is doubtful too.
"""

from __future__ import annotations

from collections.abc import Sequence

NAMES = ("own_beside", "own_gap", "doubts_paper", "doubts_field", "doubts_beside")
"""Names of the features of this module: the rules' least confidence of the neighbours in the field, the value's own confidence less the
mean of its field, and the doubts of the paper's, the field's and the neighbouring values, its own left out."""
_MOST = 3.0
"""More doubts than this of one value say no more of the others."""


def of_values(fields: Sequence[str], own: Sequence[float], doubts: Sequence[float]) -> list[tuple[float, ...]]:
    """The features of each value, in the order of `NAMES`; values of one field stand in the order of the paper."""
    capped = [min(_MOST, count) for count in doubts]
    whole, count = sum(capped), len(capped)
    groups: dict[str, list[int]] = {}
    for at, field in enumerate(fields):
        groups.setdefault(field, []).append(at)
    out: list[tuple[float, ...]] = [()] * count
    for group in groups.values():
        mean = sum(own[at] for at in group) / len(group)
        among = sum(capped[at] for at in group)
        for place, at in enumerate(group):
            near = group[max(0, place - 1) : place] + group[place + 1 : place + 2]
            paper = (whole - capped[at]) / max(1, count - 1)
            out[at] = (
                min((own[other] for other in near), default=1.0),
                own[at] - mean,
                paper,
                (among - capped[at]) / (len(group) - 1) if near else paper,
                max((capped[other] for other in near), default=0.0),
            )
    return out
