"""Whether confidence tells the truth: records and labels in, reliability by bin, expected calibration error and review curve out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from docparse.evaluation.items import HEADER_FIELDS, clean, gold_items, left_out, record_items
from docparse.schema import Record, walk_sections


@dataclass(slots=True)
class Judged:
    """One value of a record with its confidence, and whether it is right."""

    document: str
    field: str
    value: str
    confidence: float
    right: bool


def judge(name: str, record: Record, labels: dict[str, Any]) -> list[Judged]:
    """Every value that carries a confidence, judged by the labels.

    Header fields, type, signer; headings, references, dates, targets, recipients, addressees.
    """
    gold = gold_items(labels)
    own = record_items(record)
    skip = left_out(labels)
    out: list[Judged] = []
    singles = [("doc_type", record.doc_type), *((field, getattr(record.header, field)) for field in HEADER_FIELDS)]
    if record.signatory:
        singles += [(f"signatory {part}", getattr(record.signatory, part)) for part in ("name", "title", "authority")]
    for field, value in singles:
        if field not in skip and value.value is not None:
            out.append(Judged(name, field, str(value.value), value.confidence, own[field] == gold[field]))
    lists: list[tuple[str, list[tuple[str, float]]]] = [
        ("headings", [(clean(s.heading) if s.heading is not None else "(implied)", s.confidence) for s in walk_sections(record.sections)]),
        ("references", [(clean(r.canonical), r.confidence) for r in record.references if r.kind == "numbered"]),
        ("dates", [(clean(d.edtf), d.confidence) for d in record.dates]),
        ("recipients", [(clean(r.name), r.confidence) for r in record.recipients]),
        ("addressees", [(clean(a.value), a.confidence) for a in record.header.addressees if a.value is not None]),
        ("named_references", [(clean(r.surface), r.confidence) for r in record.references if r.kind == "named"]),
        ("targets", list(zip(own["targets"], [t.confidence for t in record.targets if not t.qualitative], strict=True))),
    ]
    for field, items in lists:
        if field in skip:
            continue
        rest = Counter(gold[field])
        for text, confidence in items:
            right = rest[text] > 0
            rest[text] -= right
            out.append(Judged(name, field, text, confidence, right))
    return out


@dataclass(slots=True)
class Bin:
    """Values of about one confidence: how many, their mean confidence, the share that is right."""

    count: int
    confidence: float
    accuracy: float


def reliability(values: list[Judged], bins: int = 10) -> list[Bin]:
    """Bins of equal width over 0 to 1, empty ones left out."""
    grouped: dict[int, list[Judged]] = {}
    for value in values:
        grouped.setdefault(min(bins - 1, int(value.confidence * bins)), []).append(value)
    return [
        Bin(len(group), sum(v.confidence for v in group) / len(group), sum(v.right for v in group) / len(group))
        for _, group in sorted(grouped.items())
    ]


def calibration_error(values: list[Judged], bins: int = 10) -> float | None:
    """Expected calibration error: the mean distance of confidence and accuracy, weighted by the size of the bins."""
    if not values:
        return None
    return sum(b.count * abs(b.confidence - b.accuracy) for b in reliability(values, bins)) / len(values)


def review_curve(values: list[Judged]) -> list[tuple[float, float]]:
    """(share of values checked, share of errors found) when the least certain are checked first; ties in document order."""
    errors = sum(not value.right for value in values)
    if not errors:
        return [(0.0, 1.0), (1.0, 1.0)]
    curve = [(0.0, 0.0)]
    found = 0
    for number, value in enumerate(sorted(values, key=lambda v: v.confidence), start=1):
        found += not value.right
        curve.append((number / len(values), found / errors))
    return curve


def found_at(curve: list[tuple[float, float]], share: float) -> float:
    """Share of the errors found once `share` of the values is checked."""
    return max((found for checked, found in curve if checked <= share), default=0.0)
