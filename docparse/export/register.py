"""Documents in, the list that an archivist keeps of them out (mục lục văn bản): XLSX in the customary columns, or CSV with all fields.

The customary columns: STT; Số, ký hiệu; Ngày tháng văn bản; Tác giả; Trích yếu nội dung; Tờ số; Ghi chú.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from docparse.export.description import Description, describe
from docparse.export.selection import Item
from docparse.export.sheets import Sheet, write_csv, write_xlsx

REGISTER = (
    ("STT", 6), ("Số, ký hiệu", 20), ("Ngày tháng văn bản", 14), ("Tác giả", 34), ("Trích yếu nội dung", 70), ("Tờ số", 10),
    ("Ghi chú", 40),
)  # fmt: skip

FIELDS = (
    ("Mã", 20), ("Phần", 6), ("Tệp", 30), ("Loại", 8), ("Tên loại", 16), ("Mã loại (TT 05/2025)", 10), ("Số", 8), ("Ký hiệu", 16),
    ("Số, ký hiệu", 20), ("Ngày (EDTF)", 14), ("Ngày ban hành", 14), ("Nơi ban hành", 16), ("Cơ quan ban hành", 36),
    ("Cơ quan chủ quản", 30), ("Trích yếu", 70), ("Người ký", 24), ("Chức vụ", 24), ("Thẩm quyền ký", 24), ("Nơi nhận", 60),
    ("Viện dẫn", 50), ("Số trang", 9), ("Chế độ sử dụng", 10), ("Mức độ tin cậy", 10), ("Thời hạn gợi ý", 14), ("Căn cứ thời hạn", 40),
    ("Bút tích", 20), ("Ghi chú", 50), ("SHA-256", 66),
)  # fmt: skip


def write_register(items: Iterable[Item], path: Path) -> int:
    """The list as XLSX, with a second sheet that has all fields; the number of documents. Raises MissingExtra, WriteError."""
    described = [(item, describe(item.record, item.document.access)) for item in items]
    sheets = [
        Sheet("Mục lục văn bản", REGISTER, _register(described), "MỤC LỤC VĂN BẢN", frozenset({0, 2, 5})),
        Sheet("Dữ liệu", FIELDS, (_fields(item, said) for item, said in described)),
    ]
    return write_xlsx(sheets, path)[0]


def write_fields(items: Iterable[Item], path: Path) -> int:
    """All fields as CSV, a document a row; the number of documents. Raises WriteError."""
    return write_csv(Sheet("", FIELDS, (_fields(item, describe(item.record, item.document.access)) for item in items)), path)


def _register(described: Sequence[tuple[Item, Description]]) -> Iterator[list[Any]]:
    """Rows in order of time. Sheets are counted as pages, from the first document on, as long as every one so far is known."""
    sheet: int | None = 1
    for number, (_, said) in enumerate(described, start=1):
        pages = said.pages
        where = None
        if sheet is not None and pages:
            where = f"{sheet}" if pages == 1 else f"{sheet}-{sheet + pages - 1}"
        sheet = sheet + pages if sheet is not None and pages else None
        kind = "" if said.type_name.lower() == "công văn" else said.type_name
        subject = f"{kind}: {said.subject}" if kind and not said.subject.lower().startswith(kind.lower()) else said.subject
        yield [number, said.code or None, _day(said), said.organ, subject, where, said.note]


def _day(said: Description) -> date | str:
    """A real date, or what is known of it: `…/02/2022` where the day was left blank."""
    try:
        return date.fromisoformat(said.issued_edtf)
    except ValueError:
        parts = said.issued_edtf.split("-")
        if len(parts) == 3:
            return "/".join("…" if "X" in part else part for part in reversed(parts))
        return said.issued_edtf


def _fields(item: Item, said: Description) -> list[Any]:
    row, retention = item.document, said.retention
    parent = ((item.record.get("header") or {}).get("parent") or {}).get("value")
    day = _day(said)
    return [
        row.id[:16], row.part, row.name, row.doc_type, said.type_name, said.type_code, row.number, row.symbol, row.code, row.date,
        day if isinstance(day, date) else None, said.place, row.issuer, parent, row.subject, said.signer_name, said.signer_title,
        said.signer_authority, "; ".join(said.recipients), "; ".join(said.cited), said.pages, said.mode, said.confidence_level,
        retention.name if retention else None, retention.rule if retention else None, said.autograph, said.note, row.id,
    ]  # fmt: skip
