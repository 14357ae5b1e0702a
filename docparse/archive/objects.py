"""Originals by content: bytes in, their SHA-256 out. A file, once written, is never changed; a half-written one is never seen."""

from __future__ import annotations

import contextlib
import hashlib
import os
import uuid
from collections.abc import Iterator
from pathlib import Path

from docparse.errors import ArchiveError

_CHUNK = 1 << 20


def digest(data: bytes) -> str:
    """The id of a string of bytes: its SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class ObjectFolder:
    """A folder of originals: `ab/abcdef…`, named by their SHA-256."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._incoming = folder / "incoming"

    def path(self, id: str) -> Path:
        """Where the bytes with this id are, or would be."""
        return self.folder / id[:2] / id

    def put(self, data: bytes) -> str:
        """Keep the bytes and give their id. On return they are on the disk: written aside, synced, then moved into place."""
        id = digest(data)
        target = self.path(id)
        if target.exists() and target.stat().st_size == len(data):
            return id
        self._incoming.mkdir(parents=True, exist_ok=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = self._incoming / f"{id[:16]}.{uuid.uuid4().hex[:8]}"
        try:
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
        hasher = hashlib.sha256()
        with self.path(id).open("rb") as file:
            while chunk := file.read(_CHUNK):
                hasher.update(chunk)
        return hasher.hexdigest() == id

    def sweep(self) -> None:
        """Take away what a killed run left half written. Only for whoever holds the archive's lock."""
        if self._incoming.is_dir():
            for left in self._incoming.iterdir():
                with contextlib.suppress(OSError):
                    left.unlink()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
