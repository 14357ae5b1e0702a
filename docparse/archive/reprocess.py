"""Originals that an archive holds in, their records anew out: from the bytes, or from the reading that was kept, without losing a thing.

What fails keeps the record that it had. What people corrected or decided stands (the store lays it over whatever is written). An
original whose stages have the keys of this program and these options is passed over, so a run that was stopped goes on where it was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from docparse import __version__
from docparse.archive.folder import Archive
from docparse.archive.ingest import IngestOptions, cores, rows_of, stages_of
from docparse.archive.stages import StagedOptions, Stages, extract_key, read_key
from docparse.archive.store import Event, Original
from docparse.errors import ArchiveError
from docparse.interrupts import undisturbed
from docparse.isolate import Outcome, Pool, Task

Stage = Literal["ocr", "extract", "index"]
_CHUNK = 500
_INDEX_SECONDS = 10.0
_INDEX_WAIT = 60.0


@dataclass(frozen=True, slots=True)
class Choice:
    """Which originals: `failed` ones, those of a version `older_than` this one, or those whose id begins with one of `ids`; none: all.

    `again`: also those that went through the same stages already.
    """

    failed: bool = False
    older_than: str | None = None
    ids: tuple[str, ...] = ()
    again: bool = False


@dataclass(slots=True)
class Rework:
    """What a run did. `changed`: originals whose records differ from before; `current`: those that were up to date already."""

    chosen: int = 0
    done: int = 0
    changed: int = 0
    current: int = 0
    read_again: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)
    """(name, reason) of those that could not be read; they keep what they had."""
    seconds: float = 0.0
    interrupted: bool = False


def reprocess(
    archive: Archive,
    stage: Stage,
    choice: Choice | None = None,
    options: IngestOptions | None = None,
    on_step: Callable[[int, int], None] | None = None,
) -> Rework:
    """Run a stage, and what comes after it, again. `on_step(done, total)`. Raises ArchiveError.

    `ocr`: from the bytes; `extract`: from the reading that was kept, or from the bytes where none was; `index`: only the search index.
    """
    started = time.monotonic()
    choice, options = choice or Choice(), options or IngestOptions()
    work = Rework()
    if stage == "index":
        with archive.lock():
            archive.rebuild()
        work.done = work.chosen = archive.store.counts().documents
        work.seconds = time.monotonic() - started
        return work
    with archive.lock():
        chosen = list(choose(archive, stage, choice, options, work))
        work.chosen = len(chosen)
        try:
            _run(archive, stage, chosen, options, work, on_step or (lambda done, total: None))
        except KeyboardInterrupt:
            work.interrupted = True
        archive.refresh(_INDEX_WAIT)
    work.seconds = time.monotonic() - started
    return work


def choose(archive: Archive, stage: Stage, choice: Choice, options: IngestOptions, work: Rework) -> Iterator[Original]:
    """The originals that a choice means and that are not current. Raises ArchiveError for an id that there is not."""
    reading = read_key(options.read_options)
    wanted = (reading, extract_key(reading))
    met: set[str] = set()
    batch: list[Original] = []
    for original in archive.store.originals():
        if not archive.store.sees(original.access):
            continue
        begins = next((id for id in choice.ids if original.id.startswith(id.lower())), None)
        if choice.ids and begins is None:
            continue
        met.add(begins or "")
        if choice.failed and original.state != "failed":
            continue
        if choice.older_than is not None and _version(original.version) >= _version(choice.older_than):
            continue
        batch.append(original)
        if len(batch) == _CHUNK:
            yield from _stale(archive, batch, wanted, stage, choice, work)
            batch = []
    missing = [id for id in choice.ids if id not in met]
    if missing:
        raise ArchiveError(f"{', '.join(missing)}: no original of {archive.name} has an id that begins so; `docparse search` shows the ids")
    yield from _stale(archive, batch, wanted, stage, choice, work)


def _stale(
    archive: Archive, batch: list[Original], wanted: tuple[str, str], stage: Stage, choice: Choice, work: Rework
) -> Iterator[Original]:
    keys = archive.store.stage_keys([original.id for original in batch])
    for original in batch:
        known = keys.get(original.id)
        # An extraction is current for the reading that it is from, be that one of an older reader.
        current = known is not None and (known == wanted if stage == "ocr" else known[1] == extract_key(known[0]))
        if original.state == "failed":
            # This program could not read it: it is tried again where that is asked for.
            current = original.version == __version__ and not choice.failed and not choice.ids
        if current and not choice.again:
            work.current += 1
        else:
            yield original


def _run(
    archive: Archive, stage: Stage, chosen: list[Original], options: IngestOptions, work: Rework, on_step: Callable[[int, int], None]
) -> None:
    indexed = time.monotonic()
    with (
        archive.scratch() as scratch,
        Pool(
            min(options.workers or cores(), max(1, len(chosen))), options.timeout, options.memory_mb, options.parser, scratch
        ) as pool,
    ):  # fmt: skip
        for outcome in pool.run(_tasks(archive, stage, chosen, options, work)):
            with undisturbed():
                _settle(archive, outcome, options, work)
            on_step(work.done + len(work.failures), len(chosen))
            if time.monotonic() - indexed > _INDEX_SECONDS:
                archive.refresh()
                indexed = time.monotonic()


def _tasks(archive: Archive, stage: Stage, chosen: list[Original], options: IngestOptions, work: Rework) -> Iterator[Task]:
    for original in chosen:
        stages = archive.store.stages(original.id) if stage == "extract" else None
        reading = stages.reading if stages else None
        work.read_again += reading is None
        data = archive.objects.get(original.id)
        asked = StagedOptions.of(options.read_options, reading)
        tag = (original, stages.read_key if stages and reading else None)
        yield Task(original.name, archive.objects.source(original.id, data), asked, tag)


def _settle(archive: Archive, outcome: Outcome, options: IngestOptions, work: Rework) -> None:
    store = archive.store
    original: Original
    original, kept_key = outcome.task.tag
    if outcome.category is not None or not outcome.records:
        reason = outcome.reason or "holds nothing to read; check that it is the right file"
        work.failures.append((original.name, reason))
        with store.transaction():
            store.put_event(Event("reprocess", original.id, outcome.category or "empty", {"reason": reason, "version": __version__}))
        return
    before = {document.part: store.record(document.key) for document in store.find(original.id, limit=10_000)}
    renewed = replace(original, state="parsed", version=__version__)
    rows, _ = rows_of(renewed, outcome.records)
    stages = stages_of(options.read_options, outcome)
    if kept_key is not None:
        # A reading that was kept stays what it was: `--stage ocr` still has to make it anew.
        stages = Stages(kept_key, extract_key(kept_key), outcome.reading)
    with store.transaction():
        store.put(renewed, rows, stages, kind="reprocess")
    after = {document.part: store.record(document.key) for document in store.find(original.id, limit=10_000)}
    work.done += 1
    work.changed += before != after


def _version(text: str) -> tuple[int, ...]:
    """A version as numbers: `0.10.2` is newer than `0.9`; what is no version is older than all."""
    parts = text.split("+")[0].split(".")
    return tuple(int(part) for part in parts) if all(part.isdigit() for part in parts) else ()
