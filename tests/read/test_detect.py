"""The kind of a file by its first bytes; what cannot be read is refused with a category and advice."""

from __future__ import annotations

import io
import zipfile

import pytest

from docparse.errors import ReadError
from docparse.read.detect import DOCX, ODT, detect


def zipped(*names: str, mimetype: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def ole(*entries: str, flags: int = 0) -> bytes:
    block = b"\xec\xa5" + bytes(8) + flags.to_bytes(2, "little")
    return OLE + block.ljust(512, b"\0") + b"".join(entry.encode("utf-16-le").ljust(128, b"\0") for entry in entries)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.4\n", "a.txt", "application/pdf"),
        (b"\n\n%PDF-1.4\n", "a", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n1234", "a.pdf", "image/png"),
        (b"\xff\xd8\xff\xe0", "a", "image/jpeg"),
        (b"II*\x00abcd", "a", "image/tiff"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a", "image/webp"),
        (b"{\\rtf1 x}", "a.doc", "application/rtf"),
        (zipped("[Content_Types].xml", "word/document.xml"), "a.zip", DOCX),
        (zipped("content.xml", mimetype=ODT), "a.zip", ODT),
        (zipped("a.txt"), "a.zip", "application/zip"),
        (ole("WordDocument"), "a.doc", "application/msword"),
        (b"<!DOCTYPE html><p>x", "a.txt", "text/html"),
        (b"<p>mot</p><p>hai</p><p>ba</p>", "a.doc", "text/html"),
        (b"MIME-Version: 1.0\nFrom: a@b.vn\nSubject: x\n\nxin chao", "a", "message/rfc822"),
        ("Số: 5/KH".encode(), "a.txt", "text/plain"),
        ("# Số".encode(), "a.md", "text/markdown"),
        ("Số: 5".encode("utf-16-le"), "a.txt", "text/plain"),
        (b"BM la chu viet tat", "a.txt", "text/plain"),
        (b"MZ la chu viet tat cua mot tu", "a.txt", "text/plain"),
    ],
)
def test_kinds(data: bytes, name: str, kind: str) -> None:
    assert detect(data, name) == kind


@pytest.mark.parametrize(
    ("data", "name", "category"),
    [
        (b"", "a.pdf", "empty"),
        (b"\x00\x00\x00", "a.docx", "empty"),
        (ole("EncryptedPackage", "EncryptionInfo"), "a.docx", "encrypted"),
        (ole("WordDocument", flags=0x0100), "a.doc", "encrypted"),
        (ole("Workbook"), "a.xls", "unsupported"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "a.xlsx", "unsupported"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "a.pptx", "unsupported"),
        (zipped("x.txt"), "a.docx", "corrupt"),
        (zipped("[Content_Types].xml", "word/document.xml")[:-30], "a.docx", "corrupt"),
        (b"MZ" + bytes(range(256)) * 4, "a.exe", "unsupported"),
        (b"\x7fELF" + bytes(range(256)), "a", "unsupported"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(200), "a.mp4", "unsupported"),
        (bytes(range(256)) * 20, "a.txt", "corrupt"),
        (bytes(range(256)) * 20, "a.pdf", "corrupt"),
        (bytes(range(256)) * 20, "a.xyz", "unsupported"),
        ("chỉ là chữ".encode(), "a.pdf", "corrupt"),
    ],
)
def test_refusals(data: bytes, name: str, category: str) -> None:
    with pytest.raises(ReadError) as caught:
        detect(data, name)
    assert caught.value.category == category
    assert caught.value.advice
    if category == "unsupported":
        assert ".pdf" in str(caught.value)
        assert ".docx" in str(caught.value)
