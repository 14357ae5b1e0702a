"""What is compared: labels or a record in, the same flat form out: for each scored field the list of its items."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from docparse.schema import HEADER_FIELDS, FieldValue, Record, Signatory, walk_sections
from docparse.text.regex import regex

Items = dict[str, list[str]]
"""Field name to its items as strings, in document order. A single value is a list of one; null is an empty list."""

EXACT_FIELDS = frozenset(
    {"doc_type", "number", "symbol", "date", "references", "references with date", "references with type", "dates", "dates with role"}
    | {"targets", "targets with measure"}
)
"""Fields compared strictly in every mode: a number or a date is right or wrong."""

FIELDS = (
    "doc_type", *HEADER_FIELDS, "urgency", "addressees", "headings", "heading levels", "labels",
    "references", "references with type", "references with date", "references with issuer", "reference surfaces", "named_references",
    "dates", "dates with role", "date surfaces", "targets", "targets with measure", "qualitative_targets",
    "recipients", "recipients with purpose",
    "signatory name", "signatory title", "signatory authority", "signatory chain",
    "co_signatories", "attachments",
)  # fmt: skip
"""All scored fields, in the order of the table."""

UNLABELLED_COVERS = {
    "sections": ("headings", "heading levels", "labels"),
    "references": ("references", "references with type", "references with date", "references with issuer", "reference surfaces"),
    "dates": ("dates", "dates with role", "date surfaces"),
    "targets": ("targets", "targets with measure"),
    "recipients": ("recipients", "recipients with purpose"),
    "signatory": ("signatory name", "signatory title", "signatory authority", "signatory chain"),
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
    items["urgency"] = _one(header.get("urgency"))
    items["addressees"] = [clean(value) for value in header.get("addressees") or []]
    sections = [(s.get("heading"), s.get("level"), s.get("labels") or []) for s in labels.get("sections") or []]
    references = [
        (r.get("surface"), r.get("canonical"), r.get("date"), r.get("type"), r.get("issuer")) for r in labels.get("references") or []
    ]
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
    items["signatory chain"] = _chain(signer.get("authority_chain") or [])
    items["co_signatories"] = [clean(f"{s.get('title')} {s.get('name')}") for s in labels.get("co_signatories") or []]
    items["attachments"] = [_title(attached.get("title")) for attached in labels.get("attachments") or []]
    return items


def record_items(record: Record) -> Items:
    """The items of a record, in the same form."""
    header = record.header
    items: Items = {"doc_type": _field(record.doc_type)}
    for field in HEADER_FIELDS:
        items[field] = _field(getattr(header, field))
    items["number"] = [_number(value) for value in items["number"]]
    items["urgency"] = _field(header.urgency)
    items["addressees"] = [clean(value.value) for value in header.addressees if value.value is not None]
    sections = [(s.heading, s.level, s.labels) for s in walk_sections(record.sections)]
    numbered = [r for r in record.references if r.kind == "numbered"]
    references = [(r.surface, r.canonical, r.date, r.type, r.issuer) for r in numbered]
    named = [clean(r.surface) for r in record.references if r.kind == "named"]
    dates = [(d.surface, d.edtf, d.role) for d in record.dates]
    targets = [(t.measure, t.comparator, t.value, t.value_max, t.unit) for t in record.targets if not t.qualitative]
    recipients = [(r.name, r.purpose) for r in record.recipients]
    _lists(items, sections, references, named, dates, targets, recipients)
    items["qualitative_targets"] = [clean(t.measure) for t in record.targets if t.qualitative]
    signer = record.signatory or Signatory()
    for part in ("name", "title", "authority"):
        items[f"signatory {part}"] = _field(getattr(signer, part))
    items["signatory chain"] = _chain(signer.authority_chain)
    items["co_signatories"] = [clean(f"{s.title.value} {s.name.value}") for s in record.co_signatories]
    items["attachments"] = [_title(attached.title) for attached in record.attachments]
    return items


def left_out(labels: dict[str, Any]) -> dict[str, str]:
    """Fields of these labels that are not scored, with the cause: `unlabelled` or `handwritten`.

    Labels that do not speak of attachments, or of the chain of a signature, leave them unlabelled.
    """
    out: dict[str, str] = {}
    if "attachments" not in labels:
        out["attachments"] = "unlabelled"
    if "authority_chain" not in (labels.get("signatory") or {"authority_chain": []}):
        out["signatory chain"] = "unlabelled"
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
    references: list[tuple[Any, Any, Any, Any, Any]],
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
    items["references"] = [clean(canonical) for _, canonical, *_ in references]
    items["references with type"] = [f"{clean(canonical)} {code}" for _, canonical, _, code, _ in references]
    items["references with date"] = [f"{clean(canonical)} {date}" for _, canonical, date, _, _ in references]
    items["references with issuer"] = [f"{clean(canonical)} | {clean(issuer or '')}" for _, canonical, _, _, issuer in references]
    items["reference surfaces"] = [clean(surface) for surface, *_ in references]
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


def _chain(lines: list[str]) -> list[str]:
    """The chain as one item: right when every line is."""
    return [" / ".join(map(clean, lines))] if lines else []


_ANNEX = regex(r"phụ lục\s*(?:số\s*)?[IVXivx\d]*\s*[-–.:]?\s+(?=\S)", re.IGNORECASE)


def _title(value: object) -> str:
    """The title of what is attached, without the number of the annex: `PHỤ LỤC I - CHỈ TIÊU` is `CHỈ TIÊU`."""
    return _ANNEX.sub("", clean(value), count=1) if clean(value).casefold().startswith("phụ lục") else clean(value)


def _number(value: str) -> str:
    """Numbers are compared without leading zeros: `04` is `4`."""
    return value.lstrip("0") or value


def _value(value: float | None) -> str:
    return "-" if value is None else f"{float(value):.10g}"


def _text_of(value: object) -> object:
    return value.get("measure") or value.get("surface") if isinstance(value, dict) else value
