"""Paths in, an archive that holds their documents out, and a report. Stopped at any moment and run again, it goes on where it was.

The order of the steps makes it so: the original is on the disk before its row is written, a row is written in one transaction, and
the index follows the store. What was written is not done again, what was not is done the next time, and nothing is done twice,
because a document is known by the SHA-256 of its bytes. Several ingests into one PostgreSQL archive may read the same file at once: the
first to write has it, the others find it there.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from docparse import __version__
from docparse.archive.arrivals import Arrival, arrivals, collect
from docparse.archive.database import RowError
from docparse.archive.folder import Archive
from docparse.archive.objects import digest
from docparse.archive.rows import document_row, value_of
from docparse.archive.stages import PARSER, StagedOptions, Stages, extract_key, read_key
from docparse.archive.store import Document, Failure, Original, RecordData
from docparse.errors import PARTIAL, ArchiveError
from docparse.interrupts import undisturbed
from docparse.isolate import DEFAULT_MEMORY_MB, DEFAULT_TIMEOUT, Outcome, Pool, Task
from docparse.read.options import ReadOptions

_BATCH = 32
_BATCH_SECONDS = 0.5
_INDEX_SECONDS = 10.0
_INDEX_WAIT = 60.0

Step = Literal["total", "done"]


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How to ingest. `workers` 0: one a core. `timeout` in seconds and `memory_mb` in MiB are limits of one document."""

    workers: int = 0
    timeout: float = DEFAULT_TIMEOUT
    memory_mb: int = DEFAULT_MEMORY_MB
    parser: str = PARSER  # tests put one of their own here
    read_options: ReadOptions | None = None


@dataclass(slots=True)
class Report:
    """What an ingest did. `already`: files whose bytes the archive had before; `twice`: files equal to another of this run."""

    files: int = 0
    documents: int = 0
    already: int = 0
    twice: int = 0
    failures: list[Failure] = field(default_factory=list)
    put_aside: list[tuple[str, str]] = field(default_factory=list)
    """(file, secrecy mark) of what is kept but shown to nobody until an authorised person decides."""
    not_public: int = 0
    to_check: list[tuple[str, str]] = field(default_factory=list)
    """(file, what was seen) of files with a red framed stamp that could not be read: it may be a mark of secrecy."""
    partial: list[tuple[str, str]] = field(default_factory=list)
    """(file, what could not be read) of files that were read in part."""
    left_out: list[Path] = field(default_factory=list)
    """Files of the folders that are no documents by their ending."""
    unsearchable: str = ""
    """Why the newest documents are in the archive and not in its index yet; empty where they are."""
    seconds: float = 0.0
    interrupted: bool = False


def ingest(
    archive: Archive, paths: list[Path], options: IngestOptions | None = None, on_step: Callable[[Step, int], None] | None = None
) -> Report:
    """Take files and folders into the archive. `on_step("total", n)` tells how many there are, `on_step("done", n)` each advance.

    Raises ArchiveError where the archive itself cannot go on (disk full, another ingest running). A bad file is in `Report.failures`.
    """
    options = options or IngestOptions()
    with archive.lock():
        archive.objects.sweep()
        run = _Run(archive, options, on_step or (lambda step, count: None))
        started = time.monotonic()
        try:
            taken, run.report.left_out = collect(paths, archive.folder)
            run.take(taken)
        except KeyboardInterrupt:
            run.report.interrupted = True
        try:
            run.finish()
        except KeyboardInterrupt:  # what waited is written all the same
            run.report.interrupted = True
            run.report.unsearchable = "stopped amid the index; the next search brings it up"
        run.report.seconds = time.monotonic() - started
        return run.report


class _Run:
    """One ingest: what is under way, what waits to be written, and what has been done."""

    def __init__(self, archive: Archive, options: IngestOptions, on_step: Callable[[Step, int], None]) -> None:
        self.report = Report()
        self._archive = archive
        self._options = options
        self._on_step = on_step
        self._under_way: set[str] = set()
        self._waiting: list[_Write] = []
        self._waiting_since = 0.0
        self._indexed = time.monotonic()

    def take(self, files: list[Path]) -> None:
        """Take all files in; returns when each is in the archive or a failure."""
        self._on_step("total", len(files))
        workers = self._options.workers or cores()
        options = self._options
        with (
            self._archive.scratch() as scratch,
            Pool(min(workers, max(1, len(files))), options.timeout, options.memory_mb, options.parser, scratch) as pool,
        ):
            for outcome in pool.run(self._tasks(files)):
                self._settle(outcome)
                self._on_step("done", 1)
                self._write_if_due()

    def finish(self) -> None:
        """Write what waits, and bring the index to the store's last change."""
        self._write()
        self._index(_INDEX_WAIT)

    def _tasks(self, files: list[Path]) -> Iterator[Task]:
        for path in files:
            first = True
            for arrival in arrivals(path):
                if not first:
                    self._on_step("total", 1)  # one more member of a container
                first = False
                self.report.files += 1
                task = self._receive(arrival)
                if task is not None:
                    yield task
                else:
                    self._on_step("done", 1)
                    self._write_if_due()

    def _receive(self, arrival: Arrival | Failure) -> Task | None:
        """The task that an arrival makes; None where there is nothing to parse."""
        store = self._archive.store
        if isinstance(arrival, Failure):
            failure = arrival
            self._later(_Write(lambda: store.put_failure(failure, None), lambda: self.report.failures.append(failure)))
            return None
        id = digest(arrival.data)
        path, name = arrival.path, arrival.name
        if id in self._under_way or store.state_of(id) == "parsed":
            if id in self._under_way:
                self.report.twice += 1
            else:
                self.report.already += 1
            self._later(_Write(lambda: self._seen(id, name, path)))
            return None
        self._under_way.add(id)
        self._archive.objects.put(arrival.data)
        original = Original(id, name, path, arrival.container, len(arrival.data), version=__version__)
        options = StagedOptions.of(self._options.read_options)
        return Task(name, self._archive.objects.source(id, arrival.data), options, (original, arrival.shown))

    def _seen(self, id: str, name: str, path: str) -> None:
        self._archive.store.put_name(id, name, path)
        self._archive.store.clear_failure(path)

    def _settle(self, outcome: Outcome) -> None:
        """Put what became of a document among what waits to be written."""
        store = self._archive.store
        original: Original
        original, shown = outcome.task.tag
        if outcome.category is None and not outcome.records:
            outcome = Outcome(outcome.task, [], "empty", "holds nothing to read", "check that it is the right file")
        if outcome.category is not None:
            original.state = "failed"
            failure = Failure(original.path, shown, original.id, outcome.category, outcome.reason)
            self._later(_Write(lambda: store.put_failure(failure, original), lambda: self.report.failures.append(failure)))
            return
        rows, marks = rows_of(original, outcome.records)
        partial = [
            (shown, warning["message"]) for _, record in rows for warning in record["warnings"] if warning["code"] in PARTIAL
        ]  # fmt: skip
        stages = stages_of(self._options.read_options, outcome)
        new = True

        def keep() -> None:
            nonlocal new
            new = store.state_of(original.id) != "parsed"
            if new:
                store.put(original, rows, stages)
            else:  # another process was faster
                self._seen(original.id, original.name, original.path)

        def told() -> None:
            if not new:
                self.report.already += 1
                return
            self.report.documents += len(rows)
            self.report.partial += partial
            if not marks and (unread := _unread_stamp(rows)):
                self.report.to_check.append((shown, unread))
            if marks:
                self.report.put_aside.append((shown, marks[0]))
                self.report.not_public += len(rows)

        self._later(_Write(keep, told, (original, shown)))

    def _later(self, write: _Write) -> None:
        if not self._waiting:
            self._waiting_since = time.monotonic()
        self._waiting.append(write)

    def _write_if_due(self) -> None:
        now = time.monotonic()
        if len(self._waiting) >= _BATCH or (self._waiting and now - self._waiting_since > _BATCH_SECONDS):
            self._write()
        if now - self._indexed > _INDEX_SECONDS:
            # Searchable while the rest comes in. A writer of the index that Ctrl-C cut short would keep its lock from the last indexing.
            with undisturbed():
                self._index()
            self._indexed = time.monotonic()

    def _index(self, wait: float = 0.0) -> None:
        """Bring the index up. It is derived: where that fails, the documents are safe all the same, and the report tells."""
        self.report.unsearchable = ""
        try:
            self._archive.refresh(wait)
        except ArchiveError as error:
            self.report.unsearchable = str(error)

    def _write(self) -> None:
        """Write what waits in one transaction. If the store refuses a row, each document gets one of its own, and that one fails."""
        if not self._waiting:
            return
        with undisturbed():
            try:
                self._write_all(self._waiting)
            except RowError:
                for write in self._waiting:
                    self._write_alone(write)
            self._waiting.clear()

    def _write_all(self, writes: list[_Write]) -> None:
        with self._archive.store.transaction():
            for write in writes:
                write.keep()
        for write in writes:
            write.told()

    def _write_alone(self, write: _Write) -> None:
        try:
            self._write_all([write])
        except RowError as error:
            if write.of is None:
                raise
            original, shown = write.of
            original.state = "failed"
            failure = Failure(original.path, shown, original.id, "crash", f"cannot be stored: {error}")
            store = self._archive.store
            self._write_all([_Write(lambda: store.put_failure(failure, original), lambda: self.report.failures.append(failure))])


@dataclass(frozen=True, slots=True)
class _Write:
    """Something to write with its batch, what to tell the report when that is done, and the original that it is about."""

    keep: Callable[[], None]
    told: Callable[[], object] = lambda: None
    of: tuple[Original, str] | None = None


def rows_of(original: Original, parsed: list[str]) -> tuple[list[tuple[Document, RecordData]], list[str]]:
    """The rows of an original's records (JSON), and the secrecy marks on them; the original gets its kind and its access."""
    records: list[RecordData] = [json.loads(record) for record in parsed]
    marks = [mark for record in records if (mark := value_of(record["header"], "secrecy"))]
    if marks:
        # One file is one thing to hand out or to keep: a mark on any of its documents puts all of them aside.
        original.access = "secret"
    original.media_type = records[0]["source"]["media_type"]
    rows: list[tuple[Document, RecordData]] = []
    for part, record in enumerate(records, start=1):
        record["id"] = original.id
        record["source"]["part"] = part
        record["source"]["container"] = record["source"].get("container") or original.container
        rows.append((document_row(record, original.access), record))
    return rows, marks


def stages_of(options: ReadOptions | None, outcome: Outcome) -> Stages:
    """The stages that a document went through to this outcome."""
    reading = read_key(options)
    return Stages(reading, extract_key(reading), outcome.reading)


def cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _unread_stamp(rows: list[tuple[Document, RecordData]]) -> str:
    """What the warning says of a stamp that may be a mark of secrecy and could not be read; empty for none."""
    warnings = (warning for _, record in rows for warning in record["warnings"])
    return next((warning["message"] for warning in warnings if warning["code"] == "stamp_unread"), "")
