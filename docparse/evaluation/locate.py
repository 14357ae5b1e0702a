"""Where an error stands: a record, its labels and the error in, a stretch of the record's text and a page out (or nothing)."""

from __future__ import annotations

import re
from typing import Any

from docparse.evaluation.items import clean
from docparse.evaluation.score import Difference
from docparse.schema import HEADER_FIELDS, Record, walk_sections

Stretch = tuple[int, int]


def locate(error: Difference, record: Record, labels: dict[str, Any]) -> Stretch | None:
    """Start and end in `record.text`: of what was read for a wrong item, of the printed words for a missed one."""
    if error.kind == "wrong":
        return _read_at(error, record) or find(error.item, record.text)
    printed = _printed(error, labels)
    return next((at for words in printed if (at := find(words, record.text))), None)


def page_of(at: Stretch | None, record: Record) -> int:
    """The page that holds a stretch; 1 where it stands nowhere."""
    if at is not None:
        for page in record.pages:
            if page.start <= at[0] < page.end:
                return page.number
    return 1


def find(words: str, text: str) -> Stretch | None:
    """The first place of `words` in `text`, whatever the spaces and the case. None for words too short to be sure."""
    parts = words.split()
    if len("".join(parts)) < 3:
        return None
    match = re.search(r"\s+".join(map(re.escape, parts)), text, re.IGNORECASE)
    return match.span() if match else None


def _read_at(error: Difference, record: Record) -> Stretch | None:
    name, item = error.field, error.item
    if name == "doc_type" or name in HEADER_FIELDS:
        value = record.doc_type if name == "doc_type" else getattr(record.header, name)
        return (value.start, value.end) if value.start is not None and value.end is not None else None
    if name == "urgency":
        mark = record.header.urgency
        return (mark.start, mark.end) if mark.start is not None and mark.end is not None else None
    if name == "attachments":
        return next(((a.start, a.start + len(a.title)) for a in record.attachments if clean(a.title).endswith(item)), None)
    if name == "signatory chain":
        return find(item.partition(" / ")[0], record.text)
    if name.startswith("signatory ") and record.signatory:
        value = getattr(record.signatory, name.removeprefix("signatory "))
        return (value.start, value.end) if value.start is not None and value.end is not None else None
    if name in ("headings", "heading levels", "labels"):
        return next(
            ((s.start, s.start + len(s.heading)) for s in walk_sections(record.sections) if s.heading and clean(s.heading) in item), None
        )
    if name.startswith("reference"):
        return next(((r.start, r.end) for r in record.references if r.canonical and item.startswith((r.canonical, clean(r.surface)))), None)
    if name.startswith("dates"):
        return next(((d.start, d.end) for d in record.dates if item.split(" ")[0] == d.edtf), None)
    if name in ("targets", "targets with measure"):
        for target in record.targets:
            shown = "-" if target.value is None else f"{target.value:.10g}"
            if f"{target.comparator} {shown} " in f"{item} ":
                return target.start, target.end
    return None


def _printed(error: Difference, labels: dict[str, Any]) -> list[str]:
    """What the paper prints for a missed item, as the labels tell it; the likeliest first."""
    name, item = error.field, error.item
    out: list[str] = []
    if name.startswith("reference"):
        out = [
            str(r.get("surface")) for r in labels.get("references") or [] if item.startswith((clean(r["canonical"]), clean(r["surface"])))
        ]
    elif name.startswith("dates"):
        out = [str(d.get("surface")) for d in labels.get("dates") or [] if clean(d.get("edtf")) == item.split(" ")[0]]
    elif name in ("targets", "targets with measure"):
        out = [
            str(t.get("surface"))
            for t in labels.get("targets") or []
            if f"{t.get('comparator')} {float(t.get('value') or 0):.10g} " in f"{item} "
        ]
    elif name in ("headings", "heading levels", "labels"):
        out = [str(s["heading"]) for s in labels.get("sections") or [] if s.get("heading") and clean(s["heading"]) in item]
    elif name == "signatory chain":
        out = item.split(" / ")
    elif name == "recipients with purpose":
        out = [str(r.get("name")) for r in labels.get("recipients") or [] if item.startswith(clean(r.get("name")))]
    return [*out, item]
