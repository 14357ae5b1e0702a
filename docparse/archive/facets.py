"""A record in, the values that its document is counted by (facets) out; documents that were found in, their numbers by each value out.

A document counts once by each value, however many of its sections were found. Sections count by their labels: a document is in
the number of a label if one of its sections with that label was found.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur
from tantivy import Query as TQuery

from docparse.archive.fold import fold_words
from docparse.archive.item_corrections import TO_CHECK
from docparse.archive.store import RecordData
from docparse.archive.subject_fields import fields_of
from docparse.text.regex import regex

NAMES = ("type", "issuer", "level", "field", "year", "section", "directive", "origin", "review")
"""The facets: document type, body that issued it, its level, field (lĩnh vực), year, section label, cited directive, how the text was had,
whether it was reviewed."""

LABELS = (
    "muc_dich", "yeu_cau", "noi_dung", "chi_tieu", "to_chuc_thuc_hien", "noi_nhan", "can_cu", "chu_de", "muc_tieu", "nhiem_vu",
    "giai_phap", "thoi_gian", "kinh_phi", "trach_nhiem", "doi_tuong", "tieu_chi", "khen_thuong", "ket_qua", "phu_luc",
)  # fmt: skip
"""The labels of the contract, in the order of their bits in the index: may be added to at the end."""

ORIGINS = ("text", "born-digital", "ocr", "mixed")
REVIEWS = ("corrected", "warned", "plain")
"""A person corrected a field; there are warnings that nobody has answered by a correction; neither."""

LEVELS = ("central", "province", "district", "commune", "unit")

FIELDS = {
    "type": "f_type",
    "issuer": "f_issuer",
    "level": "f_level",
    "field": "f_field",
    "year": "f_year",
    "directive": "f_directive",
    "origin": "f_origin",
    "review": "f_review",
}

SECTION = "f_label"
"""The field of the section labels, which each section has for itself."""

EXACT = 20_000
"""Sections up to which documents are counted one by one; beyond, their numbers are estimates (HyperLogLog, within a per cent)."""

SHOWN = 10
"""Values of a facet that are shown."""

PER_DOCUMENT = 1 << 20
"""Entries of the index are numbered by document and place in it."""

_VALUES = 1_000
_FEW = 200
"""Up to so many documents, each is looked up by itself; more are read in one run."""

_FEW_DOCUMENTS = 60
"""Up to so many documents, their headers are counted; of more, all sections that were found."""

_CENTRAL = ("trung uong", "chinh phu", "quoc hoi", "chu tich nuoc", "bo chinh tri", "ban bi thu", "toi cao", "viet nam")
_COMMUNE = regex(r"\b(?:xa|phuong|thi tran|dac khu)\b")
_DISTRICT = regex(r"\b(?:huyen|quan(?! su)|thi xa|huyen uy|quan uy|thi uy)\b")
_PROVINCE = regex(r"\b(?:tinh|thanh pho|tp|thanh uy)\b")
_UNIT = regex(r"^(?:truong|benh vien|trung tam|tram|phong kham|cong ty|tap doan|cong doan co so|chi bo|dai hoc|hoc vien|nha)\b")
_BASE = regex(r"^(?:phong|doi)\b")


@dataclass(frozen=True, slots=True)
class Facet:
    """Documents by the values of one facet, the most first; `more`: how many values are left out. `exact`: counted, not estimated."""

    name: str
    values: tuple[tuple[str, int], ...]
    more: int = 0
    exact: bool = True


def values_of(record: RecordData) -> dict[str, list[str]]:
    """The values of a document for the fields of the index; without its section labels, which each section has for itself.

    >>> record = {"doc_type": {"value": "KH"}, "header": {"date": {"value": "2024-02-XX"}}, "source": {}, "references": []}
    >>> values_of(record | {"text": "", "sections": []})
    {'f_type': ['KH'], 'f_year': ['2024'], 'f_review': ['plain']}
    """
    header = record["header"]
    issuer = (header.get("issuer") or {}).get("value")
    parent = (header.get("parent") or {}).get("value")
    date = re.search(r"\d{4}", (header.get("date") or {}).get("value") or "")
    found: dict[str, list[str | None]] = {
        "f_type": [(record["doc_type"] or {}).get("value")],
        "f_issuer": [issuer],
        "f_level": [level_of(issuer, parent)],
        "f_field": [*fields_of(record)],
        "f_year": [date[0] if date else None],
        "f_directive": [*sorted({reference["directive"] for reference in record["references"] if reference.get("directive")})],
        "f_origin": [(record.get("source") or {}).get("origin")],
        "f_review": [_review(record)],
    }
    kept = {name: [value for value in values if value] for name, values in found.items()}
    return {name: values for name, values in kept.items() if values}


def _review(record: RecordData) -> str:
    fields = [
        record["doc_type"],
        *(field for value in record["header"].values() for field in (value if isinstance(value, list) else [value])),
    ]
    corrected = record.get("corrected") or any(field and field.get("source") == "corrected" for field in fields)
    # A correction that no longer meets what it was made on wants to be looked at again.
    if corrected and not any(warning["code"] == TO_CHECK for warning in record.get("warnings") or []):
        return "corrected"
    return "warned" if record.get("warnings") else "plain"


def labels_of(bits: int) -> list[str]:
    """The labels of a number of `label_bits`."""
    return [label for at, label in enumerate(LABELS) if bits >> at & 1]


def label_bits(labels: list[str]) -> int:
    """Labels as bits of a number."""
    return sum(1 << LABELS.index(label) for label in set(labels) if label in LABELS)


@lru_cache(maxsize=10_000)
def level_of(issuer: str | None, parent: str | None = None) -> str | None:
    """The level of a body: central, province, district, commune or unit (school, hospital …); None where its name does not tell.

    >>> level_of("Sở Y tế tỉnh Lai Châu"), level_of("Ủy ban nhân dân thành phố Thủ Đức"), level_of("Bộ Nội vụ")
    ('province', 'district', 'central')
    """
    if not issuer:
        return None
    folded = " ".join(fold_words(issuer))
    if _UNIT.search(folded):
        return "unit"
    if _COMMUNE.search(folded):
        return "commune"
    if _DISTRICT.search(folded):
        return "district"
    if city := re.search(r"\b(?:thanh pho|tp) (.+)$", folded):
        return "province" if _is_province(city[1]) else "district"
    scope = _scopes().get(folded)
    if scope is not None:
        return {"base": "unit"}.get(scope, scope)
    if _PROVINCE.search(folded):
        return "province"
    if folded.startswith("bo ") or any(words in folded for words in _CENTRAL):
        return "central"
    if parent and (above := level_of(parent)):
        if _BASE.search(folded):
            return "unit"
        return above
    return None


def _is_province(place: str) -> bool:
    words = place.split()
    return any(" ".join(words[:size]) in _provinces() for size in range(1, min(5, len(words)) + 1))


@lru_cache(maxsize=1)
def _provinces() -> frozenset[str]:
    lines = _table("provinces.tsv")
    return frozenset(" ".join(fold_words(row[0])) for row in lines if row[0])


@lru_cache(maxsize=1)
def _scopes() -> dict[str, str]:
    out: dict[str, str] = {}
    for row in _table("bodies.tsv"):
        out.setdefault(" ".join(fold_words(row[0])), row[3])
    return out


def _table(name: str) -> list[list[str]]:
    # Read without the csv module and docparse.authority: a search starts in a tenth of a second.
    path = Path(__file__).parent.parent / "authority" / name
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:] if line.strip()]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many documents were found, by each facet. `exact`: counted one by one, not estimated."""

    total: int
    exact: bool
    facets: tuple[Facet, ...]


def tally(searcher: tantivy.Searcher, schema: tantivy.Schema, matching: TQuery, shown: int = SHOWN) -> Tally:
    """Count the documents of the sections that match, by every facet; `shown`: values of a facet at most, the most frequent first."""
    # What matches is asked for without its scores.
    plain = TQuery.const_score_query(matching, 0.0)
    hits = searcher.search(plain, limit=EXACT + 1, count=False).hits
    if len(hits) > EXACT:
        return _estimated(searcher, plain, shown)
    addresses = [address for _, address in hits]
    labels: dict[Any, Any] = {}
    again: list[tantivy.DocAddress] = []
    columns = (searcher.fast_field_values(name, addresses) for name in ("key", "labels"))
    for address, key, bits in zip(addresses, *columns, strict=True):
        if key in labels:
            labels[key] |= bits
            again.append(address)
        else:
            labels[key] = bits
    by_section: Counter[str] = Counter()
    for pattern, number in Counter(labels.values()).items():
        for label in labels_of(pattern):
            by_section[label] += number
    found: dict[str, Counter[str]] = {"section": by_section}
    if len(labels) > _FEW_DOCUMENTS and len(again) * 2 < len(labels):
        # Every section carries the values of its document: those of all sections, less those of the second of a document and so on.
        found |= _by_values(searcher, plain)
        if again:
            entries = [int(entry or 0) for entry in searcher.fast_field_values("entry", again)]
            for name, less in _by_values(searcher, _entries(schema, entries)).items():
                found[name] -= less
    elif labels:
        found |= _by_values(searcher, _entries(schema, [key * PER_DOCUMENT for key in labels]))
    return Tally(len(labels), True, tuple(_facet(name, found.get(name, Counter()), shown, True) for name in NAMES))


def _estimated(searcher: tantivy.Searcher, matching: TQuery, shown: int) -> Tally:
    documents = {"documents": {"cardinality": {"field": "key"}}}
    fields = {**FIELDS, "section": SECTION}
    wanted: dict[str, Any] = {name: {"terms": {"field": field, "size": _VALUES}, "aggs": documents} for name, field in fields.items()}
    counted = searcher.aggregate(matching, wanted | {"all": {"cardinality": {"field": "key"}}})
    found = {name: Counter({bucket["key"]: round(bucket["documents"]["value"]) for bucket in counted[name]["buckets"]}) for name in fields}
    total = round(counted["all"]["value"])
    return Tally(total, False, tuple(_facet(name, found[name], shown, False) for name in NAMES))


def _by_values(searcher: tantivy.Searcher, matching: TQuery) -> dict[str, Counter[str]]:
    """Sections by the values of every facet but that of the sections."""
    counted = searcher.aggregate(matching, {name: {"terms": {"field": field, "size": _VALUES}} for name, field in FIELDS.items()})
    return {name: Counter({bucket["key"]: bucket["doc_count"] for bucket in answer["buckets"]}) for name, answer in counted.items()}


def _entries(schema: tantivy.Schema, entries: list[int]) -> TQuery:
    """These entries of the index; that of a document's header, its first, is the document's number times PER_DOCUMENT."""
    if len(entries) <= _FEW:
        return TQuery.boolean_query([(Occur.Should, TQuery.term_query(schema, "entry", entry, "basic")) for entry in entries])
    return TQuery.term_set_query(schema, "entry", entries)


def _facet(name: str, counted: Counter[str], shown: int, exact: bool) -> Facet:
    if name == "year":
        chosen = sorted(sorted(counted.items(), key=lambda item: -item[1])[:shown], reverse=True)
    else:
        chosen = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:shown]
    return Facet(name, tuple(chosen), len(counted) - len(chosen), exact)
