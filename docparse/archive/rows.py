"""A record in, the columns that lists of an archive show of it out; a row of the table of documents in, its parts out."""

from __future__ import annotations

import json
from typing import Any

from docparse import __version__
from docparse.archive.database import Row
from docparse.archive.entries import own_code, sure_number
from docparse.archive.store import Access, Document, RecordData

COLUMNS = "id, part, change, access, name, doc_type, number, symbol, code, date, issuer, subject, version"
ROW = "key, " + COLUMNS


def document_row(record: RecordData, access: Access) -> Document:
    """The columns that lists show of a record."""
    header = record["header"]
    return Document(
        id=record["id"],
        part=record["source"]["part"],
        name=record["source"]["name"],
        doc_type=_value(record, "doc_type"),
        number=sure_number(header),
        symbol=_value(header, "symbol"),
        code=own_code(record),
        date=_value(header, "date"),
        issuer=_value(header, "issuer"),
        subject=_value(header, "subject"),
        access=access,
        version=__version__,
    )


def _value(parent: dict[str, Any], name: str) -> Any:
    field_value = parent.get(name)
    return field_value.get("value") if field_value else None


def document_of(row: Row) -> Document:
    """The document of a row of the columns `ROW`."""
    key, id, part, change, access, name, doc_type, number, symbol, code, date, issuer, subject, version = row
    return Document(id, part, name, doc_type, number, symbol, code, date, issuer, subject, access, key, change, version)


def without_text(record: RecordData) -> str:
    """The record as JSON with its text left out: that is stored apart, so that a snippet need not read the whole record.

    A text with NUL stays in the record, escaped: PostgreSQL takes none in a column.
    """
    kept = record["text"] if "\0" in record["text"] else ""
    return json.dumps(record | {"text": kept}, ensure_ascii=False, separators=(",", ":"))


def with_text(record: str, text: str) -> RecordData:
    """The record of its JSON and its text, which are stored apart."""
    data: dict[str, Any] = json.loads(record)
    data["text"] = data["text"] or text
    return data
