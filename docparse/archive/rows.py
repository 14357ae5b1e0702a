"""A record in, the columns that lists of an archive show of it out; a row of the table of documents in, its parts out."""

from __future__ import annotations

import json
from typing import Any

from docparse import __version__
from docparse.archive.database import Database, Row
from docparse.archive.entries import own_code, sure_number
from docparse.archive.store import Access, Document, Original, RecordData

COLUMNS = "id, part, change, access, name, doc_type, number, symbol, code, date, issuer, subject, version"
ROW = "key, " + COLUMNS
ORIGINAL = "id, name, path, container, bytes, state, media_type, access, added, version"


def document_row(record: RecordData, access: Access) -> Document:
    """The columns that lists show of a record."""
    header = record["header"]
    return Document(
        id=record["id"],
        part=record["source"]["part"],
        name=record["source"]["name"],
        doc_type=value_of(record, "doc_type"),
        number=sure_number(header),
        symbol=value_of(header, "symbol"),
        code=own_code(record),
        date=value_of(header, "date"),
        issuer=value_of(header, "issuer"),
        subject=value_of(header, "subject"),
        access=access,
        version=__version__,
    )


def value_of(parent: dict[str, Any], name: str) -> Any:
    """What a field of a record holds; None where it is absent."""
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


def write_document(db: Database, document: Document, record: RecordData) -> None:
    """Write a row of the table of documents, new or in the place of the one with the same id and part; the document gets its key."""
    row = db.one(
        f"INSERT INTO documents ({COLUMNS}, record, text) VALUES (?{', ?' * 14})"
        " ON CONFLICT (id, part) DO UPDATE SET change = excluded.change, access = excluded.access, name = excluded.name,"
        " doc_type = excluded.doc_type, number = excluded.number, symbol = excluded.symbol, code = excluded.code,"
        " date = excluded.date, issuer = excluded.issuer, subject = excluded.subject, version = excluded.version,"
        " record = excluded.record, text = excluded.text RETURNING key",
        (
            document.id, document.part, document.change, document.access, document.name, document.doc_type, document.number,
            document.symbol, document.code, document.date, document.issuer, document.subject, document.version,
            without_text(record), record["text"],
        ),
    )  # fmt: skip
    document.key = int(row[0]) if row else 0


def write_original(db: Database, original: Original) -> None:
    """Write a row of the table of originals; of one that is there, what may change."""
    db.run(
        f"INSERT INTO originals ({ORIGINAL}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET media_type = excluded.media_type, state = excluded.state, access = excluded.access,"
        " version = excluded.version",
        (
            original.id, original.name, original.path, original.container, original.bytes, original.state, original.media_type,
            original.access, original.added, original.version,
        ),
    )  # fmt: skip
