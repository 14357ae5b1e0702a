"""The file of an archive in, a database that the record store can ask out: SQLite in WAL mode, one file, one writer at a time."""

from __future__ import annotations

import getpass
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docparse.archive.database import BUSY_SECONDS, Dialect, Row, RowError
from docparse.errors import ArchiveError

_CACHE_KIB = 128 << 10
_CHECKPOINT_PAGES = 8_000
_LEAST_ROOM = 64 << 10


class SqliteDatabase:
    """A connection to one SQLite file. `writable` False opens it for reading, as it lies."""

    dialect: Dialect = "sqlite"

    def __init__(self, path: Path, writable: bool = True) -> None:
        self.path = path
        self.name = str(path)
        self.writable = writable
        try:
            where = str(path) if writable else _reading(path)
            self._db = sqlite3.connect(where, timeout=BUSY_SECONDS, isolation_level=None, uri=not writable)
        except sqlite3.Error as error:
            raise explained(path, error) from error
        self.run("PRAGMA foreign_keys = ON")
        if writable:
            self.all("PRAGMA journal_mode = WAL")
            # A document counts as taken in only once it is on the disk, also if the power fails.
            self.run("PRAGMA synchronous = FULL")
            # Ids are hashes: in a large archive each document touches other pages. They stay at hand, and are put in place many at a time.
            self.run(f"PRAGMA cache_size = -{_CACHE_KIB}")
            self.all(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")

    @property
    def user(self) -> str:
        """The user of the system."""
        try:
            return getpass.getuser()
        except (KeyError, OSError):
            return f"uid {os.getuid()}"

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._db.in_transaction

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Run one statement."""
        try:
            self._db.execute(sql, values)
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise explained(self.path, error) from error

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row."""
        try:
            self._db.executemany(sql, rows)
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise explained(self.path, error) from error

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        try:
            return self._db.execute(sql, values).fetchall()
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise explained(self.path, error) from error

    def one(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row of a query; None where there is none."""
        rows = self.all(sql, values)
        return rows[0] if rows else None

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a query of any size, a few at a time."""
        try:
            yield from self._db.execute(sql, values)
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise explained(self.path, error) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """The transaction of a writer; inside another, part of it."""
        if self.in_transaction:
            yield
            return
        with self._between("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """A transaction that only reads and sees the archive as it was at its beginning."""
        with self._between("BEGIN"):
            self.one("SELECT count(*) FROM sqlite_master")  # it begins with the first reading
            yield

    @contextmanager
    def _between(self, begin: str) -> Iterator[None]:
        try:
            self.run(begin)
            yield
            self.run("COMMIT")
        except BaseException:
            if self.in_transaction:
                self.run("ROLLBACK")
            raise

    def tables(self) -> set[str]:
        """The names of its tables."""
        return {row[0] for row in self.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")}

    def columns(self, table: str) -> list[str]:
        """The columns of a table, in order."""
        return [row[0] for row in self.all("SELECT name FROM pragma_table_info(?)", (table,))]

    def run_script(self, script: str) -> None:
        """Run statements one by one, triggers whole (`executescript` would commit the open transaction)."""
        statement = ""
        for line in script.splitlines():
            statement += line + "\n"
            if sqlite3.complete_statement(statement):
                self.run(statement)
                statement = ""

    def reserve(self, table: str, column: str, value: int) -> None:
        """Never give out a number up to `value` for this self-numbering column again."""
        if self.one("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)):
            self.run("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (value, table))
        else:
            self.run("INSERT INTO sqlite_sequence VALUES (?, ?)", (table, value))

    def check(self) -> list[str]:
        """Problems of the file, a line each."""
        try:
            problems = [f"store: {row[0]}" for row in self.all("PRAGMA integrity_check(20)") if row[0] != "ok"]
            problems += [f"store: a row of {row[0]} points at nothing" for row in self.all("PRAGMA foreign_key_check")]
        except ArchiveError as error:
            return [f"store: {error}"]
        return problems

    def copy_to(self, target: sqlite3.Connection) -> None:
        """Copy the whole file, as it is at this moment. Raises sqlite3.Error."""
        self._db.backup(target)

    def settle(self) -> None:
        """Leave one file that is whole by itself, without a log beside it, synced to the disk: for a backup."""
        self.all("PRAGMA journal_mode = DELETE")
        self.close()
        with self.path.open("rb") as file:
            os.fsync(file.fileno())

    def close(self) -> None:
        """Close it; safe to call twice."""
        self._db.close()


def explained(path: Path, error: sqlite3.Error | UnicodeEncodeError) -> ArchiveError:
    """The error as an ArchiveError with what to do."""
    said = str(error)
    if isinstance(error, UnicodeEncodeError | sqlite3.IntegrityError | sqlite3.DataError):
        return RowError(f"{path}: does not take this ({said}); report the file")
    if "locked" in said or "busy" in said:
        return ArchiveError(f"{path}: another process has been writing for {BUSY_SECONDS} s; try again when it is done")
    if "full" in said or ("I/O error" in said and _without_room(path)):
        return ArchiveError(f"{path}: the disk is full; free some space and run the same command again, nothing is lost")
    if "readonly" in said:
        return ArchiveError(f"{path}: may not be written by this user; check the permissions of its folder")
    if isinstance(error, sqlite3.OperationalError):
        return ArchiveError(f"{path}: cannot be used ({error}); check the disk and that the folder may be read and written")
    return ArchiveError(f"{path}: is damaged or is no archive ({error}); restore it from a backup")


def _without_room(path: Path) -> bool:
    """Whether a disk is so full that SQLite cannot even lay down what it needs to read."""
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    except OSError:
        return False


def _reading(path: Path) -> str:
    """The address of a store that is only read. In a folder that may not be written (a share, a disc) SQLite can lay down no lock:
    nobody else can write there either, so it is opened as it lies, unless a log of changes waits beside it."""
    log = path.with_name(path.name + "-wal")
    waiting = log.exists() and log.stat().st_size > 0
    still = "?immutable=1" if not waiting and not os.access(path.parent, os.W_OK) else ""
    return f"file:{quote(str(path.absolute()))}{still}"
