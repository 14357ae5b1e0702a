"""The reading half of the record store over a database: rows in, what the clearance may see out; the same for SQLite and PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from docparse.archive import access as access_tables
from docparse.archive import corrections as correction_tables
from docparse.archive import relations
from docparse.archive import stages as stage_tables
from docparse.archive.citations import CitationRow, TargetRow
from docparse.archive.corrections import Correction
from docparse.archive.database import Database
from docparse.archive.migrations import migrate, schema_version
from docparse.archive.rows import ORIGINAL, ROW, document_of, with_text
from docparse.archive.stages import Stages
from docparse.archive.store import ACCESS, Access, Counts, Decision, Document, Event, Failure, Original, RecordData, State
from docparse.errors import ArchiveError

_CHUNK = 500


class SqlReading:
    """What a record store in a database gives out. `clearance`: the highest access level that it gives out.

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

    def state_of(self, id: str) -> State | None:
        """Whether these bytes were parsed, failed, or have never been seen (None)."""
        row = self.database.one("SELECT state FROM originals WHERE id = ?", (id,))
        return cast("State", row[0]) if row else None

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
        """The record of a document, with what people corrected."""
        record, id, part = self._read(key)
        return correction_tables.apply(record, correction_tables.of(self.database, id, part))

    def as_read(self, key: int) -> RecordData:
        """The record of a document as it was read, without corrections."""
        return self._read(key)[0]

    def _read(self, key: int) -> tuple[RecordData, str, int]:
        row = self.database.one(f"SELECT record, text, id, part FROM documents WHERE key = ? AND access IN {self._levels}", (key,))
        if row is None:
            raise ArchiveError(f"{self.database.name}: has no document {key}; search again, it was changed meanwhile")
        return with_text(row[0], row[1]), row[2], row[3]

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

    def stages(self, id: str) -> Stages | None:
        """What an original went through, with its kept reading; None where nothing is known of it."""
        return stage_tables.of(self.database, id)

    def stage_keys(self, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """(read key, extract key) by id, of those that are known."""
        return stage_tables.keys(self.database, ids)

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
