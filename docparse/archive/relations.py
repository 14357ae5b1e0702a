"""The tables of citations and targets in SQLite: filled with the record, in its transaction; asked by code, by node and by words.

Only public documents are ever given out: what is put aside is in no list and no count.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import astuple

from docparse.archive.citations import CitationRow, TargetRow, citation_rows, own_key, target_rows
from docparse.archive.store import RecordData

SCRIPT = """
CREATE TABLE citations (
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, kind TEXT NOT NULL, code TEXT, node TEXT NOT NULL, directive TEXT, canonical TEXT,
    surface TEXT NOT NULL, type TEXT, date TEXT, issuer TEXT, labels TEXT NOT NULL, heading TEXT,
    PRIMARY KEY (document, start, end, node)
) STRICT, WITHOUT ROWID;
CREATE INDEX citations_code ON citations (code);
CREATE INDEX citations_node ON citations (node);
CREATE TABLE own_codes (document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE, code TEXT NOT NULL) STRICT;
CREATE INDEX own_codes_code ON own_codes (code);
CREATE TABLE targets (
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, words TEXT NOT NULL, measure TEXT NOT NULL, comparator TEXT, value REAL, value_max REAL,
    unit TEXT, source TEXT NOT NULL, qualitative INTEGER NOT NULL, surface TEXT, heading TEXT
) STRICT;
CREATE INDEX targets_document ON targets (document);
"""

_CITATION = "start, end, kind, code, node, directive, canonical, surface, type, date, issuer, labels, heading"
_PUBLIC = "EXISTS (SELECT 1 FROM documents d WHERE d.key = document AND d.access = 'public')"
"""By key, not `document IN (SELECT …)`: that would list every document of the archive for each question."""
_TARGET = "start, end, words, measure, comparator, value, value_max, unit, source, qualitative, surface, heading"


def keep(db: sqlite3.Connection, key: int, record: RecordData) -> None:
    """Write the rows of a record in the place of those that were there of it, inside the transaction of the caller."""
    for table in ("citations", "own_codes", "targets"):
        db.execute(f"DELETE FROM {table} WHERE document = ?", (key,))
    for citation in citation_rows(record):
        db.execute(f"INSERT OR IGNORE INTO citations (document, {_CITATION}) VALUES (?{', ?' * 13})", (key, *astuple(citation)))
    own = own_key(record)
    if own:
        db.execute("INSERT INTO own_codes VALUES (?, ?)", (key, own))
    for target in target_rows(record):
        db.execute(f"INSERT INTO targets (document, {_TARGET}) VALUES (?{', ?' * 12})", (key, *astuple(target)))


def replay(db: sqlite3.Connection) -> None:
    """Fill the tables from the records of an archive that was made before there were any."""
    for (key,) in db.execute("SELECT key FROM documents ORDER BY key").fetchall():
        keep(db, key, json.loads(db.execute("SELECT record FROM documents WHERE key = ?", (key,)).fetchone()[0]))


def citations(db: sqlite3.Connection, codes: Sequence[str], nodes: Sequence[str]) -> list[tuple[int, CitationRow]]:
    """(document, citation) of public documents with one of these codes or nodes; a code ending in `.` is a beginning of codes."""
    conditions: list[str] = []
    values: list[str] = []
    for code in codes:
        if code.endswith("."):
            conditions.append("(code >= ? AND code < ?)")
            values += [code, code[:-1] + "/"]
        else:
            conditions.append("code = ?")
            values.append(code)
    conditions += ["node = ?"] * len(nodes)
    values += nodes
    if not conditions:
        return []
    rows = db.execute(
        f"SELECT document, {_CITATION} FROM citations WHERE ({' OR '.join(conditions)}) AND {_PUBLIC} ORDER BY document, start",
        values,
    )
    return [(row[0], CitationRow(*row[1:])) for row in rows]


def all_citations(db: sqlite3.Connection) -> list[tuple[int, CitationRow]]:
    """(document, citation) of all public documents."""
    rows = db.execute(f"SELECT document, {_CITATION} FROM citations WHERE {_PUBLIC} ORDER BY document, start")
    return [(row[0], CitationRow(*row[1:])) for row in rows]


def nodes(db: sqlite3.Connection) -> list[tuple[str, str | None, int, int]]:
    """(node, a canonical number, documents that cite it, citations) of everything that public documents cite."""
    return list(db.execute(f"SELECT node, min(canonical), count(DISTINCT document), count(*) FROM citations WHERE {_PUBLIC} GROUP BY node"))


def holders(db: sqlite3.Connection, codes: Sequence[str] | None) -> list[tuple[str, int]]:
    """(code, document) of public documents that have one of these numbers themselves; None: of all."""
    if codes is None:
        return list(db.execute(f"SELECT code, document FROM own_codes WHERE {_PUBLIC} ORDER BY document"))
    out: list[tuple[str, int]] = []
    for code in codes:
        out += db.execute(f"SELECT code, document FROM own_codes WHERE code = ? AND {_PUBLIC} ORDER BY document", (code,)).fetchall()
    return out


def targets(db: sqlite3.Connection, words: Sequence[str]) -> list[tuple[int, TargetRow]]:
    """(document, target) of public documents whose measure has all these folded words; without words all."""
    where = "".join(" AND instr(words, ?)" for _ in words)
    rows = db.execute(
        f"SELECT document, {_TARGET} FROM targets WHERE {_PUBLIC}{where} ORDER BY document, start",
        [f" {word} " for word in words],
    )
    return [(row[0], TargetRow(*row[1:])) for row in rows]
