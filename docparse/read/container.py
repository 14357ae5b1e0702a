"""Files that hold documents (.zip, .eml): bytes in, the documents in them with their names out. Bombs are refused.

Names are only names: nothing is written to disk, so a path such as `../../x` does no harm; it is shown without its dots.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
import zlib
from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from docparse.errors import ReadError
from docparse.read.detect import detect
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

if TYPE_CHECKING:
    from docparse.document import Reading
    from docparse.read.options import ReadOptions

MEMBERS, BYTES, RATIO, DEPTH = 2000, 1_000_000_000, 300, 3
"""Limits of a container: documents in it, bytes unpacked, how many times larger than packed, containers inside containers."""

_WORDS = regex(r"[^\W\d_]+")
_NOISE = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini", "~$")


def is_container(data: bytes, name: str) -> bool:
    """Whether a file holds other documents: a .zip that is no Office file, or a mail."""
    if not data.startswith(b"PK") and b": " not in data[:400]:
        return False
    try:
        return detect(data, name) in ("application/zip", "message/rfc822")
    except ReadError:
        return False


def members(data: bytes, name: str, depth: int = 0) -> list[tuple[str, bytes]]:
    """The documents of a container as (name, bytes), in their order; those of inner containers as `inner.zip/name`.

    Raises ReadError (`too_large`, `encrypted`, `corrupt`).
    """
    budget = [BYTES]
    return _members(data, name, depth, budget)


def _members(data: bytes, name: str, depth: int, budget: list[int]) -> list[tuple[str, bytes]]:
    found = _of_zip(data, name, budget) if data.startswith(b"PK") else _of_mail(data, name, budget)
    out: list[tuple[str, bytes]] = []
    for member, content in found:
        if is_container(content, member):
            if depth + 1 >= DEPTH:
                raise ReadError(name, "too_large", f"holds archives more than {DEPTH} deep", "unpack it and add the files")
            out.extend((f"{member}/{inner}", inside) for inner, inside in _members(content, member, depth + 1, budget))
        else:
            out.append((member, content))
    if len(out) > MEMBERS:
        raise ReadError(name, "too_large", f"holds more than {MEMBERS} files", "unpack it and add the folder")
    return out


def read_only_member(data: bytes, name: str, options: ReadOptions | None = None) -> Reading:
    """The reading of a container that holds one document; with more, ReadError: they are documents of their own (`members`)."""
    from docparse.read import read

    found = members(data, name)
    if not found:
        raise ReadError(name, "empty", "holds no documents", "check the archive file")
    if len(found) > 1:
        raise ReadError(name, "unsupported", f"holds {len(found)} documents", "read them one by one with docparse.read.container.members")
    return read(found[0][1], found[0][0], options)


def _of_zip(data: bytes, name: str, budget: list[int]) -> list[tuple[str, bytes]]:
    out = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MEMBERS:
                raise ReadError(name, "too_large", f"holds more than {MEMBERS} files", "unpack it and add the folder")
            for entry in entries:
                shown = _clean(_decoded(entry))
                if any(noise in shown for noise in _NOISE) or not entry.file_size:
                    continue
                if entry.flag_bits & 1:
                    raise ReadError(name, "encrypted", "is protected by a password", "unpack it with its password and add the files")
                if entry.file_size > 1_000_000 and entry.file_size > RATIO * max(1, entry.compress_size):
                    raise ReadError(name, "too_large", f"unpacks `{shown}` to {entry.file_size:,} bytes", "check where it came from")
                out.append((shown, _bounded(archive, entry, name, budget)))
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise ReadError(name, "corrupt", f"is a damaged zip archive ({error})", "copy the file again from where it came") from None
    return out


def _bounded(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, budget: list[int]) -> bytes:
    """The bytes of an entry, counted as they are unpacked: the size that an archive states may be a lie."""
    chunks = []
    with archive.open(entry) as stream:
        while chunk := stream.read(1 << 20):
            budget[0] -= len(chunk)
            if budget[0] < 0:
                raise ReadError(name, "too_large", f"unpacks to more than {BYTES:,} bytes", "unpack it and add the files one by one")
            chunks.append(chunk)
    return b"".join(chunks)


def _decoded(entry: zipfile.ZipInfo) -> str:
    """An entry's name; names without the UTF-8 flag are tried as UTF-8 and as Vietnamese windows-1258 before the old code page."""
    if entry.flag_bits & 0x800 or entry.filename.isascii():
        return entry.filename
    for code in ("utf-8", "cp1258"):
        with suppress(UnicodeEncodeError, UnicodeDecodeError):
            name = unicodedata.normalize("NFC", entry.filename.encode("cp437").decode(code))
            marked = [word for word in _WORDS.findall(name) if not word.isascii()]
            if code == "utf-8" or (marked and all(map(is_syllable, marked))):
                return name
    return entry.filename


def _clean(name: str) -> str:
    """A member's name without drive, root and parent folders."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..", ".") and not part.endswith(":")]
    return "/".join(parts) or "unnamed"


def _of_mail(data: bytes, name: str, budget: list[int]) -> list[tuple[str, bytes]]:
    """The attachments of a mail; its own text where it has none that can be read (a saved web page, a notice in the mail itself)."""
    from email import message_from_bytes, policy
    from email.message import EmailMessage

    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage):
        return []
    out: list[tuple[str, bytes]] = []
    bodies: list[tuple[str, bytes]] = []
    stem = PurePosixPath(_clean(name)).stem
    for part in message.walk():
        if part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content.strip():
            continue
        budget[0] -= len(content)
        if budget[0] < 0:
            raise ReadError(name, "too_large", f"unpacks to more than {BYTES:,} bytes", "save its attachments and add them one by one")
        file_name = part.get_filename()
        kind = part.get_content_type()
        if file_name and part.get_content_disposition() != "inline":
            out.append((_clean(file_name), content))
        elif kind in ("text/html", "text/plain"):
            charset = part.get_content_charset() or "utf-8"
            with suppress(LookupError, UnicodeDecodeError):  # a wrong charset: its reader looks at the bytes anyway
                content = content.decode(charset).encode("utf-8")
            bodies.append((stem + (".html" if kind == "text/html" else ".txt"), content))
        elif file_name and not kind.startswith("image/"):
            out.append((_clean(file_name), content))
    if not out and bodies:
        body = next((body for body in bodies if body[0].endswith(".html")), bodies[0])
        # A page that was saved as one file is that file; the text of a mail is a document in it.
        saved = PurePosixPath(name).suffix.lower() != ".eml" and detect(body[1], _clean(name)) == "text/html"
        out.append((_clean(name), body[1]) if saved else body)
    return out
