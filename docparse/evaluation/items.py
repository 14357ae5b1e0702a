"""What is compared: labels or a record in, the same flat form out: for each scored field the list of its items."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from docparse.schema import FieldValue, Record, Signatory, walk_sections

Items = dict[str, list[str]]
"""Field name to its items as strings, in document order. A single value is a list of one; null is an empty list."""

HEADER_FIELDS = ("parent", "issuer", "number", "symbol", "place", "date", "subject")
EXACT_FIELDS = frozenset(
    {"doc_type", "number", "symbol", "date", "references", "references with date", "dates", "dates with role"}
    | {"targets", "targets with measure"}
)
"""Fields compared strictly in every mode: a number or a date is right or wrong."""

FIELDS = (
    "doc_type", *HEADER_FIELDS, "addressees", "headings", "heading levels", "labels",
    "references", "references with date", "reference surfaces", "named_references",
    "dates", "dates with role", "date surfaces", "targets", "targets with measure", "qualitative_targets",
    "recipients", "recipients with purpose", "signatory name", "signatory title", "signatory authority", "co_signatories",
)  # fmt: skip
"""All scored fields, in the order of the table."""

UNLABELLED_COVERS = {
    "sections": ("headings", "heading levels", "labels"),
    "references": ("references", "references with date", "reference surfaces"),
    "dates": ("dates", "dates with role", "date surfaces"),
    "targets": ("targets", "targets with measure"),
    "recipients": ("recipients", "recipients with purpose"),
    "signatory": ("signatory name", "signatory title", "signatory authority"),
}
"""A name in `unlabelled` to the scored fields that it leaves out (other names leave out the field of the same name)."""


def clean(text: object) -> str:
    """The strict form: NFC, runs of space to one. Nothing else is forgiven."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", str(text))).strip()


def gold_items(labels: dict[str, Any]) -> Items:
    """The items of gold labels (contract section 4)."""
    header = labels.get("header") or {}
    items: Items = {"doc_type": _one(labels.get("doc_type"))}
    for field in HEADER_FIELDS:
        items[field] = _one(header.get(field))
    items["number"] = [_number(value) for value in items["number"]]
    items["addressees"] = [clean(value) for value in header.get("addressees") or []]
    sections = [(s.get("heading"), s.get("level"), s.get("labels") or []) for s in labels.get("sections") or []]
    references = [(r.get("surface"), r.get("canonical"), r.get("date")) for r in labels.get("references") or []]
    named = [clean(surface) for surface in labels.get("named_references") or []]
    dates = [(d.get("surface"), d.get("edtf"), d.get("role")) for d in labels.get("dates") or []]
    targets = [
        (t.get("measure"), t.get("comparator"), t.get("value"), t.get("value_max"), t.get("unit")) for t in labels.get("targets") or []
    ]
    recipients = [(r.get("name"), r.get("purpose")) for r in labels.get("recipients") or []]
    _lists(items, sections, references, named, dates, targets, recipients)
    items["qualitative_targets"] = [clean(_text_of(value)) for value in labels.get("qualitative_targets") or []]
    signer = labels.get("signatory") or {}
    for part in ("name", "title", "authority"):
        items[f"signatory {part}"] = _one(signer.get(part))
    items["co_signatories"] = [clean(f"{s.get('title')} {s.get('name')}") for s in labels.get("co_signatories") or []]
    return items


def record_items(record: Record) -> Items:
    """The items of a record, in the same form."""
    header = record.header
    items: Items = {"doc_type": _field(record.doc_type)}
    for field in HEADER_FIELDS:
        items[field] = _field(getattr(header, field))
    items["number"] = [_number(value) for value in items["number"]]
    items["addressees"] = [clean(value.value) for value in header.addressees if value.value is not None]
    sections = [(s.heading, s.level, s.labels) for s in walk_sections(record.sections)]
    numbered = [r for r in record.references if r.kind == "numbered"]
    references = [(r.surface, r.canonical, r.date) for r in numbered]
    named = [clean(r.surface) for r in record.references if r.kind == "named"]
    dates = [(d.surface, d.edtf, d.role) for d in record.dates]
    targets = [(t.measure, t.comparator, t.value, t.value_max, t.unit) for t in record.targets if not t.qualitative]
    recipients = [(r.name, r.purpose) for r in record.recipients]
    _lists(items, sections, references, named, dates, targets, recipients)
    items["qualitative_targets"] = [clean(t.measure) for t in record.targets if t.qualitative]
    signer = record.signatory or Signatory()
    for part in ("name", "title", "authority"):
        items[f"signatory {part}"] = _field(getattr(signer, part))
    items["co_signatories"] = [clean(f"{s.title.value} {s.name.value}") for s in record.co_signatories]
    return items


def left_out(labels: dict[str, Any]) -> dict[str, str]:
    """Fields of these labels that are not scored, with the cause: `unlabelled` or `handwritten`."""
    out: dict[str, str] = {}
    for name in labels.get("unlabelled") or []:
        bare = str(name).removeprefix("header.")
        for field in UNLABELLED_COVERS.get(bare, (bare,)):
            out[field] = "unlabelled"
    for name in labels.get("handwritten") or []:
        out[str(name)] = "handwritten"
    return out


def _lists(
    items: Items,
    sections: list[tuple[Any, Any, Any]],
    references: list[tuple[Any, Any, Any]],
    named: list[str],
    dates: list[tuple[Any, Any, Any]],
    targets: list[tuple[Any, Any, Any, Any, Any]],
    recipients: list[tuple[Any, Any]],
) -> None:
    headings = [clean(heading) if heading is not None else "(implied)" for heading, _, _ in sections]
    items["headings"] = headings
    items["heading levels"] = [f"{level} {heading}" for heading, (_, level, _) in zip(headings, sections, strict=True)]
    items["labels"] = [
        f"{'+'.join(sorted(labels))} | {heading}" for heading, (_, _, labels) in zip(headings, sections, strict=True) if labels
    ]
    items["references"] = [clean(canonical) for _, canonical, _ in references]
    items["references with date"] = [f"{clean(canonical)} {date}" for _, canonical, date in references]
    items["reference surfaces"] = [clean(surface) for surface, _, _ in references]
    items["named_references"] = named
    items["dates"] = [clean(edtf) for _, edtf, _ in dates]
    items["dates with role"] = [f"{clean(edtf)} {role}" for _, edtf, role in dates]
    items["date surfaces"] = [clean(surface) for surface, _, _ in dates]
    quantities = [f"{comparator} {_value(value)} {_value(top)} {clean(unit or '')}" for _, comparator, value, top, unit in targets]
    items["targets"] = quantities
    items["targets with measure"] = [f"{clean(t[0])} {quantity}" for t, quantity in zip(targets, quantities, strict=True)]
    items["recipients"] = [clean(name) for name, _ in recipients]
    items["recipients with purpose"] = [f"{clean(name)} ({clean(purpose or '')})" for name, purpose in recipients]


def _one(value: object) -> list[str]:
    return [] if value is None else [clean(value)]


def _field(value: FieldValue[str]) -> list[str]:
    return _one(value.value)


def _number(value: str) -> str:
    """Numbers are compared without leading zeros: `04` is `4`."""
    return value.lstrip("0") or value


def _value(value: float | None) -> str:
    return "-" if value is None else f"{float(value):.10g}"


def _text_of(value: object) -> object:
    return value.get("measure") or value.get("surface") if isinstance(value, dict) else value
