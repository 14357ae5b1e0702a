"""Documents of the store in, a tantivy index out: derived, rebuildable at any time, replayed from the last change it holds.

The store is the system of record. `state.json` beside the index says up to which change of the store it is committed; whatever
came later is added again at the next chance, and adding twice is harmless, because a document's old entries are deleted first.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import tantivy

from docparse.archive.entries import HEADER, DocumentEntries, entries_of
from docparse.archive.facets import FIELDS, PER_DOCUMENT, SECTION, label_bits
from docparse.archive.store import RecordStore
from docparse.errors import ArchiveError

FORMAT = 6
"""Grows whenever fields or tokens change; an index of another format is rebuilt."""

RECORDS = "records.sqlite"
"""The file of the records beside an index, where they are in a folder."""

NAMED = ("to", "signer")
"""Fields that only a query by their name asks. They stand in the header's entry alone: repeated in each they would cost a fifth more."""

HEADING = 2
"""How often the words of a heading stand in the index beside their place in the text."""

_HEAP = 48_000_000
_BATCH = 100
_COMMIT_EVERY = 2_000


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    # Integers, not unsigned: tantivy-py matches a Python int against signed fields only when it deletes by term.
    for name in ("key", "date_from", "date_to", "kind"):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_integer_field("entry", indexed=True, fast=True)
    for name in ("start", "end", "heading", "labels"):
        builder.add_integer_field(name, fast=True)
    builder.add_text_field("body", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("exact", tokenizer_name="whitespace", index_option="freq")
    # Its own words and those of its document in one field: words in it are one intersection, which tantivy does best.
    builder.add_text_field("all", tokenizer_name="whitespace", index_option="freq")
    # Shared by all entries of a document, which stand side by side in the index: these cost little.
    for name in ("codes", "own", "cites", "issuer", *NAMED):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in (*FIELDS.values(), SECTION):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    return builder.build()


class SearchIndex:
    """The index folder of an archive. Opening reads; only `catch_up` and `rebuild` write (under the archive's lock)."""

    def __init__(self, folder: Path, identity: str) -> None:
        self.folder = folder
        self._identity = identity
        self._state = folder / "state.json"
        self._index: tantivy.Index | None = None
        self._writer: tantivy.IndexWriter | None = None
        self._committed = 0
        self._links: tempfile.TemporaryDirectory[str] | None = None

    def change(self) -> int:
        """The last change of the store that is in the index; -1 where there is no usable index."""
        try:
            state = json.loads(self._state.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return -1
        if state.get("format") != FORMAT or state.get("archive") != self._identity:
            return -1
        return int(state["change"])

    @property
    def index(self) -> tantivy.Index:
        """The open index. Raises ArchiveError if there is none or it is damaged."""
        if self._index is None:
            try:
                self._index = tantivy.Index.open(str(self._place()))
            except Exception as error:  # tantivy raises bare ValueError and OSError of many kinds
                raise ArchiveError(f"{self.folder}: the index cannot be opened ({error}); run `docparse verify --repair`") from error
        return self._index

    def _place(self) -> Path:
        """Where the index is opened: its folder, or a folder of links to its files where that may not be written.

        Tantivy lays down a lock even to read; on a read-only share or disc the lock has to lie elsewhere.
        """
        if os.access(self.folder, os.W_OK) or not self.folder.is_dir():
            return self.folder
        if self._links is None:
            self._links = tempfile.TemporaryDirectory(prefix="docparse-index-")
            for file in self.folder.iterdir():
                if file.suffix != ".lock":
                    (Path(self._links.name) / file.name).symlink_to(file.absolute())
        return Path(self._links.name)

    def searcher(self) -> tantivy.Searcher:
        """A view of the last commit, also of one that another process made meanwhile."""
        try:
            committed = self._state.stat().st_mtime_ns
        except OSError:
            committed = 0
        if committed != self._committed:
            self.index.reload()
            self._committed = committed
        return self.index.searcher()

    def catch_up(self, store: RecordStore, on_step: Callable[[int], None] | None = None) -> int:
        """Bring the index to the store's last change; the number of documents that were written. Makes a new one if it must."""
        at, last = self.change(), store.last_change()
        if at > last:
            at = -1  # the store was restored from an older copy
        if at == last:
            return 0
        if at < 0 or not self._usable():
            self._make_new()
            at = 0
        writer = self._open_writer()
        written = pending = 0
        begun = at
        while rows := store.changed_since(at, _BATCH):
            for document, record in rows:
                writer.delete_documents_by_term("key", document.key)
                if store.sees(document.access):
                    self._add(writer, document.key, entries_of(record))
                at = document.change
                written += 1
            pending += len(rows)
            if on_step:
                on_step(len(rows))
            if pending >= _COMMIT_EVERY:
                self._commit(writer, at)
                pending = 0
        # Asked for last: what another process took out meanwhile is behind `at` by now. Keys are never given out twice.
        for key, _ in store.removed_since(begun):
            writer.delete_documents_by_term("key", key)
        # Changes that were overwritten by later ones, or were removals, leave gaps: the store's last one is what counts.
        self._commit(writer, max(at, last))
        return written

    def rebuild(self, store: RecordStore, on_step: Callable[[int], None] | None = None) -> int:
        """Make the index anew from the store; the number of documents that were written."""
        self._make_new()
        return self.catch_up(store, on_step)

    def keys(self) -> set[int]:
        """The keys of all documents that the index holds (each has one header entry)."""
        searcher = self.searcher()
        if not searcher.num_docs:
            return set()
        query = tantivy.Query.term_query(self.index.schema, "kind", HEADER)
        addresses = [address for _, address in searcher.search(query, limit=searcher.num_docs, count=False).hits]
        return {int(key) for key in searcher.fast_field_values("key", addresses) if key is not None}

    def release(self) -> None:
        """Let another process write."""
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.wait_merging_threads()
            self._share()

    def close(self) -> None:
        """Let go of the writer's lock and of the files."""
        self.release()
        self._index = None

    def _usable(self) -> bool:
        try:
            self.searcher()
        except ArchiveError:
            return False
        return True

    def _make_new(self) -> None:
        self._writer = None
        self._index = None
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(_schema(), str(self.folder))
        self._write_state(0)

    def _open_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            try:
                self._writer = self.index.writer(_HEAP, 1)
            except ValueError as error:
                raise ArchiveError(f"{self.folder}: another process is writing to the index; run the same command again later") from error
        return self._writer

    def _commit(self, writer: tantivy.IndexWriter, change: int) -> None:
        try:
            writer.commit()
        except (ValueError, OSError) as error:
            self._writer = None
            raise ArchiveError(
                f"{self.folder}: the index cannot be written ({error}); free some space, then run the command again"
            ) from error
        self._write_state(change)
        self._share()
        self.index.reload()

    def _write_state(self, change: int) -> None:
        aside = self._state.with_suffix(".new")
        with aside.open("w", encoding="utf-8") as file:
            json.dump({"format": FORMAT, "archive": self._identity, "change": change}, file)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(self._state)

    def _share(self) -> None:
        """Give tantivy's files the mode of ours: it makes some of them readable by their owner alone, and then nobody else can search.

        The mode is what the umask left of the state file, and never more than the records allow, whose words the index holds.
        """
        try:
            mode = self._state.stat().st_mode & 0o666
            records = self.folder.parent / RECORDS
            if records.exists():
                mode &= records.stat().st_mode
            for file in self.folder.iterdir():
                with contextlib.suppress(OSError):  # another's file, or one that a merge took away meanwhile
                    if file.stat().st_mode & 0o777 != mode:
                        file.chmod(mode)
        except OSError:
            return  # the index is as good as before, for those who could read it

    @staticmethod
    def _add(writer: tantivy.IndexWriter, key: int, document: DocumentEntries) -> None:
        shared: dict[str, Any] = {
            "own": [" ".join(document.own)],
            "cites": [" ".join(document.cites)],
            "issuer": [" ".join(document.issuer)],
            **document.facets,
        }
        for number, entry in enumerate(document.entries):
            row = tantivy.Document()
            row.add_integer("key", key)
            row.add_integer("entry", key * PER_DOCUMENT + number)
            row.add_integer("kind", entry.kind)
            row.add_integer("labels", label_bits(entry.labels))
            row.add_integer("start", entry.start)
            row.add_integer("end", entry.end)
            row.add_integer("heading", entry.heading)
            if document.days:
                row.add_integer("date_from", document.days[0])
                row.add_integer("date_to", document.days[1])
            row.add_text("body", " ".join(entry.body))
            if entry.title:
                # Once more, as values of their own (no phrase runs over their edges): so a word of a heading weighs more in the one field
                # that is asked, and needs no question of its own.
                for _ in range(HEADING):
                    row.add_text("body", " ".join(entry.title))
            row.add_text("exact", " ".join(entry.exact))
            own = {*entry.body}
            row.add_text("all", " ".join([*entry.body, *entry.title, *(word for word in dict.fromkeys(entry.context) if word not in own)]))
            if entry.codes:
                row.add_text("codes", " ".join(entry.codes))
            if entry.kind == HEADER:
                for name, words in document.named.items():
                    row.add_text(name, " ".join(words))
            for label in entry.labels:
                row.add_text(SECTION, label)
            for name, values in shared.items():
                for value in values:
                    if value:
                        row.add_text(name, value)
            writer.add_document(row)
