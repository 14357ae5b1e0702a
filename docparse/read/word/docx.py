"""Word files: bytes of a .docx, or of one saved as XML, in, a `Reading` of whole-paragraph lines out. Tracked changes count as accepted.

Tables that only set the header or the footer side by side become columns; generated numbers become text; runs in .Vn* and VNI-* fonts
become Unicode.
"""

from __future__ import annotations

import io
import zipfile

from docparse.document import Line, Reading
from docparse.errors import ReadError
from docparse.read.arrange import arrange
from docparse.read.detect import DOCX
from docparse.read.options import DEFAULT, ReadOptions
from docparse.read.printed import Item, Printed
from docparse.read.scan.pictures import FEW_WORDS, in_word, read_pictures
from docparse.read.slots import anchors_right
from docparse.read.word.ooxml import Flow
from docparse.read.word.parts import Parts, damages
from docparse.read.word.single_file import archive_of, is_single_file
from docparse.text.regex import regex

_LARGEST = 200_000_000  # bytes of document.xml; more is a bomb
_ISSUER = regex(r"CỘNG HÒA|CỘNG HOÀ|ỦY BAN|UỶ BAN|ĐẢNG|\bSỞ\b|\bBỘ\b|TỔNG CÔNG TY|TRƯỜNG|HỘI ĐỒNG|\bSố\s*:")


def read_docx(data: bytes, name: str, options: ReadOptions | None = None) -> Reading:
    """Read a .docx, or a Word document saved as one XML file. Raises ReadError (`corrupt`, `empty`, `too_large`) with advice."""
    try:
        data = archive_of(data) if is_single_file(data[:4096]) else data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = Parts(archive, _LARGEST)
    except damages() as error:
        raise ReadError(
            name, "corrupt", f"is a damaged Word file ({type(error).__name__})", "open it in Word or LibreOffice and save it again"
        ) from None
    except MemoryError:
        raise ReadError(name, "too_large", "unpacks to more than 200 MB", "save it as .pdf, or split it") from None
    flow = Flow(parts)
    items = flow.items(parts.body)
    pages = arrange(items)
    furniture, header = _page_marks(parts, Flow(parts), items, _framed(pages[0].lines[:14]))
    if header:
        pages[0].lines[:0] = header
    pages[0].furniture.extend(furniture)
    if parts.pictures and sum(len(line.text.split()) for page in pages for line in page.lines) < FEW_WORDS:
        scanned = read_pictures(in_word(data), name, options or DEFAULT, DOCX)
        if scanned is not None:
            return scanned
    if not any(page.lines for page in pages):
        raise ReadError(name, "empty", "holds no text" + (", only pictures" if parts.pictures else ""), "save it as .pdf and add that")
    reading = Reading(media_type=DOCX, origin="born-digital", pages=pages)
    if flow.legacy:
        reading.encoding = sorted(flow.legacy)[0]
        reading.warnings.append(("legacy_encoding", f"Chữ dùng phông cũ ({', '.join(sorted(flow.legacy))}) đã được đổi sang Unicode"))
    if flow.revisions:
        reading.warnings.append(("tracked_changes", f"{flow.revisions} chỗ sửa có theo dõi được đọc như đã chấp nhận"))
    return reading


def _page_marks(parts: Parts, flow: Flow, items: list[Item], framed: bool) -> tuple[list[Line], list[Line]]:
    """Page headers and footers: furniture, except a header that carries the issuer block which the body lacks.

    `framed`: whether the body begins with Quốc hiệu or a date line of its own.
    """
    start = " ".join(_words(items)[:80])
    furniture: list[Line] = []
    block: list[Line] = []
    for kind, root in parts.marks:
        lines = [line for page in arrange(flow.items(root), first_table=1) for line in page.lines]
        text = " ".join(line.text for line in lines)
        lacking = not framed if _framed(lines) else not _ISSUER.search(start)
        if kind == "header" and not block and _ISSUER.search(text) and len(lines) >= 3 and lacking:
            block = lines
        else:
            furniture.extend(lines)
    return furniture, block


def _framed(lines: list[Line]) -> bool:
    """Whether one of the lines stands only in the head of a paper: Quốc hiệu, Tiêu ngữ or the date line."""
    return any(anchors_right(line.text) for line in lines)


def _words(items: list[Item]) -> list[str]:
    out: list[str] = []
    for item in items[:14]:
        if isinstance(item, Printed):
            out.extend(item.text.split())
        else:
            for row in item.rows[:4]:
                for cell in row:
                    out.extend(_words(cell))
    return out
