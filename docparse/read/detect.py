"""Bytes and a file name in, a media type out. The first bytes decide, the name only where they say nothing.

>>> detect(b"%PDF-1.7 ...", "scan.bin")
'application/pdf'
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath

from docparse.errors import ReadError
from docparse.read.word.single_file import is_single_file
from docparse.text.regex import regex

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
SUPPORTED = ".pdf, .docx, .doc, .rtf, .odt, .txt, .md, .html, .png, .jpg, .tif, .webp, .bmp, and .zip or .eml that hold them"

_IMAGES = [
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
]
_FOREIGN = [
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a Linux program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or video file"),
    (b"\x1aE\xdf\xa3", "a video file"),
    (b"SQLite format 3", "a database"),
    (b"fLaC", "a sound file"),
]
_TEXT_NAMES = {".txt": "text/plain", ".text": "text/plain", ".md": "text/markdown", ".markdown": "text/markdown", ".log": "text/plain"}
_BINARY_NAMES = {
    ".pdf": "a PDF", ".docx": "a Word file", ".doc": "a Word file", ".odt": "an OpenDocument text", ".rtf": "a rich text file",
    ".png": "an image", ".jpg": "an image", ".jpeg": "an image", ".tif": "an image", ".tiff": "an image", ".zip": "a zip archive",
}  # fmt: skip
_COPY_AGAIN = "copy the file again from where it came"
_HTML = regex(rb"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]|<w:WordDocument", re.I)
_HTML_BLOCK = regex(rb"</(?:p|div|table|td|span)\s*>", re.I)
_MAIL_HEADER = regex(rb"(?:[A-Z][A-Za-z-]{1,40}: ?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}\r?\n")
_WEB_ARCHIVE = regex(rb"^Content-Type: ?multipart/", re.I | re.M)
_MAIL_MARK = regex(rb"^(?:From|Subject|Date|Received|MIME-Version|Message-ID|Return-Path|To): ?", re.I | re.M)


def detect(data: bytes, name: str) -> str:
    """The media type of a file. Raises ReadError: `empty`, `encrypted`, `corrupt`, or `unsupported` (it names the kinds that are)."""
    if not data.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
        raise ReadError(name, "empty", "is empty", "check the copy and add the file again")
    suffix = PurePosixPath(name.replace("\\", "/").lower()).suffix
    head = data[:1024]
    if b"%PDF-" in head:
        return "application/pdf"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _ole(data, name)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip(data, name)
    if head.lstrip().startswith(b"{\\rtf"):
        return "application/rtf"
    for magic, media_type in _IMAGES:
        if head.startswith(magic) and not (magic == b"BM" and suffix in _TEXT_NAMES):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp":
        if head[8:12] in (b"heic", b"heix", b"mif1", b"avif"):
            raise _unsupported(name, "a HEIC or AVIF image", "save it as .jpg or .png")
        raise _unsupported(name, "a video file")
    for magic, what in _FOREIGN:
        if head.startswith(magic) and not _reads_as_text(data):
            raise _unsupported(name, what)
    if not _reads_as_text(data):
        if suffix in _BINARY_NAMES or suffix in _TEXT_NAMES or suffix in (".html", ".htm"):
            what = _BINARY_NAMES.get(suffix, "text")
            raise ReadError(
                name, "corrupt", f"is not {what}, as its name says, but unknown bytes", "copy the file again from where it came"
            )
        raise _unsupported(name, "a file of an unknown kind")
    return _textual(data, suffix, name)


def _unsupported(name: str, what: str, advice: str = "") -> ReadError:
    return ReadError(name, "unsupported", f"is {what}", (advice + "; " if advice else "") + f"docparse reads {SUPPORTED}")


def _textual(data: bytes, suffix: str, name: str) -> str:
    """Which kind of text: HTML, mail or plain; a text under a binary file's name is read for what it is."""
    head = data[:4096]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = data[:8192].replace(b"\x00", b"")
    if _MAIL_HEADER.match(head) and (_WEB_ARCHIVE.search(head) or (suffix in (".eml", ".mht", ".mhtml") and _MAIL_MARK.search(head))):
        return "message/rfc822"  # before HTML: a page that a browser or Word saved as one file holds its `<html>` inside
    if is_single_file(head):
        return DOCX
    if suffix in (".html", ".htm", ".xhtml") or _HTML.search(head):
        return "text/html"
    if suffix in (".eml", ".mht", ".mhtml") or (_MAIL_HEADER.match(head) and len(_MAIL_MARK.findall(head)) >= 3):
        return "message/rfc822"
    if suffix == ".pdf":
        raise ReadError(name, "corrupt", "is not a PDF (no %PDF mark)", _COPY_AGAIN)
    if suffix in (".doc", ".docx", "") and len(_HTML_BLOCK.findall(data[:20000])) >= 3:
        return "text/html"
    return _TEXT_NAMES.get(suffix, "text/plain")


def _reads_as_text(data: bytes) -> bool:
    """Whether a sample of the bytes can be text in some encoding: no control bytes, or UTF-16 with its many NULs."""
    sample = data[:65536]
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff") or sample[:4] == b"\x00\x00\xfe\xff":
        return True
    nulls = sample.count(0)
    if nulls:
        from docparse.text.encodings import utf16_without_mark

        return utf16_without_mark(sample) is not None
    controls = sum(map(sample.count, (*range(9), *range(14, 27), *range(28, 32))))
    return controls <= len(sample) * 0.002


def _ole(data: bytes, name: str) -> str:
    """An OLE file is a .doc, an encrypted .docx, or something of other programs: its directory names tell."""

    def holds(entry: str) -> bool:
        return entry.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise ReadError(name, "encrypted", "is protected by a password", "open it in Word, remove the password, and add it again")
    if holds("WordDocument"):
        if _word_is_encrypted(data):
            raise ReadError(name, "encrypted", "is protected by a password", "open it in Word, remove the password, and add it again")
        return "application/msword"
    for entry, what in (("Workbook", "an Excel sheet"), ("Book", "an Excel sheet"), ("PowerPoint Document", "a PowerPoint file")):
        if holds(entry):
            raise _unsupported(name, what, "save it as .pdf")
    raise _unsupported(name, "a file of another Office program", "save it as .pdf")


def _word_is_encrypted(data: bytes) -> bool:
    """The fEncrypted flag in the file information block, which starts a 512-byte sector ([MS-DOC] 2.5.2)."""
    at = data.find(b"\xec\xa5")
    while at >= 0:
        if at % 512 == 0 and at + 12 <= len(data):
            return bool(int.from_bytes(data[at + 10 : at + 12], "little") & 0x0100)
        at = data.find(b"\xec\xa5", at + 1)
    return False


def _zip(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            kind = archive.read("mimetype")[:100].decode("ascii", "replace").strip() if "mimetype" in names else ""
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        what = "a damaged Word file" if name.lower().endswith((".docx", ".docm")) else "a damaged zip archive"
        raise ReadError(name, "corrupt", f"is {what}", _COPY_AGAIN) from None
    if kind.startswith(ODT):
        return ODT
    if kind:
        raise _unsupported(name, f"a file of the kind {kind}", "save it as .pdf")
    if "[Content_Types].xml" in names:
        if "word/document.xml" in names or any(re.fullmatch(r"word/document\d*\.xml", entry) for entry in names):
            return DOCX
        for prefix, what in (("xl/", "an Excel sheet"), ("ppt/", "a PowerPoint file"), ("visio/", "a Visio drawing")):
            if any(entry.startswith(prefix) for entry in names):
                raise _unsupported(name, what, "save it as .pdf")
    if name.lower().endswith((".docx", ".docm", ".odt")):
        raise ReadError(name, "corrupt", "is a zip archive without a document in it", "save it again in Word, or name it .zip")
    return "application/zip"
