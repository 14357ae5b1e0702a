"""Paths in, arrivals out: the bytes of every file named, of every file in a folder, and of every member of a .zip; or why not."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docparse.archive.store import Failure
from docparse.errors import allowing

MAX_BYTES = 512 << 20
"""Larger files are refused: the longest scan of a file in the field is a tenth of this."""

MAX_MEMBERS = 20_000
MAX_DEPTH = 3
_MAX_RATIO = 300
_RATIO_FROM = 32 << 20
ENDINGS = frozenset(
    {".txt", ".text", ".md", ".markdown", ".pdf", ".docx", ".doc", ".rtf", ".odt", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".eml"}
    | {".zip", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic"}
)
"""Files with these endings, or with none, are taken from a folder; others (data, code, sheets) only where they are named."""

_LEFTOVERS = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(slots=True)
class Arrival:
    """Bytes as received. `path` is absolute, with `!` before a member of a container; `shown` is it as people know it."""

    path: str
    shown: str
    name: str
    container: str | None
    data: bytes


def collect(paths: list[Path], archive: Path) -> tuple[list[Path], list[Path]]:
    """The files that these paths name, and those of their folders that are left out because they are no documents (`ENDINGS`).

    Folders are gone through in order; hidden files, leftovers and the archive itself are passed over. A path that does not exist
    stays in the list, so that it becomes a failure.
    """
    inside = archive.resolve()
    taken: list[Path] = []
    left_out: list[Path] = []
    for path in paths:
        if _is_folder(path):
            for file in _files(path, inside):
                (taken if file.suffix.lower() in ENDINGS or not file.suffix or file.is_dir() else left_out).append(file)
        else:
            taken.append(path)
    return list(dict.fromkeys(taken)), left_out


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # in a folder that may not be gone through: it becomes a failure of its own


def arrivals(path: Path) -> Iterator[Arrival | Failure]:
    """The arrivals of one file: itself, or the members of a .zip; what cannot be read comes as a failure."""
    absolute, shown = _readable(str(path.absolute())), _readable(str(path))
    try:
        if path.is_dir():
            yield Failure(
                absolute, shown, None, "unreadable", f"is a folder that this user may not list; allow it with `chmod +rx '{shown}'`"
            )
            return
        if not path.is_file() and path.exists():
            yield Failure(absolute, shown, None, "unsupported", "is no regular file; name files and folders")
            return
        size = path.stat().st_size
        if size > MAX_BYTES:
            yield Failure(absolute, shown, None, "too_large", f"has {size >> 20} MiB, more than {MAX_BYTES >> 20}; split it into parts")
            return
        data = path.read_bytes()
    except FileNotFoundError:
        yield Failure(absolute, shown, None, "missing", "does not exist; check the path")
        return
    except PermissionError:
        yield Failure(absolute, shown, None, "unreadable", f"may not be read by this user; {allowing(path)}")
        return
    except OSError as error:
        yield Failure(absolute, shown, None, "unreadable", f"cannot be read ({error.strerror}); check the disk or the network share")
        return
    yield from _expand(Arrival(absolute, shown, _readable(path.name), None, data), 0)


def _readable(name: str) -> str:
    """A file name that can be stored and printed: bytes that are no UTF-8 (names from old systems) are shown as �."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _files(folder: Path, archive: Path) -> list[Path]:
    if folder.resolve() == archive:
        return []
    out: list[Path] = []
    try:
        children = sorted(folder.iterdir())
    except OSError:
        return [folder]  # becomes a failure of its own
    for child in children:
        if child.name.startswith((".", "~$")) or child.name.lower() in _LEFTOVERS:
            continue
        if child.is_dir():
            # A link to a folder may lead in a circle: not followed.
            if not child.is_symlink():
                out += _files(child, archive)
        else:
            out.append(child)
    return out


def _expand(arrival: Arrival, depth: int) -> Iterator[Arrival | Failure]:
    if not arrival.name.lower().endswith(".zip") or not arrival.data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield arrival
        return
    if depth >= MAX_DEPTH:
        yield Failure(arrival.path, arrival.shown, None, "unsupported", f"is a .zip inside {depth} others; unpack it first")
        return
    try:
        with zipfile.ZipFile(io.BytesIO(arrival.data)) as archive:
            members = [info for info in archive.infolist() if not info.is_dir() and not _hidden(info.filename)]
            if not members:
                yield Failure(arrival.path, arrival.shown, None, "empty", "holds no documents; check the .zip")
                return
            if len(members) > MAX_MEMBERS:
                reason = f"holds {len(members)} files, more than {MAX_MEMBERS}; unpack it and ingest the folder"
                yield Failure(arrival.path, arrival.shown, None, "too_large", reason)
                return
            for info in members:
                yield from _member(arrival, archive, info, depth)
    except zipfile.BadZipFile:
        yield Failure(arrival.path, arrival.shown, None, "corrupt", "is a damaged .zip; fetch it again")


def _member(container: Arrival, archive: zipfile.ZipFile, info: zipfile.ZipInfo, depth: int) -> Iterator[Arrival | Failure]:
    name = _name(info)
    path, shown = f"{container.path}!{name}", f"{container.shown}!{name}"
    if info.flag_bits & 1:
        yield Failure(path, shown, None, "encrypted", "is protected by a password; unpack the .zip with its password first")
        return
    if info.file_size > MAX_BYTES or (info.file_size > _RATIO_FROM and info.file_size > _MAX_RATIO * max(1, info.compress_size)):
        yield Failure(path, shown, None, "too_large", f"would unpack to {info.file_size >> 20} MiB; unpack the .zip and look at it")
        return
    try:
        with archive.open(info) as stream:
            data = stream.read(info.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        yield Failure(path, shown, None, "corrupt", f"cannot be unpacked ({error}); fetch the .zip again")
        return
    yield from _expand(Arrival(path, shown, name.rsplit("/", 1)[-1], container.name, data), depth + 1)


def _hidden(name: str) -> bool:
    parts = [part for part in name.split("/") if part not in (".", "..")]  # a path that leads out is harmless: only its name is kept
    return any(part.startswith((".", "~$", "__MACOSX")) or part.lower() in _LEFTOVERS for part in parts)


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; without the flag for UTF-8 it is often UTF-8 all the same."""
    if not info.flag_bits & 0x800:
        try:
            return info.filename.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return info.filename
