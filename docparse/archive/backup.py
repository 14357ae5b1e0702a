"""An archive in, a folder out that it can be restored from: a consistent state, made while ingest runs, the same again only adds.

A backup is itself an archive in a folder, readable by `docparse verify`, `search`, `show`, with a slip `backup.json` that says what it
holds. It is written in an order that leaves the last good backup good: originals first, then the records aside, then a slip that knows
both the old records and the new, then the new ones into place. It is only ever read: docparse does not write to a folder with a slip.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from docparse import __version__
from docparse.archive.folder import SLIP, STORE, Archive
from docparse.archive.migrations import now
from docparse.archive.objects import ObjectFolder, file_digest
from docparse.archive.older import readable
from docparse.archive.place import Place
from docparse.archive.sql_store import SqlStore
from docparse.archive.sqlite import SqliteDatabase
from docparse.archive.store import Event
from docparse.archive.transfer import Copied, copy, copy_objects, copy_rows, database_of
from docparse.errors import ArchiveError

_FORMAT = 1


@dataclass(slots=True)
class Slip:
    """What a backup holds. `change`: the last change of the archive in it; `records`: the SHA-256 of the file of records.

    `before`: that of the backup which it took the place of, and which is still there if the last step was not reached.
    """

    archive: str
    source: str
    change: int = 0
    originals: int = 0
    documents: int = 0
    records: str = ""
    before: str = ""
    at: str = ""
    version: str = __version__
    format: int = _FORMAT


def backup(archive: Archive, folder: Path, on_step: Callable[[int], None] | None = None) -> Slip:
    """Back an archive up into a folder: a new one, or one with an earlier backup of it. Others may write meanwhile."""
    old = _claim(archive, folder)
    aside = folder / (STORE + ".new")
    try:
        for left in folder.glob(STORE + ".new*"):
            left.unlink()
        slip = _write_aside(archive, folder, aside, on_step)
        slip.before = old.records
        _write(folder / SLIP, json.dumps(asdict(slip), ensure_ascii=False, indent=2))
        aside.replace(folder / STORE)
    except OSError as error:
        raise ArchiveError(f"{folder}: cannot be written ({error.strerror}); free some space or name another folder") from error
    if archive.store.writable:
        archive.store.put_event(Event("backup", "archive", "ok", {"to": str(folder), "change": slip.change}))
    return slip


def _write_aside(archive: Archive, folder: Path, aside: Path, on_step: Callable[[int], None] | None) -> Slip:
    """Write the records of this moment beside the old ones, and the originals that they need to where they belong."""
    theirs = database_of(archive)
    with theirs.snapshot():
        copied = copy_objects(archive, ObjectFolder(folder / "objects"), on_step)
        ours = SqliteDatabase(aside)
        try:
            store = SqlStore(ours, make=True, blank=True)
            with ours.transaction():
                copy_rows(theirs, ours)
                change, documents = store.last_change(), len(ours.all("SELECT key FROM documents"))
                store.put_event(Event("backup", "archive", "ok", {"from": archive.name, "change": change}))
            ours.settle()
        finally:
            ours.close()
    return Slip(archive.store.identity, archive.name, change, copied.originals, documents, _hash(aside), at=now())


def restore(folder: Path, place: Place, on_step: Callable[[int], None] | None = None) -> Copied:
    """Make the archive of a backup anew, in a new folder or an empty database. Raises ArchiveError if the backup is damaged."""
    slip = read_slip(folder)
    if not slip.records:
        raise ArchiveError(f"{folder}: is a backup that was never finished; run `docparse backup` again, or take another one")
    if _hash(folder / STORE) not in (slip.records, slip.before):
        raise ArchiveError(f"{folder / STORE}: has changed since the backup was made; take another backup")
    store = SqlStore(readable(folder / STORE))
    with Archive(folder, store, ObjectFolder(folder / "objects")) as source, Archive.create(place, blank=True) as target:
        return copy(source, target, "restore", on_step)


def read_slip(folder: Path) -> Slip:
    """What a backup says that it holds. Raises ArchiveError if the folder is no backup."""
    try:
        said: dict[str, Any] = json.loads((folder / SLIP).read_text(encoding="utf-8"))
        if int(said["format"]) > _FORMAT:
            raise ArchiveError(f"{folder}: was written by a newer docparse ({said['version']}); upgrade docparse")
        return Slip(**said)
    except OSError as error:
        advice = "name the folder of a finished `docparse backup`"
        raise ArchiveError(f"{folder}: is no backup, it has no readable {SLIP} ({error.strerror}); {advice}") from error
    except (ValueError, TypeError, KeyError) as error:
        raise ArchiveError(f"{folder / SLIP}: is damaged ({error}); take another backup") from error


def _claim(archive: Archive, folder: Path) -> Slip:
    """The slip of a folder that is new or holds a backup of this archive. Raises ArchiveError where it holds anything else."""
    if folder.resolve().is_relative_to(archive.folder.resolve()):
        raise ArchiveError(f"{folder}: is inside the archive itself and would be lost with it; name a folder outside of {archive.folder}")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if (folder / SLIP).exists():
            slip = read_slip(folder)
            if slip.archive != archive.store.identity:
                raise ArchiveError(f"{folder}: holds the backup of another archive ({slip.source}); name another folder")
            return slip
        if any(folder.iterdir()):
            raise ArchiveError(f"{folder}: holds other files and is no backup; name a new or an empty folder")
        slip = Slip(archive.store.identity, archive.name)
        _write(folder / SLIP, json.dumps(asdict(slip), ensure_ascii=False, indent=2))
    except OSError as error:
        raise ArchiveError(f"{folder}: cannot be made or written ({error.strerror}); name another folder") from error
    return slip


def _hash(path: Path) -> str:
    try:
        return file_digest(path)
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read ({error.strerror}); take another backup") from error


def _write(path: Path, text: str) -> None:
    aside = path.with_suffix(".new")
    with aside.open("w", encoding="utf-8") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
