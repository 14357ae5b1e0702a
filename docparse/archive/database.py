"""What the record store asks of a database: SQL with `?` in, rows out, in transactions, with errors that say what to do.

One SQL serves both databases (sqlite.py, postgresql.py). It keeps to what both understand: `ON CONFLICT`, `RETURNING`, `"end"` in
quotes (a word of SQL); `postgresql.py` turns `?` and `instr` into its own spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Literal, Protocol

from docparse.errors import ArchiveError

Row = tuple[Any, ...]
Dialect = Literal["sqlite", "postgresql"]

BUSY_SECONDS = 30
"""How long a writer waits for another one."""


class RowError(ArchiveError):
    """The database refuses this row (a character, a length, a constraint): the others of its batch are not to blame."""


class Database(Protocol):
    """A connection to the database of an archive. Every method may raise ArchiveError."""

    dialect: Dialect
    name: str
    """The archive as people know it, for messages; never with a password."""
    writable: bool

    @property
    def user(self) -> str:
        """Who is at work: the user of the system, or the role of the server."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Run one statement."""

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row."""

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""

    def one(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row of a query; None where there is none."""

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a query of any size, a few at a time; on PostgreSQL inside of a transaction."""

    def transaction(self) -> AbstractContextManager[None]:
        """The transaction of a writer, one at a time for an archive: commits at the end, rolls back if the block raises.

        Inside another transaction it is part of that.
        """

    def snapshot(self) -> AbstractContextManager[None]:
        """A transaction that only reads, and sees the archive as it was at its beginning, whoever writes meanwhile."""

    def tables(self) -> set[str]:
        """The names of its tables."""

    def columns(self, table: str) -> list[str]:
        """The columns of a table, in order."""

    def run_script(self, script: str) -> None:
        """Run the statements of a migration, in the open transaction."""

    def reserve(self, table: str, column: str, value: int) -> None:
        """Never give out a number up to `value` for this self-numbering column again."""

    def check(self) -> list[str]:
        """Problems of the database itself, a line each."""

    def close(self) -> None:
        """Close it; safe to call twice."""
