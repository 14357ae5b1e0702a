"""Whether confidence tells the truth: records and labels in, reliability by bin, expected calibration error and review curve out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from docparse.evaluation.items import gold_items, left_out, record_items
from docparse.schema import HEADER_FIELDS, Record, walk_sections


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
    numbered = [r for r in record.references if r.kind == "numbered"]
    aims = [t for t in record.targets if not t.qualitative]
    sections = list(walk_sections(record.sections))
    lists: list[tuple[str, list[str], list[str], list[float]]] = [
        ("headings", own["headings"], own["heading levels"], [s.confidence for s in sections]),
        ("references", own["references"], own["reference surfaces"], [r.confidence for r in numbered]),
        ("dates", own["dates"], own["date surfaces"], [d.confidence for d in record.dates]),
        ("recipients", own["recipients"], own["recipients with purpose"], [r.confidence for r in record.recipients]),
        ("addressees", own["addressees"], own["addressees"], [a.confidence for a in record.header.addressees if a.value is not None]),
        (
            "named_references",
            own["named_references"],
            own["named_references"],
            [r.confidence for r in record.references if r.kind == "named"],
        ),
        ("targets", own["targets"], own["targets with measure"], [t.confidence for t in aims]),
    ]
    for field, items, details, confidences in lists:
        if field in skip:
            continue
        meant = gold[_DETAIL.get(field, field)]
        for item, confidence, right in zip(items, confidences, attributed(gold[field], meant, items, details), strict=True):
            out.append(Judged(name, field, item, confidence, right))
    return out


_DETAIL = {
    "headings": "heading levels", "references": "reference surfaces", "dates": "date surfaces",
    "recipients": "recipients with purpose", "targets": "targets with measure",
}  # fmt: skip
"""The scored field that tells items of one value apart."""


def attributed(gold: list[str], gold_details: list[str], found: list[str], found_details: list[str]) -> list[bool]:
    """Which of the found items are right, where some of one value may be too many.

    How many are wrong is told by counting. Which: of five aims of 100% where the labels hold four, the one whose words are least like
    those of the labels, then the one that stands out of their row, then the last one.

    >>> attributed(["eq 100", "eq 5"], ["units eq 100", "x eq 5"], ["eq 100", "eq 100", "eq 5"], ["the eq 100", "units eq 100", "x eq 5"])
    [False, True, True]
    """
    right = [True] * len(found)
    spare = Counter(found) - Counter(gold)
    if not spare:
        return right
    rows = SequenceMatcher(None, gold, found, autojunk=False).get_matching_blocks()
    in_row = {at for row in rows for at in range(row.b, row.b + row.size)}
    for value in spare:
        same = [at for at, item in enumerate(found) if item == value]
        meant = [detail for item, detail in zip(gold, gold_details, strict=True) if item == value]
        pairs = sorted(
            (-_likeness(detail, found_details[at]), at not in in_row, at, number) for at in same for number, detail in enumerate(meant)
        )
        served, held = set[int](), set[int]()
        for _, _, at, number in pairs:
            if at not in held and number not in served:
                held.add(at)
                served.add(number)
        for at in same:
            right[at] = at in held
    return right


def _likeness(one: str, other: str) -> float:
    """The share of words that two strings have in common, 0 to 1."""
    mine, theirs = Counter(one.split()), Counter(other.split())
    return 2 * (mine & theirs).total() / max(1, mine.total() + theirs.total())


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
