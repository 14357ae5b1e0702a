"""Figures: items of gold and of records in, counts per field and document, precision, recall, F1 and their intervals out."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from docparse.evaluation.items import EXACT_FIELDS, FIELDS, Items
from docparse.evaluation.match import Mode, pair


@dataclass(slots=True)
class Count:
    """True positives, false positives, false negatives; counts add up."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def n(self) -> int:
        """Items in the gold labels."""
        return self.tp + self.fn

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None where nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else None

    @property
    def recall(self) -> float | None:
        """Share of the gold items that was found; None where there is none."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two; None where neither gold nor record has an item."""
        total = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / total if total else None


@dataclass(slots=True)
class Difference:
    """One error: a gold item missed, or a found item that is wrong."""

    document: str
    field: str
    kind: str
    item: str


@dataclass(slots=True)
class DocumentScore:
    """The counts of one document per field, and its errors. `left_out`: field to cause (`unlabelled`, `handwritten`)."""

    name: str
    counts: dict[str, Count] = field(default_factory=dict)
    apart: dict[str, Count] = field(default_factory=dict)
    errors: list[Difference] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)

    @property
    def right(self) -> bool:
        """Whether every scored field is right."""
        return all(count.fp == 0 and count.fn == 0 for count in self.counts.values())


def score(name: str, gold: Items, found: Items, left_out: dict[str, str], mode: Mode = "strict") -> DocumentScore:
    """Compare one document field by field. Handwritten fields are counted apart, unlabelled ones not at all."""
    result = DocumentScore(name, left_out=left_out)
    for name_of_field in FIELDS:
        cause = left_out.get(name_of_field)
        if cause == "unlabelled":
            continue
        used: Mode = "strict" if name_of_field in EXACT_FIELDS else mode
        missed, wrong, matches = pair(gold.get(name_of_field, []), found.get(name_of_field, []), used)
        count = Count(matches, len(wrong), len(missed))
        if cause:
            result.apart[name_of_field] = count
            continue
        result.counts[name_of_field] = count
        result.errors += [Difference(name, name_of_field, "missed", item) for item in missed]
        result.errors += [Difference(name, name_of_field, "wrong", item) for item in wrong]
    return result


def total(scores: list[DocumentScore], name_of_field: str, apart: bool = False) -> Count:
    """The sum of a field's counts over documents (micro average)."""
    out = Count()
    for item in scores:
        out += (item.apart if apart else item.counts).get(name_of_field, Count())
    return out


def macro(scores: list[DocumentScore], fields: tuple[str, ...] = FIELDS) -> float | None:
    """Mean F1 of the fields that have items."""
    values = [value for value in (total(scores, name).f1 for name in fields) if value is not None]
    return sum(values) / len(values) if values else None


def micro(scores: list[DocumentScore], fields: tuple[str, ...] = FIELDS) -> Count:
    """All items of all fields counted together: long lists weigh more than single values."""
    return sum((total(scores, name) for name in fields), Count())


def interval(scores: list[DocumentScore], name_of_field: str, rounds: int = 1000, seed: int = 7) -> tuple[float, float] | None:
    """Bootstrap 95% interval of a field's F1 over documents (drawn with replacement); None where there is nothing to count."""
    counts = [item.counts.get(name_of_field, Count()) for item in scores]
    if total(scores, name_of_field).f1 is None:
        return None
    draw = random.Random(seed)
    values: list[float] = []
    for _ in range(rounds):
        tp = fp = fn = 0
        for count in draw.choices(counts, k=len(counts)):
            tp, fp, fn = tp + count.tp, fp + count.fp, fn + count.fn
        if 2 * tp + fp + fn:
            values.append(2 * tp / (2 * tp + fp + fn))
    values.sort()
    return values[int(0.025 * (len(values) - 1))], values[round(0.975 * (len(values) - 1))]
