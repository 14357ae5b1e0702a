"""The record store over a database: rows in, rows out, behind `store.RecordStore`, the same for SQLite and PostgreSQL."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import cast

from docparse.archive import access as access_tables
from docparse.archive import corrections as correction_tables
from docparse.archive import relations
from docparse.archive import stages as stage_tables
from docparse.archive.citations import CitationRow, TargetRow
from docparse.archive.corrections import Correction
from docparse.archive.database import Database
from docparse.archive.migrations import migrate, now, schema_version
from docparse.archive.place import read_only
from docparse.archive.rows import ORIGINAL, ROW, document_of, document_row, with_text, write_document, write_original
from docparse.archive.stages import Stages
from docparse.archive.store import ACCESS, Access, Counts, Decision, Document, Event, EventKind, Failure, Original, RecordData, State
from docparse.errors import ArchiveError

_LONGEST_PATH = 1000
_CHUNK = 500


class SqlStore:
    """A record store in a database. `clearance`: the highest access level that it gives out.

    `make`: a database without tables becomes a new archive; `blank`: one without identity, to be filled by a copy.
    """

    def __init__(self, database: Database, clearance: Access = "public", make: bool = False, blank: bool = False) -> None:
        self.database = database
        self.clearance: Access = clearance
        self._levels = access_tables.levels(clearance)
        if not make and schema_version(database) == 0:
            raise ArchiveError(f"{database.name}: is no archive yet (it has no tables); make one with `docparse ingest PATH --archive …`")
        migrate(database, blank)
        if not blank and not self._has_identity():
            raise ArchiveError(f"{database.name}: a copy or restore into it was not finished; run that command again")

    def _has_identity(self) -> bool:
        return self.database.one("SELECT 1 FROM meta WHERE name = 'identity'") is not None

    @property
    def identity(self) -> str:
        """The archive's own id, given once at its making."""
        row = self.database.one("SELECT value FROM meta WHERE name = 'identity'")
        if row is None:
            raise ArchiveError(f"{self.database.name}: has no identity; a copy into it was not finished, run it again")
        return str(row[0])

    @property
    def agent(self) -> str:
        """Who is at work: the user of the system, or the role of the server."""
        return self.database.user

    @property
    def writable(self) -> bool:
        """Whether this user may write."""
        return self.database.writable

    def sees(self, access: Access) -> bool:
        """Whether the clearance reaches to this level."""
        return ACCESS.index(access) <= ACCESS.index(self.clearance)

    def transaction(self) -> AbstractContextManager[None]:
        """A transaction: committed at the end of the block, rolled back if the block raises; inside another, part of it."""
        if not self.writable:
            raise ArchiveError(read_only(Path(self.database.name).parent if self.database.dialect == "sqlite" else self.database.name))
        return self.database.transaction()

    def _next_change(self) -> int:
        row = self.database.one("UPDATE changes SET last = last + 1 RETURNING last")
        return int(row[0]) if row else 0

    def state_of(self, id: str) -> State | None:
        """Whether these bytes were parsed, failed, or have never been seen (None)."""
        row = self.database.one("SELECT state FROM originals WHERE id = ?", (id,))
        return cast("State", row[0]) if row else None

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

    def failures(self) -> list[Failure]:
        """The failures that still stand, oldest first."""
        return [Failure(*row) for row in self.database.all("SELECT path, name, id, category, reason, at FROM failures ORDER BY at, path")]

    def events(self, subject: str | None = None) -> list[Event]:
        """The log, or what of it concerns one subject, oldest first; without what happened to originals that may not be seen."""
        where, values = ("subject = ? AND", (subject,)) if subject is not None else ("", ())
        rows = self.database.all(
            f"SELECT kind, subject, outcome, detail, at, seq, coalesce(agent, '') FROM events WHERE {where}"
            f" NOT EXISTS (SELECT 1 FROM originals o WHERE o.id = subject AND o.access NOT IN {self._levels}) ORDER BY seq",
            values,
        )
        return [Event(row[0], row[1], row[2], json.loads(row[3]), row[4], row[5], row[6]) for row in rows]

    def originals(self) -> Iterator[Original]:
        """All originals, secret ones too, by id."""
        last = ""
        while rows := self.database.all(f"SELECT {ORIGINAL} FROM originals WHERE id > ? ORDER BY id LIMIT {_CHUNK}", (last,)):
            for row in rows:
                yield Original(*row)
            last = rows[-1][0]

    def find(self, prefix: str, part: int | None = None, limit: int = 20) -> list[Document]:
        """Documents whose id starts with `prefix`."""
        and_part, values = ("AND part = ?", [part]) if part is not None else ("", [])
        rows = self.database.all(
            f"SELECT {ROW} FROM documents WHERE id >= ? AND id < ? AND access IN {self._levels} {and_part} ORDER BY id, part LIMIT ?",
            (prefix, prefix + "g", *values, limit),
        )
        return [document_of(row) for row in rows]

    def documents(self, keys: Iterable[int]) -> dict[int, Document]:
        """Documents by key."""
        wanted = list(keys)
        if not wanted:
            return {}
        marks = ",".join("?" * len(wanted))
        rows = self.database.all(f"SELECT {ROW} FROM documents WHERE key IN ({marks}) AND access IN {self._levels}", wanted)
        return {row[0]: document_of(row) for row in rows}

    def document_keys(self) -> set[int]:
        """The keys of all documents."""
        return {row[0] for row in self.database.all(f"SELECT key FROM documents WHERE access IN {self._levels}")}

    def record(self, key: int) -> RecordData:
        """The record of a document."""
        row = self.database.one(f"SELECT record, text, id, part FROM documents WHERE key = ? AND access IN {self._levels}", (key,))
        if row is None:
            raise ArchiveError(f"{self.database.name}: has no document {key}; search again, it was changed meanwhile")
        return correction_tables.apply(with_text(row[0], row[1]), correction_tables.of(self.database, row[2], row[3]))

    def text(self, key: int, start: int, end: int) -> str:
        """A stretch of a document's text, in code points."""
        row = self.database.one(
            f"SELECT substr(text, ?, ?) FROM documents WHERE key = ? AND access IN {self._levels}", (start + 1, max(0, end - start), key)
        )
        return str(row[0]) if row else ""

    def citations(self, codes: Sequence[str], nodes: Sequence[str]) -> list[tuple[int, CitationRow]]:
        """(document, citation) by code (`34.ct.tw`; `34.ct.` begins codes) or node."""
        return relations.citations(self.database, self._levels, codes, nodes)

    def all_citations(self) -> list[tuple[int, CitationRow]]:
        """(document, citation) of all documents."""
        return relations.all_citations(self.database, self._levels)

    def nodes(self) -> list[tuple[str, str | None, int, int]]:
        """(node, a canonical number, documents that cite it, citations) of everything that documents cite."""
        return relations.nodes(self.database, self._levels)

    def holders(self, codes: Sequence[str] | None = None) -> list[tuple[str, int]]:
        """(code, document) of documents that have one of these numbers themselves; None: of all."""
        return relations.holders(self.database, self._levels, codes)

    def targets(self, words: Sequence[str]) -> list[tuple[int, TargetRow]]:
        """(document, target) of documents whose measure has all these folded words; without words all."""
        return relations.targets(self.database, self._levels, words)

    def last_change(self) -> int:
        """The number of the last write to documents; 0 for an empty store."""
        row = self.database.one("SELECT last FROM changes")
        return int(row[0]) if row else 0

    def changed_since(self, change: int, limit: int) -> list[tuple[Document, RecordData]]:
        """Rows and records of the first `limit` documents written after `change`, in order; hidden ones with an empty record."""
        rows = self.database.all(
            f"SELECT {ROW}, CASE WHEN access IN {self._levels} THEN record ELSE '' END,"
            f" CASE WHEN access IN {self._levels} THEN text ELSE '' END FROM documents WHERE change > ? ORDER BY change LIMIT ?",
            (change, limit),
        )
        corrected = correction_tables.corrected(self.database)
        out = []
        for row in rows:
            document, record = document_of(row[:14]), with_text(row[14], row[15]) if row[14] else {}
            if record and (document.id, document.part) in corrected:
                record = correction_tables.apply(record, correction_tables.of(self.database, document.id, document.part))
            out.append((document, record))
        return out

    def removed_since(self, change: int) -> list[tuple[int, int]]:
        """(key, change) of documents that were taken out after `change`."""
        rows = self.database.all("SELECT key, change FROM removals WHERE change > ? ORDER BY change", (change,))
        return [(row[0], row[1]) for row in rows]

    def aside(self) -> list[Document]:
        """Documents that are put aside for their secrecy mark and wait for a decision, oldest first; of any level."""
        rows = self.database.all(
            f"SELECT {ROW} FROM documents d WHERE access = 'secret' AND NOT EXISTS"
            " (SELECT 1 FROM decisions c WHERE c.id = d.id AND c.part IN (0, d.part)) ORDER BY key"
        )
        return [document_of(row) for row in rows]

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

    def stages(self, id: str) -> Stages | None:
        """What an original went through, with its kept reading; None where nothing is known of it."""
        return stage_tables.of(self.database, id)

    def stage_keys(self, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """(read key, extract key) by id, of those that are known."""
        return stage_tables.keys(self.database, ids)

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
            if correction.undoes is not None:
                detail["undoes"] = correction.undoes
            self.put_event(Event("correction", correction.id, "ok", detail, agent=correction.who))
            return plain

    def corrections(self, id: str | None = None) -> list[Correction]:
        """What people corrected and undid, on one original or on all that may be seen, oldest first."""
        seen = f"SELECT id, part FROM documents WHERE access IN {self._levels}"
        visible = {(row[0], row[1]) for row in self.database.all(seen + (" AND id = ?" if id else ""), (id,) if id else ())}
        return [one for one in correction_tables.every(self.database, id) if (one.id, one.part) in visible]

    def decisions(self, id: str | None = None) -> list[Decision]:
        """What was decided, on one original or on all, oldest first."""
        return access_tables.all_decisions(self.database, id)

    def granted(self, name: str) -> Access:
        """The highest level that a person may see; `public` where nothing was granted."""
        return access_tables.granted(self.database, name)

    def grant(self, name: str, access: Access) -> None:
        """Let a person see documents up to a level; the log tells."""
        with self.transaction():
            access_tables.grant(self.database, name, access, now())
            self.put_event(Event("grant", "archive", "ok", {"name": name, "access": access}))

    def readers(self) -> list[tuple[str, Access]]:
        """(name, level) of those who may see more than public documents."""
        return access_tables.readers(self.database)

    def counts(self) -> Counts:
        """How much it holds that the clearance may see."""
        row = self.database.one(
            f"SELECT (SELECT count(*) FROM originals WHERE access IN {self._levels}),"
            f" (SELECT count(*) FROM documents WHERE access IN {self._levels}), (SELECT count(*) FROM failures),"
            f" (SELECT count(*) FROM documents WHERE access NOT IN {self._levels})"
        )
        return Counts(*(row or (0, 0, 0)))

    def check(self) -> list[str]:
        """Problems of the store itself, one line each; empty when it is whole."""
        return self.database.check()

    def check_records(self) -> list[str]:
        """Read every record of any level: problems, one line each, of those that cannot be read or are not what their row says."""
        problems: list[str] = []
        last = 0
        while rows := self.database.all(f"SELECT {ROW}, record, text FROM documents WHERE key > ? ORDER BY key LIMIT {_CHUNK}", (last,)):
            for row in rows:
                document = document_of(row[:14])
                where = f"store: document {document.id}/{document.part}"
                try:
                    record = with_text(row[14], row[15])
                    if (record["id"], record["source"]["part"]) != (document.id, document.part):
                        problems.append(f"{where}: its record is that of another document; restore it from a backup")
                except (ValueError, TypeError, KeyError) as error:
                    problems.append(f"{where}: its record cannot be read ({error}); restore it from a backup")
            last = rows[-1][0]
        for (id,) in self.database.all(
            "SELECT id FROM originals o WHERE state = 'parsed' AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.id = o.id) ORDER BY id"
        ):
            problems.append(f"store: original {id} was read and has no document; restore it from a backup")
        return problems

    def close(self) -> None:
        """Close it; safe to call twice."""
        self.database.close()


def _short(path: str) -> str:
    """A path as it is known by: an index takes no endless ones (names in a .zip may have 65,535 characters)."""
    return path if len(path) <= _LONGEST_PATH else path[:_LONGEST_PATH] + "…" + hashlib.sha256(path.encode()).hexdigest()[:16]
