"""The URL of a PostgreSQL database in, a database that the record store can ask out: many readers and writers, one archive.

Writers take turns: a transaction begins with an advisory lock. It lasts for the milliseconds of a batch (documents are read outside of
it), deadlocks cannot happen, and changes become visible in the order of their numbers, which the index relies on.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docparse.archive.database import BUSY_SECONDS, Dialect, Row, RowError
from docparse.errors import ArchiveError, DocparseError, ExitCode

if TYPE_CHECKING:
    import psycopg

OLDEST = 120_000
"""PostgreSQL 12: older ones get no security fixes."""

_LOCK = 0x646F6370
_CONNECT_SECONDS = 10
_PAGE = 200
_SETTINGS = f"""
SET lock_timeout = '{BUSY_SECONDS}s'; SET idle_in_transaction_session_timeout = '10min'; SET synchronous_commit = on;
SET timezone = 'UTC'; SET client_min_messages = warning
"""


class DriverMissing(DocparseError):
    """psycopg is not installed."""

    exit_code = ExitCode.MISSING_TOOL


class PostgresDatabase:
    """A connection to one PostgreSQL database. `name` is its URL without the password, for messages."""

    dialect: Dialect = "postgresql"

    def __init__(self, url: str, name: str, writable: bool = True) -> None:
        try:
            import psycopg
        except ImportError as error:
            raise DriverMissing(
                f"{name}: needs psycopg to talk to PostgreSQL; install it with `pip install 'docparse[postgres]'` ({error})"
            ) from error
        # It warns on standard error of what is left of a failed batch; the error itself is told by us.
        logging.getLogger("psycopg").setLevel(logging.ERROR)
        self._psycopg = psycopg
        self._url = url
        self.name = name
        self._db = self._connect()
        self.user = str((self.one("SELECT session_user") or ("",))[0])
        self.writable = writable and self._may_write()

    def _connect(self) -> psycopg.Connection[Row]:
        try:
            db = self._psycopg.connect(
                self._url, autocommit=True, connect_timeout=_CONNECT_SECONDS, application_name="docparse", client_encoding="utf8"
            )
        except self._psycopg.Error as error:
            raise _unreachable(self.name, error) from error
        if db.info.server_version < OLDEST:
            db.close()
            raise ArchiveError(f"{self.name}: is PostgreSQL {db.info.server_version // 10000}, docparse needs {OLDEST // 10000} or newer")
        encoding = db.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            db.close()
            raise ArchiveError(
                f"{self.name}: is encoded in {encoding}, Vietnamese needs UTF8; make one with `createdb -E UTF8 -T template0`"
            )
        db.execute(_SETTINGS)
        return db

    def _may_write(self) -> bool:
        """Whether this role may add documents here; yes where there are no tables yet."""
        row = self.one(
            "SELECT pg_is_in_recovery(), current_setting('transaction_read_only'),"
            " has_table_privilege(to_regclass('documents')::oid, 'INSERT')"
        )
        return row is not None and not row[0] and row[1] == "off" and row[2] is not False

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._db.info.transaction_status != self._psycopg.pq.TransactionStatus.IDLE and not self._db.closed

    @contextmanager
    def _cursor(self) -> Iterator[psycopg.Cursor[Row]]:
        if self._db.closed:
            self._db = self._connect()  # the server was restarted; what was open in a transaction has failed already
        try:
            with self._db.cursor() as cursor:
                yield cursor
        except KeyboardInterrupt:
            self._db.close()  # Its answer may still be on the way, and would stand before that of the next question: that gets a new one.
            raise
        except (self._psycopg.Error, UnicodeEncodeError) as error:
            raise explained(self.name, error) from error

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Run one statement."""
        with self._cursor() as cursor:
            cursor.execute(_spelt(sql), _clean(values))

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row, without waiting for the answer to each."""
        with self._cursor() as cursor:
            cursor.executemany(_spelt(sql), [_clean(row) for row in rows])

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        with self._cursor() as cursor:
            return cursor.execute(_spelt(sql), _clean(values)).fetchall()

    def one(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row of a query; None where there is none."""
        with self._cursor() as cursor:
            return cursor.execute(_spelt(sql), _clean(values)).fetchone()

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a query of any size, a few at a time; inside of a transaction."""
        try:
            with self._db.cursor(name="docparse_stream") as cursor:
                cursor.itersize = _PAGE
                yield from cursor.execute(_spelt(sql), _clean(values))
        except (self._psycopg.Error, UnicodeEncodeError) as error:
            raise explained(self.name, error) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """The transaction of a writer: waits its turn; inside another, part of it."""
        if self.in_transaction:
            yield
            return
        with self._between("BEGIN"):
            self.one("SELECT pg_advisory_xact_lock(?)", (_LOCK,))
            with self._without_waiting():
                yield

    @contextmanager
    def _without_waiting(self) -> Iterator[None]:
        """Send statements without waiting for the answer to each, where there is none to read: a server may be far away."""
        try:
            with self._db.pipeline():
                yield
        except self._psycopg.Error as error:  # one that came at the end, of a statement sent before
            raise explained(self.name, error) from error

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """A transaction that only reads and sees the archive as it was at its beginning."""
        with self._between("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"):
            yield

    @contextmanager
    def alongside(self) -> Iterator[None]:
        """A transaction that does not wait for other writers: for originals, which are large and concern nobody else."""
        if self.in_transaction:
            yield
            return
        with self._between("BEGIN"):
            yield

    @contextmanager
    def _between(self, begin: str) -> Iterator[None]:
        try:
            self.run(begin)
            yield
            self.run("COMMIT")
        except BaseException:
            if not self._db.closed:
                with contextlib.suppress(ArchiveError):  # the connection is gone, and the server rolls back by itself
                    self.run("ROLLBACK")
            raise

    def tables(self) -> set[str]:
        """The names of the tables in the schema that is in use."""
        return {row[0] for row in self.all("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")}

    def columns(self, table: str) -> list[str]:
        """The columns of a table, in order."""
        rows = self.all(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = ?"
            " ORDER BY ordinal_position",
            (table,),
        )
        return [row[0] for row in rows]

    def run_script(self, script: str) -> None:
        """Run statements one by one, functions whole."""
        statement = ""
        for line in script.splitlines():
            statement += line + "\n"
            if line.rstrip().endswith(";") and statement.count("$$") % 2 == 0:
                with self._cursor() as cursor:
                    cursor.execute(statement)
                statement = ""

    def reserve(self, table: str, column: str, value: int) -> None:
        """Never give out a number up to `value` for this self-numbering column again."""
        if value > 0:
            self.one("SELECT setval(pg_get_serial_sequence(?, ?), ?)", (table, column, value))

    def check(self) -> list[str]:
        """Problems of the tables, a line each. The pages themselves are the server's to check (pg_amcheck, data checksums)."""
        problems = []
        try:
            for table, column, other, theirs in (
                ("documents", "id", "originals", "id"), ("citations", "document", "documents", "key"),
                ("own_codes", "document", "documents", "key"), ("targets", "document", "documents", "key"),
            ):  # fmt: skip
                if self.one(f"SELECT 1 FROM {table} a WHERE NOT EXISTS (SELECT 1 FROM {other} b WHERE b.{theirs} = a.{column}) LIMIT 1"):
                    problems.append(f"store: a row of {table} points at nothing")
        except ArchiveError as error:
            return [f"store: {error}"]
        return problems

    def close(self) -> None:
        """Close it; safe to call twice."""
        self._db.close()


@lru_cache(maxsize=256)
def _spelt(sql: str) -> str:
    """The SQL of the store as PostgreSQL and psycopg spell it."""
    return sql.replace("%", "%%").replace("instr(", "strpos(").replace("?", "%s")


def _clean(values: Sequence[Any]) -> Sequence[Any]:
    """PostgreSQL takes no NUL in a text; records keep theirs as an escape in JSON."""
    if any(isinstance(value, str) and "\0" in value for value in values):
        return [value.replace("\0", "\ufffd") if isinstance(value, str) else value for value in values]
    return values


def _unreachable(name: str, error: psycopg.Error) -> ArchiveError:
    """Why no connection came about, and what to do."""
    said = " ".join(str(error).split())
    lowered = said.lower()
    if "does not exist" in lowered and "database" in lowered:
        return ArchiveError(f"{name}: there is no such database; make it with `createdb -E UTF8 -T template0 NAME`")
    if "password" in lowered or "authentication" in lowered or ("role" in lowered and "does not exist" in lowered):
        return ArchiveError(f"{name}: the server does not let this user in; check user and password (PGPASSWORD, ~/.pgpass)")
    if "too many" in lowered or "remaining connection slots" in lowered:
        return ArchiveError(f"{name}: the server has no free connection; try again later, or raise its max_connections")
    if "invalid connection option" in lowered or "invalid uri" in lowered or "invalid port" in lowered or "missing" in lowered:
        return ArchiveError(f"{name}: is no address of a database; write postgresql://USER@HOST:PORT/DATABASE")
    reason = said.rpartition("failed: ")[2].partition(" Is the server")[0][:200]
    return ArchiveError(f"{name}: the server cannot be reached ({reason}); check host and port, and that PostgreSQL is running")


def explained(name: str, error: Exception) -> ArchiveError:
    """The error as an ArchiveError with what to do."""
    state = getattr(error, "sqlstate", None) or ""
    said = " ".join(str(error).split())[:300]
    if state in ("42501", "25006"):
        return ArchiveError(f"{name}: may only be read by this role; ask for the right to write, or use another one")
    if state == "55P03":
        return ArchiveError(f"{name}: another process has been writing for {BUSY_SECONDS} s; try again when it is done")
    if state == "53100":
        return ArchiveError(f"{name}: the server's disk is full; free some space and run the same command again, nothing is lost")
    if isinstance(error, UnicodeEncodeError) or state[:2] in ("22", "23", "54"):
        return RowError(f"{name}: does not take this ({said}); report the file")
    if not state or state[:2] in ("08", "57"):
        return ArchiveError(
            f"{name}: the connection was lost ({said}); run the same command again when the server is back, nothing is lost"
        )
    if state == "42P01":
        return ArchiveError(f"{name}: lacks a table of an archive ({said}); restore it from a backup")
    if state in ("58030", "XX001", "XX002"):
        return ArchiveError(f"{name}: the server cannot read or write its files ({said}); check its disk, restore it from a backup")
    return ArchiveError(f"{name}: cannot be used ({said}); look into the server's log")
