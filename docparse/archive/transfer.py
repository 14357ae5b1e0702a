"""An archive in, the same archive in another place out: rows, originals, log and numbers, checked on the way, while others write.

The source is read in one snapshot: originals are safe before their rows are written, so a snapshot never has a row without its bytes.
The rows go into the target in one transaction: a copy that was stopped has no identity, is no archive, and is begun again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docparse.archive.database import Database, Row
from docparse.archive.folder import Archive
from docparse.archive.migrations import copied_tables, numbered_columns
from docparse.archive.objects import Objects, digest
from docparse.archive.sql_store import SqlStore
from docparse.archive.store import Event, EventKind
from docparse.errors import ArchiveError

_BATCH = 200


@dataclass(slots=True)
class Copied:
    """What a copy carried over. `change`: the last change of the source that is in it."""

    originals: int = 0
    documents: int = 0
    rows: int = 0
    bytes: int = 0
    change: int = 0


def copy(source: Archive, target: Archive, kind: EventKind = "copy", on_step: Callable[[int], None] | None = None) -> Copied:
    """Copy an archive into a blank one (`Archive.create(place, blank=True)`). Raises ArchiveError, also for damaged originals."""
    theirs, ours = database_of(source), database_of(target)
    if not is_blank(ours):
        raise ArchiveError(f"{target.name}: holds an archive already; name a new folder or an empty database")
    with theirs.snapshot():
        copied = copy_objects(source, target.objects, on_step)
        with ours.transaction():
            copied.rows = copy_rows(theirs, ours)
            copied.documents = _count(ours, "documents")
            copied.change = target.store.last_change()
            target.store.put_event(Event(kind, "archive", "ok", {"from": source.name, "change": copied.change}))
    return copied


def database_of(archive: Archive) -> Database:
    """The database below an archive."""
    if not isinstance(archive.store, SqlStore):
        raise ArchiveError(f"{archive.name}: its store cannot be copied")
    return archive.store.database


def is_blank(database: Database) -> bool:
    """Whether a database has the tables of an archive and nothing in them."""
    return database.one("SELECT 1 FROM meta WHERE name = 'identity'") is None and not _count(database, "originals")


def copy_objects(source: Archive, target: Objects, on_step: Callable[[int], None] | None = None) -> Copied:
    """Copy the originals that have a row, each hashed on the way; those that the target has already are passed over."""
    copied = Copied()
    for original in source.store.originals():
        copied.originals += 1
        copied.bytes += original.bytes
        if target.size(original.id) != original.bytes:
            data = source.objects.get(original.id)
            if digest(data) != original.id:
                where = source.objects.where(original.id)
                raise ArchiveError(f"{where}: has changed on the disk and is not copied; run `docparse verify`, restore it from a backup")
            target.put(data)
        if on_step:
            on_step(1)
    return copied


def copy_rows(source: Database, target: Database) -> int:
    """Copy all rows of all tables, with their numbers, in the open transactions of both; how many there were."""
    rows = 0
    for table in copied_tables():
        columns = source.columns(table)
        if set(columns) != set(target.columns(table)):
            raise ArchiveError(f"{target.name}: its table {table} differs from that of {source.name}; upgrade docparse where it is older")
        if table == "changes":
            target.run("DELETE FROM changes")
        names = ", ".join(f'"{column}"' for column in columns)
        insert = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
        order = "ORDER BY 1, 2" if len(columns) > 1 else ""
        for batch in _batches(source.stream(f"SELECT {names} FROM {table} {order}")):
            target.run_many(insert, batch)
            rows += len(batch)
    for table, column in numbered_columns():
        last = max(_largest(target, table, column), _largest(target, "removals", "key") if table == "documents" else 0)
        target.reserve(table, column, last)
    return rows


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _largest(database: Database, table: str, column: str) -> int:
    row = database.one(f"SELECT coalesce(max({column}), 0) FROM {table}")
    return int(row[0]) if row else 0


def _count(database: Database, table: str) -> int:
    row = database.one(f"SELECT count(*) FROM {table}")
    return int(row[0]) if row else 0
