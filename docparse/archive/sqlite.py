"""The record store in SQLite (WAL): rows in, rows out, behind `store.RecordStore`. Schema changes are numbered migrations."""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from docparse.archive import relations
from docparse.archive.citations import CitationRow, TargetRow
from docparse.archive.connection import BUSY_MS, connect
from docparse.archive.store import Counts, Document, Event, Failure, Original, RecordData, State
from docparse.errors import ArchiveError

MIGRATIONS: tuple[tuple[int, str, str], ...] = (
    (
        1,
        "originals, documents, failures, events",
        """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE originals (
            id TEXT PRIMARY KEY CHECK (length(id) = 64),
            name TEXT NOT NULL,
            path TEXT NOT NULL,
            container TEXT,
            bytes INTEGER NOT NULL,
            media_type TEXT,
            state TEXT NOT NULL CHECK (state IN ('parsed', 'failed')),
            access TEXT NOT NULL CHECK (access IN ('public', 'restricted', 'secret')),
            added TEXT NOT NULL,
            version TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE names (
            id TEXT NOT NULL, path TEXT NOT NULL, name TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (id, path)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE documents (
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL REFERENCES originals (id),
            part INTEGER NOT NULL,
            change INTEGER NOT NULL,
            access TEXT NOT NULL,
            name TEXT NOT NULL,
            doc_type TEXT, number TEXT, symbol TEXT, code TEXT, date TEXT, issuer TEXT, subject TEXT,
            version TEXT NOT NULL,
            record TEXT NOT NULL,
            text TEXT NOT NULL,
            UNIQUE (id, part)
        ) STRICT;
        CREATE INDEX documents_change ON documents (change);
        CREATE TABLE removals (change INTEGER PRIMARY KEY, key INTEGER NOT NULL) STRICT;
        CREATE TABLE changes (last INTEGER NOT NULL) STRICT;
        INSERT INTO changes VALUES (0);
        CREATE TABLE failures (
            path TEXT PRIMARY KEY, name TEXT NOT NULL, id TEXT, category TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX failures_id ON failures (id);
        CREATE TABLE events (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, outcome TEXT NOT NULL, detail TEXT NOT NULL
        ) STRICT;
        CREATE INDEX events_subject ON events (subject);
        CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
            BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
        CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
            BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
        """,
    ),
    (2, "citations, targets", relations.SCRIPT),
)
"""(version, what it brings, SQL), in order. A released one is never edited: add another."""

_ROW = "key, id, part, change, access, name, doc_type, number, symbol, code, date, issuer, subject, version"


def now() -> str:
    """The present time, ISO 8601 in UTC to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class SqliteStore:
    """A record store in one SQLite file. `writable` False opens it for reading and leaves its schema alone."""

    def __init__(self, path: Path, writable: bool = True) -> None:
        self._path = path
        self._db = connect(path, writable)
        self._db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        self._db.execute("PRAGMA foreign_keys = ON")
        if writable:
            self._db.execute("PRAGMA journal_mode = WAL")
            # A document counts as taken in only once it is on the disk, also if the power fails.
            self._db.execute("PRAGMA synchronous = FULL")
        self._migrate(writable)

    def _migrate(self, writable: bool) -> None:
        have = self._schema_version()
        newest = MIGRATIONS[-1][0]
        if have > newest:
            raise ArchiveError(f"{self._path}: was written by a newer docparse (schema {have}, this one knows {newest}); upgrade docparse")
        if have == newest:
            return
        if not writable:
            raise ArchiveError(f"{self._path}: has the schema {have}, this docparse needs {newest}; run `docparse ingest` on it once")
        with self.transaction():
            self._db.execute(
                "CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL) STRICT"
            )
            # Read again inside the transaction: another process may have migrated meanwhile.
            have = self._schema_version()
            for version, name, script in MIGRATIONS:
                if version <= have:
                    continue
                for statement in _statements(script):
                    self._db.execute(statement)
                self._db.execute("INSERT INTO migrations VALUES (?, ?, ?)", (version, name, now()))
                if version == 1:
                    self._db.execute("INSERT INTO meta VALUES ('identity', ?)", (str(uuid.uuid4()),))
                    self.put_event(Event("create", "archive", "ok", {"schema": version}))
                elif version == 2:
                    relations.replay(self._db)

    def _schema_version(self) -> int:
        if not self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'migrations'").fetchone():
            return 0
        return int(self._db.execute("SELECT coalesce(max(version), 0) FROM migrations").fetchone()[0])

    @property
    def identity(self) -> str:
        """The archive's own id, given once at its making."""
        return str(self._db.execute("SELECT value FROM meta WHERE name = 'identity'").fetchone()[0])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A transaction: committed at the end of the block, rolled back if the block raises; inside another, part of it."""
        if self._db.in_transaction:
            yield
            return
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def _next_change(self) -> int:
        self._db.execute("UPDATE changes SET last = last + 1")
        return self.last_change()

    def state_of(self, id: str) -> State | None:
        """Whether these bytes were parsed, failed, or have never been seen (None)."""
        row = self._db.execute("SELECT state FROM originals WHERE id = ?", (id,)).fetchone()
        return cast("State", row[0]) if row else None

    def put(self, original: Original, documents: Sequence[tuple[Document, RecordData]]) -> None:
        """Keep an original with its documents (row and record each), in the place of what was there of it before."""
        with self.transaction():
            self._put_original(original)
            self._db.execute("DELETE FROM failures WHERE id = ? OR path = ?", (original.id, original.path))
            parts = {document.part for document, _ in documents}
            for part, key in self._db.execute("SELECT part, key FROM documents WHERE id = ?", (original.id,)).fetchall():
                if part not in parts:
                    self._db.execute("DELETE FROM documents WHERE key = ?", (key,))
                    self._db.execute("INSERT INTO removals VALUES (?, ?)", (self._next_change(), key))
            for document, record in documents:
                document.change = self._next_change()
                row = self._db.execute(
                    "INSERT INTO documents (id, part, change, access, name, doc_type, number, symbol, code, date, issuer, subject,"
                    " version, record, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    " ON CONFLICT (id, part) DO UPDATE SET change = excluded.change, access = excluded.access, name = excluded.name,"
                    " doc_type = excluded.doc_type, number = excluded.number, symbol = excluded.symbol, code = excluded.code,"
                    " date = excluded.date, issuer = excluded.issuer, subject = excluded.subject, version = excluded.version,"
                    " record = excluded.record, text = excluded.text RETURNING key",
                    (
                        document.id, document.part, document.change, document.access, document.name, document.doc_type,
                        document.number, document.symbol, document.code, document.date, document.issuer, document.subject,
                        document.version, _without_text(record), record["text"],
                    ),
                ).fetchone()  # fmt: skip
                document.key = int(row[0])
                relations.keep(self._db, document.key, record)
            detail = {"name": original.name, "documents": len(documents), "version": original.version}
            self.put_event(Event("ingest", original.id, "ok", detail | ({"access": "secret"} if original.access == "secret" else {})))

    def _put_original(self, original: Original) -> None:
        original.added = original.added or now()
        self._db.execute(
            "INSERT INTO originals (id, name, path, container, bytes, media_type, state, access, added, version)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET media_type = excluded.media_type, state = excluded.state, access = excluded.access,"
            " version = excluded.version",
            (
                original.id, original.name, original.path, original.container, original.bytes, original.media_type,
                original.state, original.access, original.added, original.version,
            ),
        )  # fmt: skip
        self.put_name(original.id, original.name, original.path)

    def put_failure(self, failure: Failure, original: Original | None) -> None:
        """Keep a failure; `original` where its bytes are in the archive."""
        with self.transaction():
            if original is not None and self.state_of(original.id) != "parsed":
                self._put_original(original)
            failure.at = failure.at or now()
            self._db.execute(
                "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?, ?)",
                (failure.path, failure.name, failure.id, failure.category, failure.reason, failure.at),
            )
            detail = {"name": failure.name, "category": failure.category, "reason": failure.reason}
            self.put_event(Event("fail", failure.id or failure.path, failure.category, detail))

    def put_name(self, id: str, name: str, path: str) -> None:
        """Remember that the same bytes were also met under another path."""
        known = self._db.execute("SELECT 1 FROM names WHERE id = ? AND path = ?", (id, path)).fetchone()
        if not known:
            self._db.execute("INSERT INTO names VALUES (?, ?, ?, ?)", (id, path, name, now()))

    def put_event(self, event: Event) -> None:
        """Add to the log of events."""
        self._db.execute(
            "INSERT INTO events (at, kind, subject, outcome, detail) VALUES (?, ?, ?, ?, ?)",
            (event.at or now(), event.kind, event.subject, event.outcome, json.dumps(event.detail, ensure_ascii=False)),
        )

    def clear_failure(self, path: str) -> None:
        """Forget the failure of a path: it has been read since."""
        self._db.execute("DELETE FROM failures WHERE path = ?", (path,))

    def failures(self) -> list[Failure]:
        """The failures that still stand, oldest first."""
        rows = self._db.execute("SELECT path, name, id, category, reason, at FROM failures ORDER BY at, path")
        return [Failure(*row) for row in rows]

    def events(self, subject: str | None = None) -> list[Event]:
        """The log, or what of it concerns one subject, oldest first."""
        rows = self._db.execute(
            "SELECT kind, subject, outcome, detail, at, seq FROM events WHERE ?1 IS NULL OR subject = ?1 ORDER BY seq", (subject,)
        )
        return [Event(row[0], row[1], row[2], json.loads(row[3]), row[4], row[5]) for row in rows]

    def originals(self) -> Iterator[Original]:
        """All originals, secret ones too, by id."""
        for row in self._db.execute(
            "SELECT id, name, path, container, bytes, state, media_type, access, added, version FROM originals ORDER BY id"
        ):
            yield Original(*row)

    def find(self, prefix: str, part: int | None = None, limit: int = 20) -> list[Document]:
        """Public documents whose id starts with `prefix`."""
        rows = self._db.execute(
            f"SELECT {_ROW} FROM documents WHERE id >= ?1 AND id < ?1 || 'g' AND access = 'public' AND (?2 IS NULL OR part = ?2)"
            " ORDER BY id, part LIMIT ?3",
            (prefix, part, limit),
        )
        return [_document(row) for row in rows]

    def documents(self, keys: Iterable[int]) -> dict[int, Document]:
        """Public documents by key."""
        wanted = list(keys)
        marks = ",".join("?" * len(wanted))
        rows = self._db.execute(f"SELECT {_ROW} FROM documents WHERE key IN ({marks}) AND access = 'public'", wanted)
        return {row[0]: _document(row) for row in rows}

    def document_keys(self) -> set[int]:
        """The keys of all public documents."""
        return {row[0] for row in self._db.execute("SELECT key FROM documents WHERE access = 'public'")}

    def record(self, key: int) -> RecordData:
        """The record of a document."""
        row = self._db.execute("SELECT record, text FROM documents WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise ArchiveError(f"{self._path}: has no document {key}; search again, it was changed meanwhile")
        return _with_text(row[0], row[1])

    def text(self, key: int, start: int, end: int) -> str:
        """A stretch of a document's text, in code points."""
        row = self._db.execute("SELECT substr(text, ?, ?) FROM documents WHERE key = ?", (start + 1, max(0, end - start), key)).fetchone()
        return str(row[0]) if row else ""

    def citations(self, codes: Sequence[str], nodes: Sequence[str]) -> list[tuple[int, CitationRow]]:
        """(document, citation) of public documents by code (`34.ct.tw`; `34.ct.` begins codes) or node."""
        return relations.citations(self._db, codes, nodes)

    def all_citations(self) -> list[tuple[int, CitationRow]]:
        """(document, citation) of all public documents."""
        return relations.all_citations(self._db)

    def nodes(self) -> list[tuple[str, str | None, int, int]]:
        """(node, a canonical number, documents that cite it, citations) of everything that public documents cite."""
        return relations.nodes(self._db)

    def holders(self, codes: Sequence[str] | None = None) -> list[tuple[str, int]]:
        """(code, document) of public documents that have one of these numbers themselves; None: of all."""
        return relations.holders(self._db, codes)

    def targets(self, words: Sequence[str]) -> list[tuple[int, TargetRow]]:
        """(document, target) of public documents whose measure has all these folded words; without words all."""
        return relations.targets(self._db, words)

    def last_change(self) -> int:
        """The number of the last write to documents; 0 for an empty store."""
        return int(self._db.execute("SELECT last FROM changes").fetchone()[0])

    def changed_since(self, change: int, limit: int) -> list[tuple[Document, RecordData]]:
        """Rows and records of the first `limit` documents written after `change`, in order; secret ones too."""
        rows = self._db.execute(f"SELECT {_ROW}, record, text FROM documents WHERE change > ? ORDER BY change LIMIT ?", (change, limit))
        return [(_document(row[:14]), _with_text(row[14], row[15])) for row in rows]

    def removed_since(self, change: int) -> list[tuple[int, int]]:
        """(key, change) of documents that were taken out after `change`."""
        return list(self._db.execute("SELECT key, change FROM removals WHERE change > ? ORDER BY change", (change,)))

    def counts(self) -> Counts:
        """How much it holds."""
        row = self._db.execute(
            "SELECT (SELECT count(*) FROM originals WHERE access = 'public'), (SELECT count(*) FROM documents WHERE access = 'public'),"
            " (SELECT count(*) FROM failures), (SELECT count(*) FROM originals WHERE access = 'secret')"
        ).fetchone()
        return Counts(*row)

    def check(self) -> list[str]:
        """Problems of the store itself, one line each; empty when it is whole."""
        try:
            problems = [f"store: {row[0]}" for row in self._db.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
            problems += [f"store: a row of {row[0]} points at nothing" for row in self._db.execute("PRAGMA foreign_key_check")]
        except (ArchiveError, sqlite3.Error) as error:
            return [f"store: {error}"]
        return problems

    def close(self) -> None:
        """Close it; safe to call twice."""
        self._db.close()


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, triggers whole (`executescript` would commit the open transaction)."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _document(row: Sequence[Any]) -> Document:
    key, id, part, change, access, name, doc_type, number, symbol, code, date, issuer, subject, version = row
    return Document(id, part, name, doc_type, number, symbol, code, date, issuer, subject, access, key, change, version)


def _without_text(record: RecordData) -> str:
    """The record as JSON with its text left out: that is stored apart, so that a snippet need not read the whole record."""
    return json.dumps(record | {"text": ""}, ensure_ascii=False, separators=(",", ":"))


def _with_text(record: str, text: str) -> RecordData:
    data: RecordData = json.loads(record)
    data["text"] = text
    return data
