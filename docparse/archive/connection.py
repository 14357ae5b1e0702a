"""Connections to the SQLite file of an archive: a path in, a connection out whose errors say which archive it is and what to do."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docparse.errors import ArchiveError

BUSY_MS = 30_000


def connect(path: Path, writable: bool) -> sqlite3.Connection:
    """Open the file, for writing or as it lies. Raises ArchiveError."""
    try:
        where = str(path) if writable else _reading(path)
        opened = sqlite3.connect(where, timeout=BUSY_MS / 1000, isolation_level=None, factory=_Connection, uri=not writable)
    except sqlite3.Error as error:
        raise explained(path, error) from error
    opened.path = path
    return opened


class _Connection(sqlite3.Connection):
    """A connection whose errors say which archive it is and what to do."""

    path: Path

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Run one statement. Raises ArchiveError."""
        try:
            return super().execute(sql, parameters)
        except sqlite3.Error as error:
            raise explained(self.path, error) from error


def explained(path: Path, error: sqlite3.Error) -> ArchiveError:
    """The error as an ArchiveError with what to do."""
    said = str(error)
    if "locked" in said or "busy" in said:
        return ArchiveError(f"{path}: another process has been writing for {BUSY_MS // 1000} s; try again when it is done")
    if "full" in said:
        return ArchiveError(f"{path}: the disk is full; free some space and run the same command again, nothing is lost")
    if "readonly" in said:
        return ArchiveError(f"{path}: may not be written by this user; check the permissions of its folder")
    if isinstance(error, sqlite3.OperationalError):
        return ArchiveError(f"{path}: cannot be used ({error}); check the disk and that the folder may be read and written")
    return ArchiveError(f"{path}: is damaged or is no archive ({error}); restore it from a backup")


def _reading(path: Path) -> str:
    """The address of a store that is only read. In a folder that may not be written (a share, a disc) SQLite can lay down no lock:
    nobody else can write there either, so it is opened as it lies, unless a log of changes waits beside it."""
    log = path.with_name(path.name + "-wal")
    waiting = log.exists() and log.stat().st_size > 0
    still = "?immutable=1" if not waiting and not os.access(path.parent, os.W_OK) else ""
    return f"file:{quote(str(path.absolute()))}{still}"
