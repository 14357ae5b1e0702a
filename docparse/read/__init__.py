"""Readers: bytes of one kind of file in, a `Reading` (pages of lines) out. `read` finds the kind and the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docparse.read.options import DEFAULT, ReadOptions

if TYPE_CHECKING:
    from docparse.document import Reading

__all__ = ["ReadOptions", "read"]


def read(data: bytes, name: str, options: ReadOptions | None = None) -> Reading:
    """Read one document from its bytes; `name` is only a hint of the kind. Raises ReadError with a category and advice."""
    from docparse.read.detect import DOCX, detect

    options = options or DEFAULT
    media_type = detect(data, name)
    if media_type in ("text/plain", "text/markdown"):
        from docparse.read.plain.text import read_text

        return read_text(data, name, options)
    if media_type == "text/html":
        from docparse.read.web.html import read_html

        return read_html(data, name, options)
    if media_type == "application/pdf":
        from docparse.read.pdf.pdf import read_pdf

        return read_pdf(data, name, options)
    if media_type.startswith("image/"):
        from docparse.read.scan.image import read_image

        return read_image(data, name, options)
    if media_type == DOCX:
        from docparse.read.word.docx import read_docx

        return read_docx(data, name, options)
    if media_type in ("application/zip", "message/rfc822"):
        from docparse.read.container import read_only_member

        return read_only_member(data, name, options)
    from docparse.read.word.office import read_office

    return read_office(data, name, media_type, options)
