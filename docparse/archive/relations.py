"""The tables of citations and targets: filled with the record, in its transaction; asked by code, by node and by words.

Only documents of the access levels that the asker may see are ever given out: what is put aside is in no list and no count.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple

from docparse.archive.access import Levels
from docparse.archive.citations import CitationRow, TargetRow, citation_rows, own_key, target_rows
from docparse.archive.database import Database
from docparse.archive.store import RecordData

SCRIPT = """
CREATE TABLE citations (
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL, code TEXT, node TEXT NOT NULL, directive TEXT, canonical TEXT,
    surface TEXT NOT NULL, type TEXT, date TEXT, issuer TEXT, labels TEXT NOT NULL, heading TEXT,
    PRIMARY KEY (document, start, "end", node)
) STRICT, WITHOUT ROWID;
CREATE INDEX citations_code ON citations (code);
CREATE INDEX citations_node ON citations (node);
CREATE TABLE own_codes (document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE, code TEXT NOT NULL) STRICT;
CREATE INDEX own_codes_code ON own_codes (code);
CREATE TABLE targets (
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, words TEXT NOT NULL, measure TEXT NOT NULL, comparator TEXT, value REAL, value_max REAL,
    unit TEXT, source TEXT NOT NULL, qualitative INTEGER NOT NULL, surface TEXT, heading TEXT
) STRICT;
CREATE INDEX targets_document ON targets (document);
"""

CODES_SCRIPT = """
    CREATE TABLE cited_codes (code TEXT NOT NULL, node TEXT NOT NULL, PRIMARY KEY (code, node)) STRICT, WITHOUT ROWID;
    INSERT INTO cited_codes SELECT DISTINCT code, node FROM citations WHERE code IS NOT NULL;
    DROP INDEX citations_code;
    """
"""What codes stand for which nodes: a small table in the place of a second index over all citations. Each page of an index that a document
touches is written once more, and in a large archive a document touches a page of its own for nearly every citation."""

_CITATION = 'start, "end", kind, code, node, directive, canonical, surface, type, date, issuer, labels, heading'
_TARGET = 'start, "end", words, measure, comparator, value, value_max, unit, source, qualitative, surface, heading'


def keep(db: Database, key: int, record: RecordData, known: bool = True) -> None:
    """Write the rows of a record, in the place of those that were there of it if it is `known`, in the transaction of the caller."""
    if known:
        for table in ("citations", "own_codes", "targets"):
            db.run(f"DELETE FROM {table} WHERE document = ?", (key,))
    citations = [(key, *astuple(citation)) for citation in citation_rows(record)]
    if citations:
        db.run_many(f"INSERT INTO citations (document, {_CITATION}) VALUES (?{', ?' * 13}) ON CONFLICT DO NOTHING", citations)
        db.run_many(
            "INSERT INTO cited_codes VALUES (?, ?) ON CONFLICT DO NOTHING", sorted({(row[4], row[5]) for row in citations if row[4]})
        )
    own = own_key(record)
    if own:
        db.run("INSERT INTO own_codes VALUES (?, ?)", (key, own))
    targets = [(key, *astuple(target)) for target in target_rows(record)]
    if targets:
        db.run_many(f"INSERT INTO targets (document, {_TARGET}) VALUES (?{', ?' * 12})", targets)


def replay(db: Database) -> None:
    """Fill the tables from the records of an archive that was made before there were any."""
    for (key,) in db.all("SELECT key FROM documents ORDER BY key"):
        row = db.one("SELECT record FROM documents WHERE key = ?", (key,))
        if row is not None:
            keep(db, key, json.loads(row[0]))


def citations(db: Database, levels: Levels, codes: Sequence[str], nodes: Sequence[str]) -> list[tuple[int, CitationRow]]:
    """(document, citation) with one of these codes or nodes; a code ending in `.` is a beginning of codes."""
    conditions: list[str] = []
    values: list[str] = []
    for code in codes:
        if code.endswith("."):
            conditions.append("(node IN (SELECT node FROM cited_codes WHERE code >= ? AND code < ?) AND code >= ? AND code < ?)")
            values += [code, code[:-1] + "/"] * 2
        else:
            conditions.append("(node IN (SELECT node FROM cited_codes WHERE code = ?) AND code = ?)")
            values += [code, code]
    conditions += ["node = ?"] * len(nodes)
    values += nodes
    if not conditions:
        return []
    rows = db.all(
        f"SELECT document, {_CITATION} FROM citations WHERE ({' OR '.join(conditions)}) AND {_seen(levels)} ORDER BY document, start",
        values,
    )
    return [(row[0], CitationRow(*row[1:])) for row in rows]


def all_citations(db: Database, levels: Levels) -> list[tuple[int, CitationRow]]:
    """(document, citation) of all documents of these levels."""
    rows = db.all(f"SELECT document, {_CITATION} FROM citations WHERE {_seen(levels)} ORDER BY document, start")
    return [(row[0], CitationRow(*row[1:])) for row in rows]


def nodes(db: Database, levels: Levels) -> list[tuple[str, str | None, int, int]]:
    """(node, a canonical number, documents that cite it, citations) of everything that documents of these levels cite."""
    rows = db.all(
        f"SELECT node, min(canonical), count(DISTINCT document), count(*) FROM citations WHERE {_seen(levels)} GROUP BY node ORDER BY node"
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def holders(db: Database, levels: Levels, codes: Sequence[str] | None) -> list[tuple[str, int]]:
    """(code, document) of documents that have one of these numbers themselves; None: of all."""
    if codes is None:
        return [(row[0], row[1]) for row in db.all(f"SELECT code, document FROM own_codes WHERE {_seen(levels)} ORDER BY document")]
    out: list[tuple[str, int]] = []
    for code in codes:
        rows = db.all(f"SELECT code, document FROM own_codes WHERE code = ? AND {_seen(levels)} ORDER BY document", (code,))
        out += [(row[0], row[1]) for row in rows]
    return out


def targets(db: Database, levels: Levels, words: Sequence[str]) -> list[tuple[int, TargetRow]]:
    """(document, target) of documents whose measure has all these folded words; without words all."""
    where = "".join(" AND instr(words, ?) > 0" for _ in words)
    rows = db.all(
        f"SELECT document, {_TARGET} FROM targets WHERE {_seen(levels)}{where} ORDER BY document, start",
        [f" {word} " for word in words],
    )
    return [(row[0], TargetRow(*row[1:])) for row in rows]


def _seen(levels: Levels) -> str:
    """By key, not `document IN (SELECT …)`: that would list every document of the archive for each question."""
    return f"EXISTS (SELECT 1 FROM documents d WHERE d.key = document AND d.access IN {levels})"
