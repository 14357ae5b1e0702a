"""What an archive remembers: rows in, rows out. The interface that every record store keeps, and the rows that cross it.

`SqlStore` (sql_store.py) keeps it over a database: SQLite (sqlite.py) in a folder, PostgreSQL (postgresql.py) for many writers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

from docparse.errors import Category

if TYPE_CHECKING:
    from docparse.archive.citations import CitationRow, TargetRow
    from docparse.archive.corrections import Correction
    from docparse.archive.stages import Stages

RecordData = dict[str, Any]
"""A record of the contract as plain JSON data: reading an archive needs no model classes, and starts fast."""

State = Literal["parsed", "failed"]
Access = Literal["public", "restricted", "secret"]
EventKind = Literal[
    "create", "ingest", "fail", "seen", "reprocess", "correction", "export", "access", "decision", "grant", "copy", "backup", "restore"
]  # fmt: skip
"""`access`: what is not public was looked at; `decision`: a person set the access of a document; `grant`: who may see what."""

ACCESS: tuple[Access, ...] = ("public", "restricted", "secret")
"""From what everybody may see to what is put aside."""


@dataclass(slots=True)
class Original:
    """A string of bytes as received. `id` is its SHA-256; `container` the .zip or .eml that it came in; `added` ISO 8601, UTC."""

    id: str
    name: str
    path: str
    container: str | None
    bytes: int
    state: State = "parsed"
    media_type: str | None = None
    access: Access = "public"
    added: str = ""
    version: str = ""


@dataclass(slots=True)
class Document:
    """One document of an original (`part` counts from 1) with the columns that lists show.

    `code` is the document's own number with its symbol (`15/KH-UBND`); `date` is EDTF. `key` and `change` are given by the
    store: `key` names the row in the index, `change` grows with every write and tells the index what is new.
    """

    id: str
    part: int
    name: str
    doc_type: str | None
    number: str | None
    symbol: str | None
    code: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    access: Access = "public"
    key: int = 0
    change: int = 0
    version: str = ""


@dataclass(slots=True)
class Failure:
    """A file that could not be taken in. `id` is None where no bytes could be read. `reason` says what to do as well."""

    path: str
    name: str
    id: str | None
    category: Category
    reason: str
    at: str = ""


@dataclass(slots=True)
class Event:
    """What happened to what, when, and who did it, in the manner of PREMIS: kept for ever, never changed.

    `at` and `agent` (user of the system, role of the server) are filled in by the store where they are empty.
    """

    kind: EventKind
    subject: str
    outcome: str
    detail: dict[str, Any] = field(default_factory=dict)
    at: str = ""
    seq: int = 0
    agent: str = ""


@dataclass(slots=True)
class Decision:
    """What a person decided on the access of an original (`part` 0) or of one document of it; later ones overrule earlier ones."""

    id: str
    part: int
    access: Access
    who: str
    why: str
    at: str = ""


@dataclass(slots=True)
class Counts:
    """How much an archive holds that the asker may see; `hidden`: how many documents more there are that the asker may not see."""

    originals: int
    documents: int
    failures: int
    hidden: int = 0


class RecordStore(Protocol):
    """The system of record of an archive. Every write belongs to a transaction and is all there or not at all.

    A store is opened with a clearance. What it gives out (documents, records, text, citations, targets, counts, events) is of documents
    that this clearance may see, unless a method says otherwise.
    """

    @property
    def identity(self) -> str:
        """The archive's own id, given once at its making."""

    @property
    def clearance(self) -> Access:
        """The highest access level that is given out."""

    @property
    def agent(self) -> str:
        """Who is at work, as events name them."""

    @property
    def writable(self) -> bool:
        """Whether this user may write."""

    def sees(self, access: Access) -> bool:
        """Whether the clearance reaches to this level."""

    def transaction(self) -> AbstractContextManager[None]:
        """A transaction: committed at the end of the block, rolled back if the block raises."""

    def state_of(self, id: str) -> State | None:
        """Whether these bytes were parsed, failed, or have never been seen (None)."""

    def put(
        self,
        original: Original,
        documents: Sequence[tuple[Document, RecordData]],
        stages: Stages | None = None,
        kind: EventKind = "ingest",
    ) -> None:
        """Keep an original with its documents (row and record each), in the place of what was there of it before.

        Where a person decided on the access of a document, or corrected a field, that stands, whatever the rows say.
        `stages`: what it went through; `kind`: of the event that the log gets.
        """

    def stages(self, id: str) -> Stages | None:
        """What an original went through, with its kept reading; None where nothing is known of it."""

    def stage_keys(self, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """(read key, extract key) by id, of those that are known."""

    def correct(self, correction: Correction) -> Document:
        """Keep a correction, or the undoing of one; the document's row as it is then. The log tells. Raises ArchiveError."""

    def corrections(self, id: str | None = None) -> list[Correction]:
        """What people corrected and undid, on one original or on all that may be seen, oldest first."""

    def put_failure(self, failure: Failure, original: Original | None) -> None:
        """Keep a failure; `original` where its bytes are in the archive."""

    def put_name(self, id: str, name: str, path: str) -> None:
        """Remember that the same bytes were also met under another path."""

    def put_event(self, event: Event) -> None:
        """Add to the log of events."""

    def clear_failure(self, path: str) -> None:
        """Forget the failure of a path: it has been read since."""

    def failures(self) -> list[Failure]:
        """The failures that still stand, oldest first."""

    def events(self, subject: str | None = None) -> list[Event]:
        """The log, or what of it concerns one subject, oldest first."""

    def originals(self) -> Iterator[Original]:
        """All originals, secret ones too, by id."""

    def find(self, prefix: str, part: int | None = None, limit: int = 20) -> list[Document]:
        """Documents whose id starts with `prefix`."""

    def documents(self, keys: Iterable[int]) -> dict[int, Document]:
        """Documents by key."""

    def document_keys(self) -> set[int]:
        """The keys of all documents."""

    def record(self, key: int) -> RecordData:
        """The record of a document, with what people corrected."""

    def as_read(self, key: int) -> RecordData:
        """The record of a document as it was read, without corrections."""

    def text(self, key: int, start: int, end: int) -> str:
        """A stretch of a document's text, in code points."""

    def citations(self, codes: Sequence[str], nodes: Sequence[str]) -> list[tuple[int, CitationRow]]:
        """(document, citation) by code (`34.ct.tw`; `34.ct.` begins codes) or node, in the order of the text."""

    def all_citations(self) -> list[tuple[int, CitationRow]]:
        """(document, citation) of all documents."""

    def nodes(self) -> list[tuple[str, str | None, int, int]]:
        """(node, a canonical number, documents that cite it, citations) of everything that documents cite."""

    def holders(self, codes: Sequence[str] | None = None) -> list[tuple[str, int]]:
        """(code, document) of documents that have one of these numbers themselves; None: of all."""

    def targets(self, words: Sequence[str]) -> list[tuple[int, TargetRow]]:
        """(document, target) of documents whose measure has all these folded words; without words all."""

    def last_change(self) -> int:
        """The number of the last write to documents; 0 for an empty store."""

    def changed_since(self, change: int, limit: int) -> list[tuple[Document, RecordData]]:
        """Rows and records of the first `limit` documents written after `change`, in order.

        What the clearance may not see is there with its row and an empty record, so that an index can drop it.
        """

    def removed_since(self, change: int) -> list[tuple[int, int]]:
        """(key, change) of documents that were taken out after `change`."""

    def aside(self) -> list[Document]:
        """Documents that are put aside for their secrecy mark and wait for a decision, oldest first; of any level."""

    def decide(self, decision: Decision) -> list[Document]:
        """Set the access of an original's documents, or of one part; they change, and the log tells. Empty where there are none."""

    def decisions(self, id: str | None = None) -> list[Decision]:
        """What was decided, on one original or on all, oldest first."""

    def granted(self, name: str) -> Access:
        """The highest level that a person may see; `public` where nothing was granted."""

    def grant(self, name: str, access: Access) -> None:
        """Let a person see documents up to a level; the log tells."""

    def readers(self) -> list[tuple[str, Access]]:
        """(name, level) of those who may see more than public documents."""

    def counts(self) -> Counts:
        """How much it holds."""

    def check(self) -> list[str]:
        """Problems of the store itself, one line each; empty when it is whole."""

    def check_records(self) -> list[str]:
        """Read every record of any level: problems, one line each, of those that cannot be read or are not what their row says."""

    def close(self) -> None:
        """Close it; safe to call twice."""
