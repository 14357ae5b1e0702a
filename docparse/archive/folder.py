"""A path in, an `Archive` out: the folder with its record store, its originals and its index, and the lock for those who write."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from docparse.archive.objects import ObjectFolder
from docparse.errors import ArchiveError

if TYPE_CHECKING:
    from docparse.archive.index import SearchIndex
    from docparse.archive.store import RecordStore

VARIABLE = "DOCPARSE_ARCHIVE"
_STORE = "records.sqlite"


def resolve(asked: Path | None) -> Path:
    """The archive's folder: as asked, else the environment's DOCPARSE_ARCHIVE, else `./archive`."""
    if asked is not None:
        return asked
    return Path(os.environ.get(VARIABLE) or "archive")


class Archive:
    """An open archive. Use it as a context manager, or call `close`."""

    def __init__(self, folder: Path, store: RecordStore) -> None:
        self.folder = folder
        self.store = store
        self.objects = ObjectFolder(folder / "objects")
        self._index: SearchIndex | None = None

    @classmethod
    def open(cls, folder: Path, writable: bool = True) -> Archive:
        """Open an archive that is there. Raises ArchiveError with what to do if it is none."""
        from docparse.archive.sqlite import SqliteStore

        if not folder.exists():
            raise ArchiveError(f"{folder}: there is no such archive; make one with `docparse ingest PATH --archive {folder}`")
        if not (folder / _STORE).is_file():
            raise ArchiveError(f"{folder}: is no archive (it has no {_STORE}); name one with --archive or {VARIABLE}")
        writable = writable and os.access(folder / _STORE, os.W_OK) and os.access(folder, os.W_OK)
        return cls(folder, SqliteStore(folder / _STORE, writable))

    @classmethod
    def create(cls, folder: Path) -> Archive:
        """Open an archive, or make a new one in a folder that is empty or not there yet."""
        from docparse.archive.sqlite import SqliteStore

        if folder.is_dir() and not (folder / _STORE).exists() and any(folder.iterdir()):
            raise ArchiveError(f"{folder}: holds other files and is no archive; name a new or an empty folder with --archive")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"{folder}: cannot be made ({error.strerror}); name another folder with --archive") from error
        return cls(folder, SqliteStore(folder / _STORE))

    @property
    def index(self) -> SearchIndex:
        """The search index, opened at first use."""
        if self._index is None:
            from docparse.archive.index import SearchIndex

            self._index = SearchIndex(self.folder / "index", self.store.identity)
        return self._index

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the archive for writing. Raises ArchiveError at once if another process has it; freed even by kill -9."""
        handle = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                owner = os.read(handle, 20).decode("ascii", "replace").strip()
                raise ArchiveError(
                    f"{self.folder}: process {owner or 'of another user'} is writing to it; run the same command again when that is done"
                ) from None
            os.ftruncate(handle, 0)
            os.pwrite(handle, str(os.getpid()).encode(), 0)
            yield
        finally:
            os.close(handle)

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for temporary files, under the lock. Inside the archive, not in /tmp: what is unpacked there may be secret.

        What a killed run left in it is taken away.
        """
        folder = self.folder / "scratch"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        try:
            yield folder.absolute()
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Close the store and the index."""
        if self._index is not None:
            self._index.close()
            self._index = None
        self.store.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
