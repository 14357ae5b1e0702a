"""Originals by content: bytes in, their SHA-256 out. What is written is never changed, and half-written ones are never seen.

In a folder they are files. Beside PostgreSQL they are rows: one address is enough to work from any machine, one dump is a whole backup,
and an original cannot be lost apart from its row (docs/archive.md).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from docparse.errors import ArchiveError

if TYPE_CHECKING:
    from docparse.archive.postgresql import PostgresDatabase

_CHUNK = 1 << 20


def digest(data: bytes) -> str:
    """The id of a string of bytes: its SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str:
    """The same of a file, read piece by piece. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Objects(Protocol):
    """Where the originals of an archive are."""

    def where(self, id: str) -> str:
        """The place of an original, for messages."""

    def put(self, data: bytes) -> str:
        """Keep the bytes and give their id; on return they are safe."""

    def get(self, id: str) -> bytes:
        """The bytes with this id, as received."""

    def source(self, id: str, data: bytes) -> bytes | Path:
        """What a worker reads it from: the path of a file, or the bytes."""

    def ids(self) -> Iterator[str]:
        """All ids, in order."""

    def size(self, id: str) -> int | None:
        """How many bytes it has; None where there is none."""

    def is_whole(self, id: str) -> bool:
        """Whether its bytes still have the hash that its name promises."""

    def sweep(self) -> None:
        """Take away what a killed run left half written. Only for whoever holds the archive's lock."""


class ObjectFolder:
    """A folder of originals: `ab/abcdef…`, named by their SHA-256."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._incoming = folder / "incoming"

    def path(self, id: str) -> Path:
        """Where the bytes with this id are, or would be."""
        return self.folder / id[:2] / id

    def where(self, id: str) -> str:
        """The place of an original, for messages."""
        return str(self.path(id))

    def source(self, id: str, data: bytes) -> Path:
        """Its file."""
        return self.path(id)

    def size(self, id: str) -> int | None:
        """How many bytes it has; None where there is none."""
        try:
            return self.path(id).stat().st_size
        except OSError:
            return None

    def put(self, data: bytes) -> str:
        """Keep the bytes and give their id. On return they are on the disk: written aside, synced, then moved into place."""
        id = digest(data)
        target = self.path(id)
        if self.size(id) == len(data):
            return id
        aside = self._incoming / f"{id[:16]}.{uuid.uuid4().hex[:8]}"
        try:
            self._incoming.mkdir(parents=True, exist_ok=True)
            if not target.parent.exists():
                target.parent.mkdir(exist_ok=True)
                _sync_folder(self.folder)
            with aside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            aside.chmod(0o444)
            aside.replace(target)
            _sync_folder(target.parent)
        except OSError as error:
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)
            raise ArchiveError(
                f"{self.folder}: cannot write ({error.strerror}); free some space or check the permissions, then run the same command again"
            ) from error
        return id

    def get(self, id: str) -> bytes:
        """The bytes with this id, as received."""
        try:
            return self.path(id).read_bytes()
        except OSError as error:
            raise ArchiveError(f"{self.path(id)}: the original cannot be read ({error.strerror}); restore it from a backup") from error

    def ids(self) -> Iterator[str]:
        """All ids, in order."""
        for shelf in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
            yield from sorted(entry.name for entry in shelf.iterdir())

    def is_whole(self, id: str) -> bool:
        """Whether the file still has the bytes that its name promises."""
        try:
            return file_digest(self.path(id)) == id
        except OSError:
            return False

    def sweep(self) -> None:
        """Take away what a killed run left half written. Only for whoever holds the archive's lock."""
        if self._incoming.is_dir():
            for left in self._incoming.iterdir():
                with contextlib.suppress(OSError):
                    left.unlink()


class ObjectTable:
    """Originals in the tables `objects` and `chunks` of a PostgreSQL archive, in pieces of 1 MiB."""

    def __init__(self, database: PostgresDatabase) -> None:
        self._db = database

    def where(self, id: str) -> str:
        """The place of an original, for messages."""
        return f"{self._db.name}: object {id}"

    def source(self, id: str, data: bytes) -> bytes:
        """The bytes themselves: a worker has no connection."""
        return data

    def put(self, data: bytes) -> str:
        """Keep the bytes and give their id. On return they are committed; the same bytes from two processes are kept once."""
        id = digest(data)
        if self.size(id) == len(data):
            return id
        with self._db.alongside():
            new = self._db.one("INSERT INTO objects VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING id", (id, len(data)))
            for at in range(0, len(data), _CHUNK) if new else ():
                self._db.run("INSERT INTO chunks VALUES (?, ?, ?)", (id, at, data[at : at + _CHUNK]))
        return id

    def get(self, id: str) -> bytes:
        """The bytes with this id, as received."""
        size = self.size(id)
        data = b"".join(self._chunks(id))
        if size is None or len(data) != size:
            raise ArchiveError(f"{self.where(id)}: the original is missing or incomplete; restore it from a backup")
        return data

    def ids(self) -> Iterator[str]:
        """All ids, in order."""
        last = ""
        while rows := self._db.all("SELECT id FROM objects WHERE id > ? ORDER BY id LIMIT 1000", (last,)):
            yield from (row[0] for row in rows)
            last = rows[-1][0]

    def size(self, id: str) -> int | None:
        """How many bytes it has; None where there is none."""
        row = self._db.one("SELECT bytes FROM objects WHERE id = ?", (id,))
        return int(row[0]) if row else None

    def is_whole(self, id: str) -> bool:
        """Whether its bytes still have the hash that its name promises."""
        hasher = hashlib.sha256()
        for chunk in self._chunks(id):
            hasher.update(chunk)
        return hasher.hexdigest() == id

    def sweep(self) -> None:
        """Nothing is ever half written here: the server rolls back."""

    def _chunks(self, id: str) -> Iterator[bytes]:
        at = -1
        while row := self._db.one("SELECT at, data FROM chunks WHERE id = ? AND at > ? ORDER BY at LIMIT 1", (id, at)):
            at = row[0]
            yield bytes(row[1])


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
