"""The record store over a database: rows in, rows out, behind `store.RecordStore`, the same for SQLite and PostgreSQL.

Here is what writes; what reads is in sql_reading.py.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from docparse.archive import access as access_tables
from docparse.archive import corrections as correction_tables
from docparse.archive import relations
from docparse.archive import stages as stage_tables
from docparse.archive.corrections import Correction
from docparse.archive.migrations import now
from docparse.archive.place import read_only
from docparse.archive.rows import ROW, document_of, document_row, with_text, write_document, write_original
from docparse.archive.sql_reading import SqlReading
from docparse.archive.stages import Stages
from docparse.archive.store import ACCESS, Access, Decision, Document, Event, EventKind, Failure, Original, RecordData
from docparse.errors import ArchiveError

_LONGEST_PATH = 1000


class SqlStore(SqlReading):
    """A record store in a database; arguments as of `SqlReading`."""

    def transaction(self) -> AbstractContextManager[None]:
        """A transaction: committed at the end of the block, rolled back if the block raises; inside another, part of it."""
        if not self.writable:
            raise ArchiveError(read_only(Path(self.database.name).parent if self.database.dialect == "sqlite" else self.database.name))
        return self.database.transaction()

    def _next_change(self) -> int:
        row = self.database.one("UPDATE changes SET last = last + 1 RETURNING last")
        return int(row[0]) if row else 0

    def put(
        self,
        original: Original,
        documents: Sequence[tuple[Document, RecordData]],
        stages: Stages | None = None,
        kind: EventKind = "ingest",
    ) -> None:
        """Keep an original with its documents (row and record each), in the place of what was there of it before."""
        with self.transaction():
            known = self.state_of(original.id) is not None
            if known:
                self._apply_decisions(original, [document for document, _ in documents])
            self._put_original(original, known)
            self.database.run("DELETE FROM failures WHERE id = ? OR path = ?", (original.id, _short(original.path)))
            keys: dict[int, int] = {}
            if known:
                keys = dict(self.database.all("SELECT part, key FROM documents WHERE id = ?", (original.id,)))
                for part in keys.keys() - {document.part for document, _ in documents}:
                    self.database.run("DELETE FROM documents WHERE key = ?", (keys[part],))
                    self.database.run("INSERT INTO removals VALUES (?, ?)", (self._next_change(), keys[part]))
            for document, record in documents:
                self._put_document(document, record, document.part in keys)
            if stages is not None:
                stage_tables.keep(self.database, original.id, stages)
            detail = {"name": original.name, "documents": len(documents), "version": original.version}
            self.put_event(Event(kind, original.id, "ok", detail))

    def _apply_decisions(self, original: Original, documents: list[Document]) -> None:
        decided = access_tables.decided(self.database, original.id)
        for document in documents:
            document.access = decided.get(document.part, decided.get(0, document.access))
        if decided and documents:
            original.access = max((document.access for document in documents), key=ACCESS.index)

    def _put_document(self, document: Document, record: RecordData, known: bool) -> None:
        # The record is kept as it was read; the columns that lists show are those of the record as corrected.
        shown = correction_tables.apply(record, correction_tables.of(self.database, document.id, document.part)) if known else record
        if shown is not record:
            row_of = document_row(shown, document.access)
            document.doc_type, document.number, document.symbol, document.code = row_of.doc_type, row_of.number, row_of.symbol, row_of.code
            document.date, document.issuer, document.subject = row_of.date, row_of.issuer, row_of.subject
        document.change = self._next_change()
        write_document(self.database, document, record)
        relations.keep(self.database, document.key, shown, known)

    def _put_original(self, original: Original, known: bool = True) -> None:
        original.added = original.added or now()
        write_original(self.database, original)
        if known:
            self.put_name(original.id, original.name, original.path)

    def put_failure(self, failure: Failure, original: Original | None) -> None:
        """Keep a failure; `original` where its bytes are in the archive."""
        with self.transaction():
            if original is not None and self.state_of(original.id) != "parsed":
                self._put_original(original)
            failure.at = failure.at or now()
            self.database.run(
                "INSERT INTO failures VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET name = excluded.name, id = excluded.id,"
                " category = excluded.category, reason = excluded.reason, at = excluded.at",
                (_short(failure.path), failure.name, failure.id, failure.category, failure.reason, failure.at),
            )
            detail = {"name": failure.name, "category": failure.category, "reason": failure.reason}
            self.put_event(Event("fail", failure.id or _short(failure.path), failure.category, detail))

    def put_name(self, id: str, name: str, path: str) -> None:
        """Remember that the same bytes were also met under another path."""
        with self.transaction():
            self.database.run(
                "INSERT INTO names SELECT ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM originals WHERE id = ? AND path = ?)"
                " ON CONFLICT DO NOTHING",
                (id, _short(path), name, now(), id, path),
            )

    def put_event(self, event: Event) -> None:
        """Add to the log of events."""
        with self.transaction():
            self.database.run(
                "INSERT INTO events (at, kind, subject, outcome, detail, agent) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    event.at or now(), event.kind, event.subject, event.outcome, json.dumps(event.detail, ensure_ascii=False),
                    event.agent or self.agent,
                ),
            )  # fmt: skip

    def clear_failure(self, path: str) -> None:
        """Forget the failure of a path: it has been read since."""
        with self.transaction():
            self.database.run("DELETE FROM failures WHERE path = ?", (_short(path),))

    def decide(self, decision: Decision) -> list[Document]:
        """Set the access of an original's documents, or of one part; they change, and the log tells. Empty where there are none."""
        with self.transaction():
            rows = self.database.all(f"SELECT {ROW} FROM documents WHERE id = ? ORDER BY part", (decision.id,))
            documents = [document_of(row) for row in rows]
            meant = [document for document in documents if decision.part in (0, document.part)]
            if not meant:
                return []
            decision.at = decision.at or now()
            access_tables.keep_decision(self.database, decision)
            detail = {"part": decision.part, "from": meant[0].access, "to": decision.access, "why": decision.why}
            for document in meant:
                document.access, document.change = decision.access, self._next_change()
                self.database.run(
                    "UPDATE documents SET access = ?, change = ? WHERE key = ?", (document.access, document.change, document.key)
                )
            highest = max((document.access for document in documents), key=ACCESS.index)
            self.database.run("UPDATE originals SET access = ? WHERE id = ?", (highest, decision.id))
            self.put_event(Event("decision", decision.id, "ok", detail, agent=decision.who))
            return meant

    def correct(self, correction: Correction) -> Document:
        """Keep a correction, or the undoing of one; the document's row as it is then. The log tells."""
        with self.transaction():
            row = self.database.one(
                f"SELECT {ROW}, record, text FROM documents WHERE id = ? AND part = ? AND access IN {self._levels}",
                (correction.id, correction.part),
            )
            if row is None:
                raise ArchiveError(f"{self.database.name}: has no document {correction.id[:10]}/{correction.part}")
            document, record = document_of(row[:14]), with_text(row[14], row[15])
            correction.at = correction.at or now()
            correction_tables.keep(self.database, correction)
            # With its last correction undone, the columns are again those of the record as it was read.
            plain = document_row(record, document.access)
            plain.key, plain.version = document.key, document.version
            self._put_document(plain, record, True)
            detail = {"part": correction.part, "field": correction.field, "value": correction.value, "why": correction.why}
            if correction.item is not None:
                detail["item"] = correction.item
            if correction.undoes is not None:
                detail["undoes"] = correction.undoes
            self.put_event(Event("correction", correction.id, "ok", detail, agent=correction.who))
            return plain

    def grant(self, name: str, access: Access) -> None:
        """Let a person see documents up to a level; the log tells."""
        with self.transaction():
            access_tables.grant(self.database, name, access, now())
            self.put_event(Event("grant", "archive", "ok", {"name": name, "access": access}))


def _short(path: str) -> str:
    """A path as it is known by: an index takes no endless ones (names in a .zip may have 65,535 characters)."""
    return path if len(path) <= _LONGEST_PATH else path[:_LONGEST_PATH] + "…" + hashlib.sha256(path.encode()).hexdigest()[:16]
