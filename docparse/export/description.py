"""A record in, the data that an archive keeps of a document out: the fields of TT 05/2025/TT-BNV and NĐ 30/2020, Phụ lục VI.

Codes are those of TT 05/2025 (its lists are versioned: `SCHEME`). What a rule only suggests (how long to keep it) names the rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal

from docparse.archive.store import Access, RecordData
from docparse.text.regex import regex

Kind = Literal["sip", "aip"]
"""A package that delivers papers, or one that keeps them."""
SCHEME = "TT05/2025/TT-BNV"
LANGUAGE = "01"
"""Vietnamese, by the list of the circular."""

TYPE_CODES = {
    "NQ": "01", "QĐ": "02", "CT": "03", "QC": "04", "QyĐ": "05", "TC": "06", "TB": "07", "HD": "08", "CTr": "09", "KH": "10", "PA": "11",
    "ĐA": "12", "DA": "13", "BC": "14", "TTr": "15", "GUQ": "16", "PG": "17", "PC": "18", "PB": "19", "BB": "20", "HĐ": "21", "CV": "22",
    "CĐ": "23", "BGN": "24", "BTT": "25", "GM": "26", "GGT": "27", "GNP": "28", "TL": "29",
}  # fmt: skip
"""Type of the contract to the code of `typeName`; every other type is 32 (Khác)."""
OTHER_TYPE = "32"

MODES: dict[Access, str] = {"public": "01", "restricted": "02", "secret": "03"}
"""Access level to `mode` (chế độ sử dụng)."""

_ORIGINS = {"text": "01", "born-digital": "01", "ocr": "02", "mixed": "03"}
"""How it was read to `confidenceLevel`: 01 electronic original, 02 digitised, 03 both."""

_DAY = regex(r"(\d{4})-(\d{2})-(\d{2})")
_WORD_END = regex(r"\s+\S*$")


@dataclass(frozen=True, slots=True)
class HoSo:
    """What is said of the file (hồ sơ) as a whole. `code`: mã hồ sơ; `fonds`: mã phông, in an AIP; `title`: tiêu đề."""

    code: str
    title: str
    fonds: str = ""
    retention: str = ""
    paper_code: str = ""


@dataclass(frozen=True, slots=True)
class Retention:
    """How long to keep a document: a suggestion with the rule it is from, never a decision. `code`: of `maintenance`."""

    code: str
    name: str
    rule: str


PERMANENT = ("01", "Vĩnh viễn")
TWENTY_YEARS, TEN_YEARS = ("05", "20 năm"), ("06", "10 năm")


@dataclass(frozen=True, slots=True)
class Description:
    """What is recorded of one document. Texts are cut at the lengths of the circular (at a word); the record has them whole."""

    type_code: str
    type_name: str
    number: str
    notation: str
    issued: str
    """DD/MM/YYYY; empty where the day is blank or unknown."""
    issued_edtf: str
    organ: str
    subject: str
    place: str
    pages: int | None
    mode: str
    confidence_level: str
    signer_name: str
    signer_title: str
    signer_authority: str
    recipients: tuple[str, ...]
    retention: Retention | None
    autograph: str
    note: str
    cited: tuple[str, ...] = field(default_factory=tuple)

    @property
    def code(self) -> str:
        """Number and symbol as they are cited: `15/KH-UBND`, `34-CT/TW`; what there is of them."""
        return self.number + ("-" if "/" in self.notation and self.number else "/" if self.number and self.notation else "") + self.notation


def describe(record: RecordData, access: Access = "public") -> Description:
    """The description of a record."""
    header = record.get("header") or {}
    signatory = record.get("signatory") or {}
    kind = _value(record.get("doc_type"))
    date = _value(header.get("date"))
    day = _DAY.fullmatch(date)
    return Description(
        type_code=TYPE_CODES.get(kind, OTHER_TYPE),
        type_name=_type_name(kind),
        number=_value(header.get("number"))[:11],
        notation=_value(header.get("symbol"))[:30],
        issued=f"{day[3]}/{day[2]}/{day[1]}" if day else "",
        issued_edtf=date,
        organ=cut(_value(header.get("issuer")), 200),
        subject=cut(_value(header.get("subject")), 500),
        place=_value(header.get("place")),
        pages=_pages(record),
        mode=MODES[access],
        confidence_level=_ORIGINS.get((record.get("source") or {}).get("origin", ""), "03"),
        signer_name=_value(signatory.get("name")),
        signer_title=_value(signatory.get("title")),
        signer_authority=" ".join(filter(None, (_value(signatory.get("authority")), _value(signatory.get("on_behalf_of"))))),
        recipients=tuple(recipient["name"] for recipient in record.get("recipients") or [] if recipient.get("name")),
        retention=suggest_retention(kind, _value(header.get("subject"))),
        autograph=_autograph(header),
        note=cut(_note(record), 500),
        cited=tuple(dict.fromkeys(r["canonical"] for r in record.get("references") or [] if r.get("canonical"))),
    )


_ANNIVERSARY = regex(r"kỷ niệm|kỉ niệm|chào mừng|lập thành tích", re.I)
_PART_YEAR = regex(r"\b(?:quý|tháng|tuần)\b", re.I)
_HALF_YEAR = regex(r"\b(?:6|9|sáu|chín) tháng\b", re.I)
_AIMS_AT_EMULATION = regex(r"thi đua|khen thưởng", re.I)


def suggest_retention(kind: str, subject: str) -> Retention | None:
    """How long a paper of the emulation field is kept, by the general schedule (group thi đua, khen thưởng); None: no rule fits."""
    if not _AIMS_AT_EMULATION.search(subject):
        return None
    if kind == "CV":
        return Retention(*TEN_YEARS, "tđkt-công văn trao đổi")
    if kind in ("KH", "BC", "CTr"):
        if _ANNIVERSARY.search(subject):
            return Retention(*TEN_YEARS, "tđkt-phong trào theo đợt, dịp kỷ niệm")
        if _HALF_YEAR.search(subject):
            return Retention(*TWENTY_YEARS, "tđkt-kế hoạch, báo cáo 6 hoặc 9 tháng")
        if _PART_YEAR.search(subject):
            return Retention("07", "5 năm", "tđkt-kế hoạch, báo cáo quý, tháng")
        return Retention(*PERMANENT, "tđkt-kế hoạch, báo cáo dài hạn, hằng năm")
    if kind in ("CT", "QĐ", "QyĐ", "QC", "HD"):
        return Retention(*PERMANENT, "tập lưu văn bản đi: chỉ thị, quyết định, quy định, quy chế, hướng dẫn")
    return None


def cut(text: str, length: int) -> str:
    """`text` on one line, in at most `length` characters, cut at a word and marked with … ."""
    line = " ".join(text.split())
    return line if len(line) <= length else _WORD_END.sub("", line[: length - 1]) + "…"


def iso_day(edtf: str) -> str:
    """A whole day of EDTF as it is, anything less as empty."""
    return edtf if _DAY.fullmatch(edtf) else ""


def _value(field_: Any) -> str:
    value = field_.get("value") if isinstance(field_, dict) else field_
    return "" if value is None else str(value)


def _type_name(kind: str) -> str:
    from docparse.archive.entries import type_name

    return (type_name(kind) or "") if kind else ""


def _autograph(header: dict[str, Any]) -> str:
    """Where a hand wrote into the print: the fields that were read from ink."""
    hand = [name for name in ("number", "date") if isinstance(header.get(name), dict) and header[name].get("alternatives")]
    said = {"number": "số", "date": "ngày"}
    return f"Viết tay: {', '.join(said[name] for name in hand)}" if hand else ""


def _pages(record: RecordData) -> int | None:
    """How many pages the paper has; None where the file does not tell (Word files and texts have none of their own)."""
    source = record.get("source") or {}
    paged = str(source.get("media_type") or "").startswith(("application/pdf", "image/"))
    return source.get("pages") if paged else None


_FOR_ARCHIVISTS = frozenset(
    {"number_blank", "number_doubtful", "date_incomplete", "date_doubtful", "date_missing", "not_a_document", "no_text", "ocr_doubtful"}
    | {"page_unreadable", "file_damaged", "time_limit", "member_failed", "files_attached", "stamp_unread", "date_impossible"}
)
"""Codes of warnings that belong into the archivist's list; what concerns single citations or values is in the record."""


def _note(record: RecordData) -> str:
    said = [warning.get("message", "") for warning in record.get("warnings") or [] if warning.get("code") in _FOR_ARCHIVISTS]
    repaired = sum(bool(reference.get("repairs")) for reference in record.get("references") or [])
    if repaired:
        said.append(f"{repaired} viện dẫn in sai đã được chuẩn hóa trong dữ liệu")
    return "; ".join(filter(None, said))
