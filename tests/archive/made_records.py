"""Records made for the tests of searching, put into a store without reading any file."""

from __future__ import annotations

import hashlib
from typing import Any

from docparse.archive.folder import Archive
from docparse.archive.ingest import document_row
from docparse.archive.store import Access, Original


def make(
    name: str,
    text: str,
    *,
    type: str | None = "KH",
    issuer: str | None = None,
    symbol: str | None = None,
    number: str | None = None,
    date: str | None = None,
    subject: str | None = None,
    recipients: tuple[str, ...] = (),
    signer: tuple[str, str] | None = None,
    cites: tuple[tuple[str, str | None], ...] = (),
    origin: str = "text",
    sections: tuple[tuple[str, str], ...] = (),
) -> dict[str, Any]:
    """A record as plain JSON data. `cites`: printed and canonical code with the authority's id; `sections`: label and heading, which
    has to stand in the text."""
    values = {"issuer": issuer, "symbol": symbol, "number": number, "date": date, "subject": subject}
    starts = [text.index(heading) for _, heading in sections]
    return {
        "schema": "docparse.record/1",
        "id": hashlib.sha256(name.encode()).hexdigest(),
        "source": {"name": name, "part": 1, "origin": origin},
        "text": text,
        "doc_type": {"value": type},
        "header": {field: {"value": value} for field, value in values.items()},
        "sections": [
            {"start": start, "end": end, "labels": [label], "heading": heading, "level": 1, "children": []}
            for (label, heading), start, end in zip(sections, starts, [*starts[1:], len(text)], strict=False)
        ],
        "references": [
            {"start": text.index(code), "end": text.index(code) + len(code), "kind": "numbered", "surface": code, "canonical": code,
             "directive": directive}
            for code, directive in cites
        ],
        "targets": [],
        "recipients": [{"name": recipient, "start": 0, "end": 0} for recipient in recipients],
        "signatory": {"title": {"value": signer[0]}, "name": {"value": signer[1]}} if signer else None,
    }  # fmt: skip


def put(archive: Archive, record: dict[str, Any], access: Access = "public") -> None:
    """Put a record into the store; the index follows at the next `catch_up`."""
    name = record["source"]["name"]
    original = Original(record["id"], name, f"/in/{name}", None, 1, access=access, version="test")
    with archive.store.transaction():
        archive.store.put(original, [(document_row(record, access), record)])
