"""A store that is only read in, a database of today's schema out: of an older store a copy is brought up to date, the store itself stays.

A backup, or an archive on a disc, may be older than the program by years, and nobody writes to it.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from docparse.archive.migrations import NEWEST, migrate, schema_version
from docparse.archive.sqlite import SqliteDatabase, explained
from docparse.errors import ArchiveError


def readable(path: Path) -> SqliteDatabase:
    """The store for reading. One of an older schema is read from a copy in the temporary folder, which is gone with the connection.

    Raises ArchiveError where the file is damaged, or there is no room for the copy.
    """
    database = SqliteDatabase(path, writable=False)
    try:
        have = schema_version(database)
        if have == 0 or have >= NEWEST:
            return database  # of today, or what the caller refuses: empty, or of a newer program
        try:
            with tempfile.TemporaryDirectory(prefix="docparse-older-") as folder:
                return _of_today(database, Path(folder) / path.name)
        except OSError as error:
            where = tempfile.gettempdir()
            raise ArchiveError(f"{path}: is of an older docparse and its copy cannot be written to {where} ({error.strerror})") from error
    except BaseException:
        database.close()
        raise


def _of_today(database: SqliteDatabase, copy: Path) -> SqliteDatabase:
    try:
        with closing(sqlite3.connect(copy)) as target:
            database.copy_to(target)
    except sqlite3.Error as error:
        raise explained(copy, error) from error
    database.close()
    newer = SqliteDatabase(copy)
    try:
        migrate(newer)
        newer.settle()
    finally:
        newer.close()
    opened = SqliteDatabase(copy, writable=False)
    opened.tables()  # the file is held open from the first reading on, and may then lose its name
    opened.path, opened.name = database.path, database.name
    return opened
