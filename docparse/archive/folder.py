"""A place in, an `Archive` out: its record store, its originals and its index, and the locks of those who write.

In a folder all of it lies side by side, and one process ingests at a time. With PostgreSQL records and originals are in the database,
any number of processes ingest, and only the index and scratch files are in a local folder.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shlex
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from docparse.archive.objects import ObjectFolder, Objects, ObjectTable
from docparse.archive.place import VARIABLE, LevelError, Place, Server, read_only, resolve
from docparse.errors import ArchiveError, allowing

if TYPE_CHECKING:
    from docparse.archive.index import SearchIndex
    from docparse.archive.sql_store import SqlStore
    from docparse.archive.store import Access, RecordStore

__all__ = ["CLEARANCE", "VARIABLE", "Archive", "resolve"]

CLEARANCE = "DOCPARSE_CLEARANCE"
"""The environment variable that asks to see restricted or secret documents, by those to whom that was granted."""

STORE = "records.sqlite"
SLIP = "backup.json"
"""A folder with it is a backup (backup.py), which is only read."""

_TICK = 0.05
_LONG_WAIT = 60.0
_AFTER = "free some space or check the disk; the documents are safe, and the next search or ingest writes it again"


class Archive:
    """An open archive. Use it as a context manager, or call `close`. `name` is for messages, `folder` holds what is local."""

    def __init__(self, place: Place, store: RecordStore, objects: Objects) -> None:
        self.place = place
        self.name = str(place)
        self.folder = place.folder if isinstance(place, Server) else place
        self.store = store
        self.objects = objects
        self._index: SearchIndex | None = None
        self.index_trouble = ""
        """Why the last try to bring the index up failed, and what to do; empty where it did not, or another process is at it."""

    @classmethod
    def open(cls, place: str | Place, writable: bool = True, clearance: Access | None = None) -> Archive:
        """Open an archive that is there. Raises ArchiveError with what to do if it is none.

        `clearance`: the highest access level to see; None: what the environment's DOCPARSE_CLEARANCE says, else `public`.
        More than public has to be granted to whoever asks, and is told to the log.
        """
        place = resolve(place)
        asked_outside = _asked_clearance()
        asked = clearance or asked_outside
        if isinstance(place, Server):
            return cls._served(place, writable, asked, outside=clearance is None)
        folder = place
        try:
            if not folder.exists():
                raise ArchiveError(f"{folder}: there is no such archive; make one with `docparse ingest PATH --archive {folder}`")
            if not (folder / STORE).is_file():
                raise ArchiveError(f"{folder}: is no archive (it has no {STORE}); name one with --archive or {VARIABLE}")
        except PermissionError as error:
            raise ArchiveError(f"{folder}: may not be read by this user; {allowing(folder / STORE)}") from error
        backup = (folder / SLIP).exists()
        writable = (writable or asked != "public") and not backup and os.access(folder / STORE, os.W_OK) and os.access(folder, os.W_OK)
        from docparse.archive.older import readable
        from docparse.archive.sql_store import SqlStore
        from docparse.archive.sqlite import SqliteDatabase

        store = SqlStore(SqliteDatabase(folder / STORE) if writable else readable(folder / STORE), asked)
        _admit(store, folder, outside=clearance is None)
        return cls(folder, store, ObjectFolder(folder / "objects"))

    @classmethod
    def create(cls, place: str | Place, blank: bool = False) -> Archive:
        """Open an archive, or make a new one in a folder that is empty or not there yet, or in a database without tables.

        `blank`: make it without an identity, to be filled by a copy.
        """
        from docparse.archive.sql_store import SqlStore
        from docparse.archive.sqlite import SqliteDatabase

        place = resolve(place)
        asked = "public" if blank else _asked_clearance()
        if isinstance(place, Server):
            return cls._served(place, True, asked, make=True, blank=blank)
        folder = place
        if (folder / SLIP).exists():
            raise ArchiveError(read_only(folder))
        if folder.is_dir() and not (folder / STORE).exists() and any(folder.iterdir()):
            raise ArchiveError(f"{folder}: holds other files and is no archive; name a new or an empty folder with --archive")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"{folder}: cannot be made ({error.strerror}); name another folder with --archive") from error
        if not os.access(folder, os.W_OK) or ((folder / STORE).exists() and not os.access(folder / STORE, os.W_OK)):
            raise ArchiveError(read_only(folder))
        store = SqlStore(SqliteDatabase(folder / STORE), asked, make=True, blank=blank)
        _admit(store, folder)
        return cls(folder, store, ObjectFolder(folder / "objects"))

    @classmethod
    def _served(
        cls, place: Server, writable: bool, clearance: Access, make: bool = False, blank: bool = False, outside: bool = True
    ) -> Archive:
        from docparse.archive.postgresql import PostgresDatabase
        from docparse.archive.sql_store import SqlStore

        database = PostgresDatabase(place.url, place.shown, writable or clearance != "public")
        try:
            store = SqlStore(database, clearance, make=make, blank=blank)
            _admit(store, place, outside)
            try:
                place.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            except OSError as error:
                advice = "name another one with ?index=FOLDER in the address"
                raise ArchiveError(f"{place.folder}: the folder of the index cannot be made ({error.strerror}); {advice}") from error
        except BaseException:
            database.close()
            raise
        return cls(place, store, ObjectTable(database))

    @property
    def index(self) -> SearchIndex:
        """The search index of what the clearance may see, opened at first use."""
        if self._index is None:
            from docparse.archive.index import SearchIndex

            clearance = self.store.clearance
            # What one may not see is not in the index that one asks: no count, no facet, no weight of a word can tell of it.
            name = "index" if clearance == "public" else f"index-{clearance}"
            self._index = SearchIndex(self.folder / name, self.store.identity)
        return self._index

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the archive for an ingest. In a folder one process has it: raises ArchiveError at once if another does; freed even by
        kill -9. With PostgreSQL any number of processes may ingest, and nobody is kept out."""
        if not self.store.writable:
            raise ArchiveError(read_only(self.place))
        if isinstance(self.place, Server):
            yield
            return
        handle = self._lock_file("lock")
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                owner = os.read(handle, 20).decode("ascii", "replace").strip()
                raise ArchiveError(
                    f"{self.name}: {f'process {owner}' if owner else 'another process'} is writing to it;"
                    " run the same command again when that is done"
                ) from None
            os.ftruncate(handle, 0)
            os.pwrite(handle, str(os.getpid()).encode(), 0)
            yield
        finally:
            os.close(handle)

    def refresh(self, wait: float = 0.0, on_step: Callable[[int], None] | None = None) -> bool:
        """Bring the index to the store's last change; False where another process is at it for longer than `wait` seconds.

        Whoever waits is served by the process that is at it, as soon as what was there at the time of asking is in the index.
        """
        asked = self.store.last_change()
        until = time.monotonic() + wait
        while self.index.change() != asked:
            with self._index_lock() as held:
                if held:
                    with self._writing_index():
                        self.index.catch_up(self.store, on_step)
                    return True
            if self.index.change() > asked:
                return True
            if time.monotonic() > until:
                return False
            time.sleep(_TICK)
        return True

    def make_searchable(self, wait: float | None = None) -> bool:
        """Bring the index up to the store as far as that is possible now; False where its newest documents are not in it yet:
        then `index_trouble` says why and what to do, or another process is at it. `wait`: seconds; None: long for a first index.

        Raises ArchiveError where there is no index at all and none can be made.
        """
        self.index_trouble = ""
        if wait is None:
            wait = 0.0 if self.index.change() >= 0 else _LONG_WAIT
        try:
            return self.refresh(wait)
        except (ArchiveError, OSError) as error:
            self.index_trouble = self._trouble(error)
            if self.index.change() < 0:
                raise ArchiveError(f"{self.name}: cannot be searched yet ({self.index_trouble})") from error
            return False

    def _trouble(self, error: ArchiveError | OSError) -> str:
        if not isinstance(error, OSError):
            return str(error)
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return read_only(self.folder)
        return f"{self.index.folder}: the index cannot be written ({error.strerror}); {_AFTER}"

    def rebuild(self, on_step: Callable[[int], None] | None = None) -> None:
        """Make the index anew from the store."""
        with self._index_lock() as held:
            if not held:
                raise ArchiveError(f"{self.name}: another process is writing to the index; run the same command again later")
            with self._writing_index():
                self.index.rebuild(self.store, on_step)

    @contextmanager
    def _writing_index(self) -> Iterator[None]:
        """Write to the index and let go of it; tantivy's errors of many kinds become one that says what to do."""
        try:
            try:
                yield
            finally:
                self.index.release()
        except (ValueError, OSError) as error:
            raise ArchiveError(f"{self.index.folder}: the index cannot be written ({error}); {_AFTER}") from error

    @contextmanager
    def _index_lock(self) -> Iterator[bool]:
        """Hold the index for writing; False, at once, where another process has it."""
        handle = self._lock_file(self.index.folder.name + ".lock")
        try:
            yield _take(handle)
        finally:
            os.close(handle)

    def _lock_file(self, name: str) -> int:
        return os.open(self.folder / name, os.O_RDWR | os.O_CREAT, 0o644)

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for temporary files. In the archive's own folder, not in /tmp: what is unpacked there may be secret.

        What killed runs left is taken away.
        """
        above = self.folder / "scratch"
        above.mkdir(mode=0o700, exist_ok=True)
        for left in above.iterdir():
            if not left.name.isdecimal() or not _runs(int(left.name)):
                shutil.rmtree(left, ignore_errors=True)
        folder = above / str(os.getpid())
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


def _asked_clearance() -> Access:
    from docparse.archive.store import ACCESS

    asked = os.environ.get(CLEARANCE) or "public"
    for level in ACCESS:
        if asked == level:
            return level
    raise LevelError(f"{CLEARANCE}={asked}: is no access level; there are {', '.join(ACCESS)}")


def _admit(store: SqlStore, place: Place, outside: bool = True) -> None:
    """Let an asker see more than public documents only if that was granted, and tell the log.

    `outside`: the clearance was asked for by the environment, not by the command itself.
    """
    from docparse.archive.store import ACCESS, Event

    if store.clearance == "public":
        return
    granted = store.granted(store.agent)
    if ACCESS.index(granted) < ACCESS.index(store.clearance):
        keepers = ", ".join(name for name, level in store.readers() if level == "secret") or "whoever made it"
        store.close()
        advice = f"ask a keeper of the archive ({keepers}) to run `docparse access --grant {shlex.quote(store.agent)} {store.clearance}`"
        if outside:
            what = f"{CLEARANCE} asks for {store.clearance}"
            raise ArchiveError(f"{place}: {store.agent} may see {granted} documents only, and {what}; {advice}, or unset {CLEARANCE}")
        what = f"this command is for those who may see {store.clearance} ones"
        raise ArchiveError(f"{place}: {store.agent} may see {granted} documents only, and {what}; {advice}")
    if not store.writable:
        store.close()
        raise ArchiveError(f"{read_only(place)} (looking at what is not public is written to its log)")
    store.put_event(Event("access", "archive", "ok", {"clearance": store.clearance}))


def _take(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
