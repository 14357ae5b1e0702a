"""How sure we are, told truly: a finished record and its document in, the same record with calibrated confidences out (`calibrate`).

What a rule says of its own verdict is one feature among others: how well the value was read (OCR confidence, impossible syllables),
repairs, signs of a misreading or of a wrong cut (`signs`), how it stands on its page (`stands`), how the values beside it fare
(`beside`), and whether what must agree agrees (issuer and symbol, year of a number and of its date). Nothing tells the paper as a whole
(its year, its length, what it lacks): with a hundred papers to learn from, trees take such features for the paper's name. A small ensemble
of trees and a logistic regression, fitted on the corpus (models/confidence.md), give the share of values like this one that are right.
Without the model file the rules' own confidences stand.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Any

from docparse.extract import ink
from docparse.extract.dates.by_pen import written
from docparse.review import beside, evidence, signs, stands
from docparse.review.doubts import doubts
from docparse.schema import HEADER_FIELDS, Record, walk_sections
from docparse.segment.within import SectionIndex
from docparse.switches import ON
from docparse.text.edtf import is_valid
from docparse.text.normal import fold
from docparse.text.regex import regex

if TYPE_CHECKING:
    from docparse.document import Document

FIELDS = (
    "doc_type", *HEADER_FIELDS, "signatory name", "signatory title", "signatory authority",
    "headings", "references", "dates", "recipients", "addressees", "named_references", "targets",
)  # fmt: skip
"""The fields whose values carry a calibrated confidence."""
ROLES = ("issued", "cited", "effective", "period", "deadline", "anniversary", "event", "other")
_LABELS = ("chi_tieu", "muc_tieu", "noi_dung", "to_chuc_thuc_hien", "ket_qua")
_STYLES = ("roman", "upper", "arabic", "decimal", "dieu", "lower", "bullet", "none")
_ECHOED = frozenset({"issuer", "parent", "place", "signatory name", "subject"})
_POOR = 0.01
"""The share of words that are none above which a text may have been read by an engine."""
_YEAR_WITHIN, _YEAR, _MONTH = regex(r"/((?:19|20)\d\d)/"), regex(r"\d{4}"), regex(r"\d{4}-\d\d")
_LOWEST, _HIGHEST = 0.02, 0.999
_NO_DAY = 0.3
"""The confidence at most of a day of issue that no calendar has."""

FEATURES = (
    *FIELDS, "own", "inferred", "spanless", "scanned", "strange",
    "words", "characters", "capitals", "digits", "first_lower", "last_mark", "colon", "twice", "agrees", "years",
    *(f"role {role}" for role in ROLES), "open", "inexact", "cited_kind", "repairs", "dated", "issued_by", "resolved", "surface",
    "value", "top", "percent", "unit", "comparator", "table", "measure",
    *(f"in {label}" for label in _LABELS), "level", "labels", "siblings", "ordinal", "children", *(f"style {style}" for style in _STYLES),
    "mended", "doubts", *ink.NAMES, *evidence.CONTEXT, *signs.NAMES, *beside.NAMES, *stands.NAMES,
)  # fmt: skip
"""Columns of the table that the model reads; the first are one for each field."""
_COLUMN = {name: at for at, name in enumerate(FEATURES)}


@dataclass(slots=True)
class Carrier:
    """One value that carries a confidence: its field, the object that holds it, its text, and its stretch of the document."""

    field: str
    holder: Any
    text: str
    start: int | None
    end: int | None


def carriers(record: Record) -> Iterator[Carrier]:
    """Every value of a record whose confidence is calibrated, in a fixed order; values of slots filled by pen are left as they are."""
    header = record.header
    for name, held in (("doc_type", record.doc_type), *((name, getattr(header, name)) for name in HEADER_FIELDS)):
        if held.value is not None and not held.alternatives:
            yield Carrier(name, held, held.value, held.start, held.end)
    if record.signatory:
        for part in ("name", "title", "authority"):
            held = getattr(record.signatory, part)
            if held.value is not None:
                yield Carrier(f"signatory {part}", held, held.value, held.start, held.end)
    for section in walk_sections(record.sections):
        words = section.heading or ""
        yield Carrier("headings", section, words, section.start, section.start + len(words))
    for reference in record.references:
        yield Carrier(
            "references" if reference.kind == "numbered" else "named_references",
            reference,
            reference.surface,
            reference.start,
            reference.end,
        )
    for date in record.dates:
        yield Carrier("dates", date, date.surface, date.start, date.end)
    for recipient in record.recipients:
        yield Carrier("recipients", recipient, recipient.name, recipient.start, recipient.end)
    for addressee in header.addressees:
        if addressee.value is not None:
            yield Carrier("addressees", addressee, addressee.value, addressee.start, addressee.end)
    for target in record.targets:
        if not target.qualitative:
            yield Carrier("targets", target, target.surface or "", target.start, target.end)


def calibrate(record: Record, document: Document) -> None:
    """Put the calibrated confidence in the place of the rules' own, in the record itself."""
    found = list(carriers(record))
    model = _model(len(found)) if ON.models else None
    if model is None or not found:
        return
    by_pen = {id(date) for date, _ in written(document, record.dates)}
    for carrier, share in zip(found, model.shares_of(features(record, document, found)), strict=True):
        if id(carrier.holder) in by_pen:
            continue  # words alone tell nothing of a day that they do not print
        carrier.holder.confidence = round(float(min(_HIGHEST, max(_LOWEST, share))), 4)
    issued = record.header.date
    if issued.value and not is_valid(issued.value):
        issued.confidence = min(issued.confidence, _NO_DAY)


def table(record: Record, document: Document, found: list[Carrier]) -> Any:
    """The features of values (n, len(FEATURES)) as a numpy array."""
    import numpy as np

    return np.array(features(record, document, found), dtype=np.float32)


def features(record: Record, document: Document, found: list[Carrier]) -> list[array[float]]:
    """The features of each value, in the order of `FEATURES`, in 32 bits as the model keeps them."""
    rows: list[array[float]] = []
    printed = ink.Ink(document)
    sections = SectionIndex(record.sections)
    mended = [(repair.start, repair.end) for repair in record.repairs]
    cited = Counter(reference.canonical for reference in record.references)
    numbers = Counter((canonical or "").split("/")[0].split("-")[0] for canonical in cited)
    counts: dict[tuple[str, str], int] = {}
    for carrier in found:
        key = (carrier.field, carrier.text)
        counts[key] = counts.get(key, 0) + 1
    lowered = record.text.lower()
    rows_of_headings = evidence.of_headings(record.sections, record.text)
    lines = Counter(record.text.rfind("\n", 0, t.start) for t in record.targets)
    poor = document.scanned or evidence.strange_share(document.text[:1_200]) > _POOR
    authority = (record.signatory.authority.value or "") if record.signatory else ""
    base = array("f", bytes(4 * len(FEATURES)))
    base[_COLUMN["scanned"]] = float(document.scanned)
    standing = stands.of_values(record.text, lowered, document, found)
    for carrier, stand in zip(found, standing, strict=True):
        row: dict[str, float] = {carrier.field: 1.0, **stand}
        words = evidence.WORD.findall(carrier.text)
        row.update(evidence.of_words(carrier.text, words))
        own = min(0.999, max(0.01, carrier.holder.confidence))
        row["own"] = log(own / (1 - own))
        row["spanless"] = float(carrier.start is None)
        if carrier.start is not None and carrier.end is not None:
            row.update(printed.of(carrier.start, carrier.end))
            row.update(evidence.around(record.text, carrier.start, carrier.end))
            row.update(evidence.cues(carrier.field, lowered, carrier.start))
        row.update(evidence.inside(carrier.text))
        before, after = _touching(record.text, carrier)
        row["doubts"] = doubts(carrier.field, carrier.holder, carrier.text, before[-8:], after[:10], poor)
        row.update(signs.signs(carrier.field, carrier.holder, carrier.text, words, before, after, authority))
        if carrier.field in ("issuer", "parent"):
            row.update(evidence.of_body(carrier.text))
        if carrier.field in _ECHOED:
            row.update(evidence.echoes(carrier.text, lowered))
        if carrier.field == "signatory name":
            row.update(evidence.of_person(carrier.text))
        row["twice"] = float(counts[carrier.field, carrier.text])
        if document.scanned:
            row.update(ink.of_language(carrier.text))
            if carrier.start is not None and carrier.end is not None:
                row["mended"] = float(sum(start < carrier.end and end > carrier.start for start, end in mended))
        row.update(_OWN.get(carrier.field, _of_value)(record, carrier, sections))
        if carrier.field == "headings":
            row.update(rows_of_headings[id(carrier.holder)])
            row["signs"] += (row["mark_odd"] > 0.5) + (row["tail_odd"] > 0.6) + row["repeat"] + row["out_of_row"]
        elif carrier.field == "references":
            canonical = carrier.holder.canonical or ""
            row["symbol_known"] = evidence.symbol_known(canonical)
            row["cited"] = float(cited[canonical])
            row["twin"] = float(numbers[canonical.split("/")[0].split("-")[0]] - 1)
            row["signs"] += row["twin"]
        elif carrier.field == "targets":
            row.update(evidence.of_target(lowered, carrier.start or 0, carrier.end or 0))
            row["in_line"] = float(lines[record.text.rfind("\n", 0, carrier.start or 0)])
            if carrier.holder.source == "table" and carrier.start is not None and carrier.end is not None:
                row.update(evidence.of_row(record.text, carrier.start, carrier.end, carrier.holder.value))
                if document.scanned:
                    row["row_weak"] = printed.weak(carrier.start, carrier.end, 0.8)
                    figure = evidence.figure_of(record.text, carrier.start, carrier.end, carrier.holder.value)
                    row["cell_poor"] = 1.0 - printed.least(*figure) if figure else 0.5
                row["signs"] += row["cells_odd"] + (row["ratio"] > 0.9)
        line = base[:]
        for name, value in row.items():
            line[_COLUMN[name]] = value
        rows.append(line)
    _compare(found, rows)
    return rows


def _compare(found: list[Carrier], rows: list[array[float]]) -> None:
    """Fill in how each value stands among those of its field and of its paper: errors come in company."""
    doubted, signed = _COLUMN["doubts"], _COLUMN["signs"]
    company = beside.of_values(
        [carrier.field for carrier in found], [carrier.holder.confidence for carrier in found], [row[doubted] + row[signed] for row in rows]
    )
    first, last = _COLUMN[beside.NAMES[0]], _COLUMN[beside.NAMES[-1]] + 1
    for row, others in zip(rows, company, strict=True):
        row[first:last] = array("f", others)


def _touching(text: str, carrier: Carrier) -> tuple[str, str]:
    """What stands right before and right behind a value."""
    if carrier.start is None or carrier.end is None:
        return "", ""
    return text[max(0, carrier.start - 14) : carrier.start], text[carrier.end : carrier.end + 60]


def _of_value(record: Record, carrier: Carrier, sections: SectionIndex) -> dict[str, float]:
    """Header fields, type and signer."""
    held = carrier.holder
    out = {"inferred": float(held.source == "inferred")}
    if carrier.field in ("issuer", "symbol"):
        out["agrees"] = _agreement(record.header.issuer.value, record.header.symbol.value)
    elif carrier.field == "doc_type":
        out["agrees"] = float(bool(record.header.symbol.value) and str(held.value) in (record.header.symbol.value or ""))
    elif carrier.field == "place":
        out["agrees"] = float(fold(carrier.text) in fold(record.header.issuer.value or ""))
    elif carrier.field == "signatory name":
        out["agrees"] = float(len(carrier.text.split()) in (2, 3, 4) and carrier.text.istitle())
    elif carrier.field == "date":
        years = [date.edtf[:4] for date in record.dates if date.role == "cited" and date.edtf[:4].isdigit()]
        out["years"] = float(sum(year > carrier.text[:4] for year in years))
    return out


def _agreement(issuer: str | None, symbol: str | None) -> float:
    """How much of a symbol's last part can be the initials of the issuer's name (`SYT`: Sở Y tế); 0.5 where one is missing."""
    if not issuer or not symbol:
        return 0.5
    body = fold(max(re.split(r"[-/]", symbol), key=len)).replace(" ", "")
    initials = "".join(word[0] for word in fold(issuer).split() if word[0].isalpha())
    at = 0
    for char in initials:
        if at < len(body) and char == body[at]:
            at += 1
    return at / max(1, len(body))


def _of_heading(record: Record, carrier: Carrier, sections: SectionIndex) -> dict[str, float]:
    section = carrier.holder
    ordinal = section.ordinal or ""
    heading = section.heading or ""
    if heading.startswith(("Điều", "ĐIỀU")):
        style = "dieu"
    elif not ordinal:
        style = "bullet" if heading[:1] in "-+*•" and heading else "none"
    elif ordinal.isdigit():
        style = "arabic"
    elif "." in ordinal:
        style = "decimal"
    elif set(ordinal) <= set("IVXLC"):
        style = "roman"
    else:
        style = "upper" if ordinal.isupper() else "lower"
    return {
        "level": float(section.level),
        "labels": float(len(section.labels)),
        "siblings": float(sum(1 for _ in section.children)),
        "children": float(bool(section.children)),
        "ordinal": float(ordinal) if ordinal.isdigit() and len(ordinal) < 4 else 0.0,
        f"style {style}": 1.0,
        "surface": min(5000.0, float(section.end - section.start)),
    }


def _of_reference(record: Record, carrier: Carrier, sections: SectionIndex) -> dict[str, float]:
    reference = carrier.holder
    year = _YEAR_WITHIN.search(reference.canonical or "")
    date = (reference.date or "")[:4]
    issued = (record.header.date.value or "")[:4]
    return {
        "repairs": float(len(reference.repairs)),
        "dated": float(len(reference.date or "")),
        "issued_by": float(bool(reference.issuer)),
        "resolved": float(bool(reference.directive)),
        "surface": float(bool(reference.symbol) and str(reference.symbol) in reference.surface),
        "agrees": 0.5 if not year or not date else float(year[1] == date),
        "years": float(bool(date and issued.isdigit() and date > issued)),
        "value": float(reference.number) if (reference.number or "").isdigit() else 0.0,
        "cited_kind": float("/" in (reference.canonical or "")),
    }


def _of_date(record: Record, carrier: Carrier, sections: SectionIndex) -> dict[str, float]:
    date = carrier.holder
    issued = (record.header.date.value or "")[:4]
    year = _YEAR.search(date.edtf)
    return {
        f"role {date.role}": 1.0,
        "open": float(date.edtf.startswith("../"))
        + 2.0 * date.edtf.endswith("/..")
        + 3.0 * (date.edtf.count("/") == 1 and ".." not in date.edtf),
        "inexact": float("X" in date.edtf) + 2.0 * bool(_MONTH.fullmatch(date.edtf)),
        "years": float(int(year[0]) - int(issued)) if year and issued.isdigit() else 0.0,
        **_inside(carrier, sections),
    }


def _of_target(record: Record, carrier: Carrier, sections: SectionIndex) -> dict[str, float]:
    target = carrier.holder
    comparators = ("eq", "ge", "gt", "le", "lt", "range", "approx")
    words = evidence.WORD.findall(target.measure)
    return {
        "value": min(1e6, float(target.value)) if target.value is not None else -1.0,
        "top": float(target.value_max is not None),
        "percent": float(target.unit == "%"),
        "unit": float(len((target.unit or "").split())),
        "comparator": float(comparators.index(target.comparator)) if target.comparator in comparators else -1.0,
        "table": float(target.source == "table"),
        "is one": float(target.value == 1),
        "measure": float(len(words)),
        "first_lower": float(target.measure[:1].islower()),
        "strange": evidence.strange(words),
        **_inside(carrier, sections),
    }


def _inside(carrier: Carrier, sections: SectionIndex) -> dict[str, float]:
    """The labels of the sections around a value, and what their headings speak of."""
    out: dict[str, float] = {}
    for section in sections.around(carrier.start or 0):
        for label in section.labels:
            if label in _LABELS:
                out[f"in {label}"] = 1.0
        for name in evidence.under(section.heading or ""):
            out[name] = 1.0
    return out


def _of_item(record: Record, carrier: Carrier, sections: SectionIndex) -> dict[str, float]:
    """Recipients and addressees."""
    purpose = getattr(carrier.holder, "purpose", None)
    return {"measure": float(len((purpose or "").split())), "surface": float((carrier.end or 0) - (carrier.start or 0) - len(carrier.text))}


_OWN = {
    "headings": _of_heading, "references": _of_reference, "named_references": _of_reference, "dates": _of_date,
    "targets": _of_target, "recipients": _of_item, "addressees": _of_item,
}  # fmt: skip


def _model(count: int) -> Any:
    """The fitted trees, None where the project has none."""
    from docparse.learn.trees import load_for

    return load_for("confidence", FEATURES, count)
